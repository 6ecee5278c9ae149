import type { Outcome } from '../audit/entry.ts';
import type { RecordedState } from '../audit/recorded-state.ts';
import { stateEdits } from '../audit/state-edits.ts';
import { invariant } from '../diagnostic/bylaw-error.ts';
import type { GitWriter } from '../git/git-repository.ts';
import { appendEntry, type EntryDraft } from '../ledger/append-entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { setDigest } from '../plan/change-digest.ts';
import type { Change } from '../plan/plan.ts';
import { changeOutcome } from '../providers/change-outcome.ts';
import type { AppliedSection } from './apply-result.ts';
import type { DraftedSection } from './draft-plan.ts';
import { executeChanges } from './execute-changes.ts';
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
  readonly drafted: DraftedSection;
  readonly onOutcome: (outcome: Outcome) => void;
}

export interface SectionApplied {
  readonly ledger: Ledger;
  readonly outcomes: readonly Outcome[];
  readonly entries: AppliedSection['entries'];
}

/**
 * Applies one section: an intent, the changes, a result. Nothing is written to the target before the intent is
 * recorded, and nothing else after the result.
 * @throws BylawError `git/ref-moved`, `git/ref-locked` while recording the intent: then nothing was done
 */
export async function applySection(
  session: Session,
  apply: SectionApply,
  ledger: Ledger,
): Promise<SectionApplied> {
  const { git, drafted, onOutcome } = apply;
  const { provider, planned } = drafted;
  const { section } = planned;
  const scope = { organization: section.organization, target: section.target };
  const intended = await appendEntry(git, ledger, intentDraft(session, apply), new Map());
  // A directory is the ledger, which the append has just shown not to have moved; anything else may have.
  const actual = provider.capabilities.stages ? drafted.actual : await provider.reader.read(scope);
  const writer = provider.openWriter(scope, actual);
  session.progress.step(`applying ${scope.organization}/${scope.target}`);
  const made = await executeChanges(planned, writer, onOutcome);
  const outcomes = [...made, ...section.held.map((change) => changeOutcome(change, 'held'))];
  const after = recordedAfter({ ...drafted, actual }, made, await writer.commit());
  const draft = resultDraft(session, apply, { intent: intended.sequence, outcomes });
  const recorded = await appendResult(git, intended, draft, after);
  return {
    ledger: recorded,
    outcomes,
    entries: [entryOf('intent', intended), entryOf('result', recorded)],
  };
}

function intentDraft(session: Session, apply: SectionApply): EntryDraft {
  const { section } = apply.drafted.planned;
  const at = session.now();
  return {
    ...commonDraft(session, apply),
    kind: 'intent',
    at,
    leaseUntil: minutesLater(at, leaseMinutes),
    changes: section.changes.map(recordedChange),
  };
}

function resultDraft(
  session: Session,
  apply: SectionApply,
  { intent, outcomes }: { readonly intent: number; readonly outcomes: readonly Outcome[] },
): EntryDraft {
  const { desired } = apply.drafted.planned;
  return {
    ...commonDraft(session, apply),
    kind: 'result',
    at: session.now(),
    intent,
    outcomes,
    scheduled: desired.scheduled,
  };
}

function commonDraft(session: Session, { source, evaluatedAt, drafted }: SectionApply) {
  const { section } = drafted.planned;
  return {
    at: session.now(),
    organization: section.organization,
    target: section.target,
    source,
    runner: runner(),
    approvedBy: [],
    changeDigest: setDigest(section.changes),
    evaluatedAt,
  };
}

/** Records what was done; the recorded state is compared with the one that the intent left. */
async function appendResult(
  git: GitWriter,
  ledger: Ledger,
  draft: EntryDraft,
  after: RecordedState,
): Promise<Ledger> {
  const { organization, target } = draft;
  invariant(target !== undefined, 'a result without a target');
  const scope = { organization, target };
  return appendEntry(git, ledger, draft, stateEdits(scope, await ledger.readManaged(scope), after));
}

function recordedChange({ action, address, before, after, digest }: Change) {
  return { action, address, before, after, digest };
}

function entryOf(kind: 'intent' | 'result', ledger: Ledger): AppliedSection['entries'][number] {
  return { kind, sequence: ledger.sequence, commit: ledger.tip ?? '' };
}

function minutesLater(at: string, minutes: number): string {
  return `${new Date(Date.parse(at) + minutes * 60_000).toISOString().slice(0, 19)}Z`;
}
