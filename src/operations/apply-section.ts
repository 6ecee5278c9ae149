import type { LedgerEntry, Outcome } from '../audit/entry.ts';
import type { Scope } from '../audit/scope.ts';
import { jsonEqual } from '../digest/json-equal.ts';
import type { GitWriter } from '../git/git-repository.ts';
import { appendEntry, type EntryDraft } from '../ledger/append-entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { setDigest } from '../plan/change-digest.ts';
import type { Change } from '../plan/plan.ts';
import type { StateEntries } from '../plan/state.ts';
import { changeOutcome } from '../providers/change-outcome.ts';
import { appendResult } from './append-result.ts';
import type { DraftedSection } from './draft-plan.ts';
import { executeChanges } from './execute-changes.ts';
import { holdingIntent } from './held-intents.ts';
import { isTakenOver } from './is-taken-over.ts';
import { recordedAfter } from './recorded-after.ts';
import { runner } from './runner.ts';
import type { Session } from './session.ts';

/** How long an apply may take before another may take its target over. */
const leaseMinutes = 30;

export interface SectionApply {
  readonly git: GitWriter;
  /** The source commit. */
  readonly source: string;
  readonly evaluatedAt: string;
  /** Its `actual` is what is there now, its `recorded` what the ledger has. */
  readonly drafted: DraftedSection;
  readonly onOutcome: (outcome: Outcome) => void;
}

export interface SectionApplied {
  readonly outcomes: readonly Outcome[];
  /** As the intent and the result left it. */
  readonly intended: Ledger;
  readonly ledger: Ledger;
}

/**
 * Applies one section: an intent, the changes, a result. Nothing is written to the target before the intent is
 * recorded, and nothing else after the result.
 * @throws BylawError `git/ref-moved`, `git/ref-locked` while recording the intent: then nothing was done;
 *   `apply/unrecorded`
 */
export async function applySection(
  session: Session,
  apply: SectionApply,
  ledger: Ledger,
): Promise<SectionApplied> {
  const leaseUntil = minutesLater(session.now(), leaseMinutes);
  const intended = await appendEntry(apply.git, ledger, intentDraft(session, apply, leaseUntil), new Map());
  return holdingIntent(intended.tip ?? '', () => carryOut(session, apply, intended, leaseUntil));
}

async function carryOut(
  session: Session,
  apply: SectionApply,
  intended: Ledger,
  leaseUntil: string,
): Promise<SectionApplied> {
  const { git, drafted, onOutcome } = apply;
  const scope = scopeOf(drafted);
  const writer = drafted.provider.openWriter(scope, drafted.actual);
  session.progress.step(`applying ${scope.organization}/${scope.target}`);
  // Until the lease ends nobody takes over, so that the ledger need not be asked before each change.
  const mayGoOn = async () => session.now() < leaseUntil || !(await isTakenOver(git, intended, scope));
  const made = await executeChanges(drafted.planned, writer, { mayGoOn, onOutcome });
  const held = drafted.planned.section.held.map((change) => changeOutcome(change, 'held'));
  const outcomes = [...made, ...held];
  const entries = await writer.commit();
  const after = recordedAfter(drafted, made, entries);
  const draft = resultDraft(session, apply, { intent: intended.sequence, outcomes, entries });
  const ledger = await appendResult(git, intended, draft, { scope, before: drafted.recorded, after });
  return { outcomes, intended, ledger };
}

function intentDraft(session: Session, apply: SectionApply, leaseUntil: string): EntryDraft {
  const { planned, actual } = apply.drafted;
  return {
    ...commonDraft(session, apply),
    kind: 'intent',
    leaseUntil,
    changes: planned.section.changes.map(recordedChange),
    scheduled: scheduledIn(apply.drafted, actual.entries),
  };
}

function resultDraft(
  session: Session,
  apply: SectionApply,
  {
    intent,
    outcomes,
    entries,
  }: { readonly intent: number; readonly outcomes: readonly Outcome[]; readonly entries: StateEntries },
): EntryDraft {
  return {
    ...commonDraft(session, apply),
    kind: 'result',
    intent,
    outcomes,
    scheduled: scheduledIn(apply.drafted, entries),
  };
}

/** Edges not in force yet, and those whose time came but which are not there: they still come by the clock. */
function scheduledIn(
  { announced, planned: { desired } }: DraftedSection,
  entries: StateEntries,
): NonNullable<LedgerEntry['scheduled']> {
  const due = announced.filter(
    ({ address, value }) =>
      jsonEqual(desired.entries.get(address), value) && !jsonEqual(entries.get(address), value),
  );
  return [...desired.scheduled, ...due];
}

function commonDraft(session: Session, { source, evaluatedAt, drafted }: SectionApply) {
  return {
    at: session.now(),
    ...scopeOf(drafted),
    source,
    runner: runner(),
    approvedBy: [],
    changeDigest: setDigest(drafted.planned.section.changes),
    evaluatedAt,
  };
}

function scopeOf({ organization, target }: DraftedSection): Scope {
  return { organization: organization.name, target: target.name };
}

function recordedChange({ action, address, before, after, digest }: Change) {
  return { action, address, before, after, digest };
}

function minutesLater(at: string, minutes: number): string {
  return `${new Date(Date.parse(at) + minutes * 60_000).toISOString().slice(0, 19)}Z`;
}
