import type { Outcome } from '../audit/entry.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { RecordedEntry } from '../ledger/ledger.ts';
import type { Seen } from '../plan/judge-by-looking.ts';
import { judgeIntent } from '../plan/judge-intent.ts';
import type { Change } from '../plan/plan.ts';
import type { DraftedSection } from './draft-plan.ts';
import type { OwnIntent } from './intent-fate.ts';

export interface Fencing {
  readonly drafted: DraftedSection;
  readonly intent: OwnIntent;
  /** The takeover, or the result by which somebody else settled the intent. */
  readonly by: RecordedEntry;
  readonly outcomes: readonly Outcome[];
  /** Changes made after the ledger was last asked. */
  readonly unsure: readonly Outcome[];
}

/**
 * Says that somebody else took a target over, who, and what became of each change. Those that may have been made
 * after the takeover are looked for: whoever took over may not have seen them.
 */
export async function fenced({ drafted, intent, by, outcomes, unsure }: Fencing): Promise<BylawError> {
  const { organization, target } = intent.scope;
  const { entry, commit } = by;
  const { actor, runner } = entry;
  const who = `${actor.name}, process ${runner.process} on ${runner.host}`;
  const seen = await lookFor(drafted, unsure);
  const details = outcomes.map((outcome) => told(drafted, outcome, seen));
  return new BylawError(
    'apply/fenced',
    `${organization}/${target} was taken over by entry ${entry.sequence} (${commit.slice(0, 7)}, ${entry.kind} of ${entry.at} by ${who}): this apply, of intent ${intent.sequence}, stopped`,
    { hint: '`bylaw plan` shows what is left to do', details },
  );
}

type Looked = ReadonlyMap<string, Seen> | 'unreadable';

async function lookFor(
  { planned, provider, organization, target }: DraftedSection,
  unsure: readonly Outcome[],
): Promise<Looked> {
  const made = new Set(unsure.filter(({ status }) => status === 'applied').map(({ digest }) => digest));
  if (made.size === 0 || provider.capabilities.stages) return new Map();
  try {
    const scope = { organization: organization.name, target: target.name };
    const { entries } = await provider.reader.read(scope);
    const changes = planned.section.changes.filter(({ digest }) => made.has(digest));
    const looked = judgeIntent<Change>(entries, changes, provider.capabilities.observes);
    return new Map([...looked].map(([{ digest }, seen]) => [digest, seen]));
  } catch (error) {
    if (error instanceof BylawError) return 'unreadable';
    throw error;
  }
}

const found: Readonly<Record<Seen, string>> = {
  done: 'it is there',
  'not-done': 'it is not there',
  neither: 'what is there is neither as before nor as intended',
};

function told({ provider }: DraftedSection, outcome: Outcome, seen: Looked): string {
  const { digest, action, address, status, message } = outcome;
  const change = `${action} ${address}`;
  const why = message === undefined ? '' : `: ${message}`;
  if (status === 'skipped') return `not begun: ${change}${why}`;
  if (status !== 'applied') return `${status}: ${change}${why}`;
  // There the result entry is the write.
  if (provider.capabilities.stages) return `not made: ${change}`;
  if (seen === 'unreadable') return `in flight: ${change}: the target could not be read again`;
  const looked = seen.get(digest);
  return looked === undefined ? `applied: ${change}` : `in flight: ${change}: ${found[looked]}`;
}
