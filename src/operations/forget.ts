import { ownedScopes } from '../audit/owned-scopes.ts';
import { forgetEverything, forgetObject, managedOnly, type RecordedState } from '../audit/recorded-state.ts';
import type { Scope } from '../audit/scope.ts';
import type { SettledIntent } from '../audit/settled-intent.ts';
import { stateEdits } from '../audit/state-edits.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { didYouMean } from '../diagnostic/nearest-name.ts';
import type { GitWriter } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Organization, Target } from '../model/model.ts';
import { type ObjectAddress, objectAddress, parseAddress } from '../plan/address.ts';
import type { Provider } from '../providers/provider.ts';
import { renderSettled, renderTakenOver } from '../report/render-settled.ts';
import { openCommitSource } from '../source/commit-source.ts';
import { append } from './append.ts';
import { appendAnew } from './append-anew.ts';
import { headCommit } from './head-commit.ts';
import { loadModel } from './load-model.ts';
import { openProvider } from './open-provider.ts';
import { ledgerOf } from './own-ledger.ts';
import type { ForgetResult } from './results.ts';
import { newRun, runner } from './runner.ts';
import type { Session } from './session.ts';
import { settleIntent } from './settle-intent.ts';
import { targetAt } from './target-at.ts';
import { withRepository } from './with-repository.ts';

export interface ForgetOptions {
  /** Of an object, such as `team:acme/core`; `organization:acme` is the organization and everything in it. */
  readonly address: string;
  /** Where the organization is recorded in several targets. */
  readonly target?: string;
  readonly reason?: string;
}

/**
 * Lets go of an object without touching it, and records that. It stays in its target; later applies neither change
 * nor remove it, unless the YAML declares it, which adopts it again.
 * @throws BylawError `forget/not-an-object`, `forget/not-managed`, `source/unknown-target`, `apply/running`,
 *   `ledger/is-source-branch`
 */
export async function forget(caller: Session, options: ForgetOptions): Promise<ForgetResult> {
  const session = newRun(caller);
  const object = objectOf(options.address);
  return withRepository(session, async (git) => {
    const source = await headCommit(git);
    const loaded = await loadModel(openCommitSource(git, source), session);
    const place = await ledgerOf(git, loaded.settings.ledger);
    const organization = loaded.model?.organizations.get(object.organization);
    // Of every attempt: what one has settled, the next finds settled.
    const earlier: Earlier = { settled: [], takenOver: null };
    const { scope, objects, recorded } = await appendAnew(session, git, place, async (opened) => {
      const target = chooseTarget(opened, object, options.target);
      const scope = { organization: object.organization, target };
      const system = organization?.targets.get(target) ?? (await lastTarget(session, git, opened, scope));
      const provider =
        system &&
        openProvider(session, { organization: organization ?? scope.organization, target: system }, opened);
      // A result that comes later would put back what is let go of in between.
      const { ledger, ...settling } = await settleIntent(session, { git, scope, provider }, opened);
      if (settling.settled !== undefined) earlier.settled.push(settling.settled);
      earlier.takenOver = settling.takenOver ?? earlier.takenOver;
      const before = await ledger.readManaged(scope);
      const after = letGoOf(before, object);
      const objects = before.owned.size - after.owned.size;
      if (objects === 0) throw notManaged(options.address, scope, before, earlier);
      const forgetting = { scope, before, after, source, options, object, provider };
      return { scope, objects, recorded: await letGo(session, git, ledger, forgetting) };
    });
    return {
      address: options.address,
      ...scope,
      objects,
      entry: { sequence: recorded.sequence, commit: recorded.tip ?? '' },
      stillDeclared:
        organization?.targets.get(scope.target)?.enabled === true && isDeclared(organization, object),
      ...earlier,
    };
  });
}

interface Earlier {
  readonly settled: SettledIntent[];
  takenOver: number | null;
}

/** An organization is let go of with everything in it, whether or not its own object is recorded there. */
function letGoOf(before: RecordedState, { kind, organization, name }: ObjectAddress): RecordedState {
  return kind === 'organization'
    ? forgetEverything(before)
    : forgetObject(before, objectAddress(kind, organization, name));
}

