import { isApplied } from '../audit/applied.ts';
import type { LedgerEntry, Outcome, RecordedChange } from '../audit/entry.ts';
import { recordChanges } from '../audit/record-changes.ts';
import type { Scope } from '../audit/scope.ts';
import type { SettledIntent } from '../audit/settled-intent.ts';
import { type LedgerEdits, stateEdits } from '../audit/state-edits.ts';
import type { GitWriter } from '../git/git-repository.ts';
import type { EntryDraft } from '../ledger/append-entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { hasBegun } from '../plan/clock-cause.ts';
import type { Seen } from '../plan/judge-by-looking.ts';
import { judgeIntent } from '../plan/judge-intent.ts';
import type { ChangeAction } from '../plan/plan.ts';
import type { Provider } from '../providers/provider.ts';
import { append } from './append.ts';
import { approvalsOf } from './approvals/recorded-approvals.ts';
import { expectSameSystem } from './expect-same-system.ts';
import { findOpenIntent, lookForIntent } from './find-open-intent.ts';
import { leftOutBy } from './left-out-by.ts';
import { runner } from './runner.ts';
import type { Session } from './session.ts';

/**
 * Settles the intent that an apply left open when it died: each of its changes is looked for in the target, and
 * those found are recorded as its result. Where the apply may still be at work, refuses until its lease has ended,
 * then takes over; with `atOnce` it does not wait. Without a provider nobody can look: it is taken over, whoever wrote it, and stays open.
 * @throws BylawError `apply/running`
 */
export async function settleIntent(
  session: Session,
  {
    git,
    scope,
    provider,
    atOnce = false,
  }: {
    readonly git: GitWriter;
    readonly scope: Scope;
    readonly provider: Provider | undefined;
    readonly atOnce?: boolean;
  },
  opened: Ledger,
): Promise<Settling> {
  const find = atOnce ? lookForIntent : findOpenIntent;
  const open = await find(opened, scope, session.now());
  if (open === undefined) return { ledger: opened };
  const { intent } = open;
  session.progress.step(`settling entry ${intent.sequence}, which has no result`);
  const ledger =
    open.mayBeAtWork || provider === undefined
      ? await append(session, git, opened, takeover(session, scope, intent), new Map())
      : opened;
  if (provider === undefined) return { ledger, takenOver: intent.sequence };
  const { outcomes, edits, scheduled } = provider.capabilities.stages
    ? nothingDone(intent)
    : await lookedFor(ledger, scope, provider, intent);
  const draft: EntryDraft = {
    ...common(session, scope, intent),
    kind: 'result',
    changeDigest: intent.changeDigest ?? '',
    ...(intent.system === undefined ? {} : { system: intent.system }),
    ...leftOutBy(intent, outcomes),
    ...approvalsOf(intent),
    evaluatedAt: intent.evaluatedAt ?? intent.at,
    outcomes,
    ...(intent.guardrails !== undefined && isApplied({ outcomes }) ? { guardrails: intent.guardrails } : {}),
    scheduled,
  };
  const next = await append(session, git, ledger, draft, edits);
  return { ledger: next, settled: tellSettled(scope, intent, outcomes, next) };
}

export interface Settling {
  readonly ledger: Ledger;
  /** Absent where there was nothing to settle, or nobody who could look. */
  readonly settled?: SettledIntent;
  /** The intent, where nobody could look: it stays open. */
  readonly takenOver?: number;
}

function tellSettled(
  scope: Scope,
  { sequence: intent, actor, at, runner: by }: LedgerEntry,
  outcomes: readonly Outcome[],
  ledger: Ledger,
): SettledIntent {
  const count = (status: Outcome['status']) => outcomes.filter((each) => each.status === status).length;
  return {
    ...scope,
    intent,
    actor: actor.name,
    at,
    host: by.host,
    process: by.process,
    done: count('applied'),
    notDone: count('skipped'),
    neither: count('stale'),
    by: { sequence: ledger.sequence, commit: ledger.tip ?? '' },
  };
}

function takeover(session: Session, scope: Scope, intent: LedgerEntry): EntryDraft {
  return { ...common(session, scope, intent), kind: 'takeover' };
}

function common(session: Session, scope: Scope, intent: LedgerEntry) {
  return {
    at: session.now(),
    ...scope,
    source: intent.source,
    runner: runner(session),
    approvedBy: intent.approvedBy,
    intent: intent.sequence,
  };
}

interface Settled {
  readonly outcomes: readonly Outcome[];
  readonly edits: LedgerEdits;
  readonly scheduled: NonNullable<LedgerEntry['scheduled']>;
}

/** In a directory the result is the write: without one nothing was written. */
function nothingDone({ changes = [], scheduled = [] }: LedgerEntry): Settled {
  const outcomes = changes.map((change) => settled(change, 'not-done'));
  return { outcomes, edits: new Map(), scheduled };
}

/** Only what the apply did is recorded; whatever else is found is drift, which the next intent records first. */
async function lookedFor(
  ledger: Ledger,
  scope: Scope,
  provider: Provider,
  { changes = [], scheduled = [], at, evaluatedAt = at, system: intendedFor }: LedgerEntry,
): Promise<Settled> {
  const clock = { evaluatedAt, dateless: provider.project !== undefined };
  const recorded = await ledger.readManaged(scope);
  const { entries, system } = await provider.reader.read(scope);
  expectSameSystem(scope, intendedFor, system);
  const { observes } = provider.capabilities;
  const seen = judgeIntent(entries, changes, observes);
  const made = changes.filter((change) => seen.get(change) === 'done').map(plannedChange);
  const after = recordChanges(recorded, { made, adopted: new Map(), entries, observes });
  return {
    outcomes: changes.map((change) => settled(change, seen.get(change) ?? 'neither')),
    edits: stateEdits(scope, recorded, after),
    scheduled: scheduled.filter((edge) => !hasBegun(entries.get(edge.address), edge, clock)),
  };
}

/** An intent records changes of a plan. */
function plannedChange({ action, ...change }: RecordedChange) {
  return { ...change, action: action as ChangeAction };
}

function settled({ digest, address, action }: RecordedChange, seen: Seen): Outcome {
  const common = { digest, address, action };
  switch (seen) {
    case 'done':
      return { ...common, status: 'applied', message: 'settled by looking: presumed ours' };
    case 'not-done':
      return { ...common, status: 'skipped', message: 'settled by looking: not done' };
    case 'neither':
      return { ...common, status: 'stale', message: 'settled by looking: neither as before nor as intended' };
  }
}
