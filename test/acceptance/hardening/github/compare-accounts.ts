import type { Outcome, RecordedChange } from '../../../../src/audit/entry.ts';
import type { JsonObject } from '../../../../src/digest/json.ts';
import type { StateEntries } from '../../../../src/plan/state.ts';
import type { Effect } from '../../../github-emulator/effect.ts';
import type { LoggedRequest } from '../../../github-emulator/logged-request.ts';

/** What an apply says of itself, and what the emulator knows of it. */
export interface Accounts {
  readonly outcomes: readonly Outcome[];
  readonly changes: readonly RecordedChange[];
  readonly log: readonly LoggedRequest[];
  /** What stands there since. */
  readonly there: StateEntries;
  /** The name of a team in Bylaw, by its number. */
  readonly teamOf: (number: number) => string | undefined;
}

/** Where the ledger's account of an apply and the emulator's own log differ. */
export function compareAccounts(accounts: Accounts): readonly string[] {
  const { outcomes, changes, there } = accounts;
  const effects = effectsByAddress(accounts);
  const problems: string[] = [];
  const of = merged(outcomes);
  for (const [address, { lost, words }] of effects) {
    const outcome = of.get(address);
    if (outcome === undefined) problems.push(`${words}: no outcome of ${address}`);
    else if (lost && outcome.ambiguous !== true)
      problems.push(`${words}: its answer was lost, and ${address} is not ambiguous`);
    else if (outcome.status !== 'applied' && outcome.ambiguous !== true && !isStep(words))
      problems.push(`${words}: took effect, and ${address} is ${outcome.status}: ${outcome.message}`);
  }
  for (const change of changes) {
    const outcome = of.get(change.address);
    if (outcome === undefined) problems.push(`${change.action} ${change.address}: no outcome`);
    if (outcome?.status !== 'applied' || change.action === 'rename') continue;
    const found = there.get(change.address);
    if (!isAs(found, change))
      problems.push(`${change.action} ${change.address} is applied, and there is ${JSON.stringify(found)}`);
  }
  return problems;
}

/** By address, where several applies had to do with it: what was done is done, and lost is lost. */
function merged(outcomes: readonly Outcome[]): ReadonlyMap<string, Outcome> {
  const found = new Map<string, Outcome>();
  for (const outcome of outcomes) {
    const last = found.get(outcome.address);
    const ambiguous = last?.ambiguous ?? outcome.ambiguous;
    const kept = last?.status === 'applied' ? last : outcome;
    found.set(outcome.address, { ...kept, ...(ambiguous === undefined ? {} : { ambiguous }) });
  }
  return found;
}

/** An invitation that was cancelled for another one, which was not taken. */
function isStep(words: string): boolean {
  return words.startsWith('delete invitation');
}

interface Effected {
  readonly words: string;
  /** Whether the answer to any of the requests was lost. */
  readonly lost: boolean;
}

function effectsByAddress({ log, teamOf, changes }: Accounts): ReadonlyMap<string, Effected> {
  const found = new Map<string, Effected>();
  const known = new Set(changes.map(({ address }) => address));
  // Steps of a change: whoever makes a team is taken out of it, and an invitation anew leads to the same teams.
  const planned = (address: string | undefined) => {
    if (address === undefined || known.has(address) || !address.startsWith('team-member:')) return address;
    const [team = '', person = ''] = address.slice('team-member:acme/'.length).split('/');
    return [`team:acme/${team}`, `member:acme/${person}`].find((each) => known.has(each)) ?? address;
  };
  for (const request of log) {
    const main = mainEffect(request);
    const address = main === undefined ? undefined : planned(addressOf(main, teamOf));
    if (main === undefined || address === undefined) continue;
    const words = `${main.action} ${main.what} ${main.name}`;
    found.set(address, { words, lost: isLost(request) || (found.get(address)?.lost ?? false) });
  }
  return found;
}

/** What a request was for: the rest goes with it. */
function mainEffect({ effects }: LoggedRequest): Effect | undefined {
  const objects = ['member', 'invitation', 'team', 'settings'];
  return effects.find(({ what }) => objects.includes(what)) ?? effects[0];
}

/** Half of an answer without a body is a whole one. */
function isLost({ fault, status }: LoggedRequest): boolean {
  if (fault === undefined) return false;
  return fault === 'drop-after' || (fault === 'cut' && status !== 204) || /^5\d\d/.test(fault);
}

function addressOf({ what, name, team }: Effect, teamOf: Accounts['teamOf']): string | undefined {
  const held = team === undefined ? name : (teamOf(team) ?? name);
  const end = name.slice(name.lastIndexOf('/') + 1);
  switch (what) {
    case 'member':
    case 'invitation':
      return `member:acme/${name}`;
    case 'team':
      return `team:acme/${held}`;
    case 'team-member':
    case 'team-invitation':
      return `team-member:acme/${held}/${end}`;
    case 'team-repository':
      return `repository-permission:acme/${held}/${end.toLowerCase()}`;
    case 'settings':
      return 'settings:acme';
    default:
      return undefined;
  }
}

function isAs(found: JsonObject | undefined, { after }: RecordedChange): boolean {
  if (after === null || found === undefined) return after === null && found === undefined;
  const seen = Object.entries(after).filter(
    ([field]) => !['login', 'account', 'number', 'slug'].includes(field),
  );
  return seen.every(([field, value]) => found[field] === value);
}