interface Forgetting {
  readonly scope: Scope;
  readonly before: RecordedState;
  readonly after: RecordedState;
  readonly source: string;
  readonly options: ForgetOptions;
  readonly object: ObjectAddress;
  /** Of the target, as far as it can be told what that is. */
  readonly provider: Provider | undefined;
}

async function letGo(
  session: Session,
  git: GitWriter,
  ledger: Ledger,
  { scope, before, after, source, options, object, provider }: Forgetting,
): Promise<Ledger> {
  // Of a system that keeps its own state the record drops what is let go of; a directory has no other record of it.
  const keepsItself = provider?.capabilities.stages === false;
  const all = object.kind === 'organization' ? ' and everything in it' : '';
  const reason = options.reason === undefined ? '' : `: ${options.reason}`;
  const draft = {
    kind: 'event',
    at: session.now(),
    ...scope,
    source,
    runner: runner(session),
    approvedBy: [],
    event: `forget ${options.address}${all}${reason}`,
  } as const;
  const edits = stateEdits(scope, before, keepsItself ? managedOnly(after) : after);
  return append(session, git, ledger, draft, edits);
}

/** What a target was that nothing declares any longer. */
async function lastTarget(
  session: Session,
  git: GitWriter,
  ledger: Ledger,
  scope: Scope,
): Promise<Target | undefined> {
  const applied = await ledger.applied(scope);
  return applied === undefined ? undefined : targetAt(session, git, applied.source, scope);
}

function objectOf(address: string): ObjectAddress {
  const parsed = parseAddress(address);
  if (parsed !== undefined && 'name' in parsed) return parsed;
  throw new BylawError('forget/not-an-object', `\`${address}\` is not the address of an object`, {
    hint: 'write it as a plan does: `team:acme/core`, `member:acme/ana`',
  });
}

function chooseTarget(ledger: Ledger, { organization }: ObjectAddress, wanted: string | undefined): string {
  const holding = ownedScopes(ledger.files.keys()).filter((each) => each.organization === organization);
  // Where everything was let go of already there is nothing to choose.
  const targets = holding.length > 0 ? holding.map(({ target }) => target) : ledger.targets(organization);
  if (wanted === undefined && targets.length === 1 && targets[0] !== undefined) return targets[0];
  if (wanted !== undefined && targets.includes(wanted)) return wanted;
  const named =
    wanted === undefined ? `\`${organization}\` has several targets` : `there is no target \`${wanted}\``;
  if (targets.length === 0) {
    throw new BylawError('forget/not-managed', `nothing of \`${organization}\` was applied yet`, {
      hint:
        ledger.organizations.length === 0
          ? 'apply first'
          : `the ledger knows ${ledger.organizations.join(', ')}`,
    });
  }
  throw new BylawError('source/unknown-target', named, {
    hint: `name one of ${targets.join(', ')}: by --target, or as \`target\` of the library`,
  });
}

/** With what was recorded all the same. */
function notManaged(
  address: string,
  scope: Scope,
  { owned }: RecordedState,
  { settled, takenOver }: Earlier,
): BylawError {
  const details = [
    ...settled.map(renderSettled),
    ...(takenOver === null ? [] : [renderTakenOver(takenOver)]),
  ];
  return new BylawError(
    'forget/not-managed',
    `\`${address}\` is not managed in ${scope.organization}/${scope.target}`,
    { ...didYouMean(address, owned), details },
  );
}

function isDeclared(organization: Organization, { kind, name }: ObjectAddress): boolean {
  const declared = {
    organization: new Map([[organization.name, organization]]),
    settings: new Map(),
    service: organization.services,
    policy: organization.policies,
    role: organization.roles,
    zone: organization.zones,
    member: organization.members,
    'service-account': organization.serviceAccounts,
    token: organization.tokens,
    team: organization.teams,
    'outside-collaborator': new Map(),
  } as const satisfies Record<ObjectAddress['kind'], ReadonlyMap<string, unknown>>;
  return declared[kind].has(name);
}
