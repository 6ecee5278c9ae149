import { isApplied } from '../audit/applied.ts';
import type { EntryKind, Outcome } from '../audit/entry.ts';
import { approversIn } from '../audit/recorded-approval.ts';
import type { GitWriter, Oid } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { RepositorySettings } from '../model/repository/settings.ts';
import { sentenceOf } from '../plan/approvals/awaiting.ts';
import { isEmptySection } from '../plan/build-plan.ts';
import type { AppliedSection } from './apply-result.ts';
import { applySection } from './apply-section.ts';
import { awaitingOutcomes } from './approvals/awaiting-outcomes.ts';
import { clockBehind } from './clock-behind.ts';
import { addDone } from './done-sections.ts';
import type { DraftedSection } from './draft-plan.ts';
import { guardrailNotes } from './guardrails/guardrail-notes.ts';
import { recordedGuardrails } from './guardrails/recorded-guardrails.ts';
import { hasMoved } from './has-moved.ts';
import { endIfAsked, interruptedMessage } from './interrupted.ts';
import { publicationNotes } from './publication-notes.ts';
import { publishPolicies } from './publish-policies.ts';
import { recordDrift } from './record-drift.ts';
import { recordSource } from './record-source.ts';
import type { Session } from './session.ts';

export interface SectionsApply {
  readonly git: GitWriter;
  readonly source: Oid;
  /** Whether others can have it. */
  readonly pushed: boolean | 'unknown';
  readonly evaluatedAt: string;
  readonly sections: readonly DraftedSection[];
  /** Absent where only a part of the plan is applied: the rest of it may be waiting. */
  readonly settings: RepositorySettings | undefined;
  readonly onOutcome: ((outcome: Outcome) => void) | undefined;
  /** Whatever is done is added here, also where a later section throws. */
  readonly done: AppliedSection[];
  /** Called with a section whose intent is recorded. */
  readonly onIntent: (drafted: DraftedSection) => void;
}

/** Where a section left the ledger. */
interface Left {
  readonly ledger: Ledger;
  /** Whether others appended meanwhile, so that what was planned for the sections after it may no longer hold. */
  readonly moved: boolean;
}

/**
 * Applies sections one after the other, the policies of each organization published before its first. False where
 * a target or the ledger moved since the rest was planned: plan again, what is in `done` stays done.
 * @throws BylawError `git/ref-moved`, `git/ref-locked`: likewise; `cli/interrupted` where the run is to end: the
 *   rest was not begun; `apply/unrecorded`, `apply/fenced`
 */
export async function applySections(
  session: Session,
  apply: SectionsApply,
  opened: Ledger,
): Promise<boolean> {
  const organizations = new Set(apply.sections.map(({ organization }) => organization.name));
  let ledger = opened;
  for (const name of organizations) {
    const own = apply.sections.filter(({ organization }) => organization.name === name);
    endIfAsked(session);
    const begun = own.filter((each) => !isWaiting(each));
    ledger = await publish(session, apply, begun, ledger);
    for (const drafted of own) {
      endIfAsked(session);
      if (isWaiting(drafted)) {
        addDone(apply.done, waiting(drafted));
        continue;
      }
      const left = await applyOne(session, apply, drafted, ledger);
      if (left === undefined) return false;
      if (left.moved && drafted !== apply.sections.at(-1)) return false;
      ledger = left.ledger;
    }
  }
  return true;
}

async function publish(
  session: Session,
  { git, source, done }: SectionsApply,
  own: readonly DraftedSection[],
  ledger: Ledger,
): Promise<Ledger> {
  const sections = own.filter(({ planned }) => !isEmptySection(planned.section));
  const [first] = sections;
  if (first === undefined) return ledger;
  const notes = [
    ...clockNotes(session, ledger),
    ...(await publicationNotes({ git, source }, ledger, sections)),
  ];
  const { published, entry, ...after } = await publishPolicies(session, { git, source, sections }, ledger);
  if (entry !== undefined) addDone(done, { ...nothingDone(first), published, entries: [entry], notes });
  return after.ledger;
}

/** What drifted is recorded even where nothing is to be changed: what is gone is not Bylaw's when it comes back. */
async function applyOne(
  session: Session,
  apply: SectionsApply,
  drafted: DraftedSection,
  opened: Ledger,
): Promise<Left | undefined> {
  const { git, source, pushed, evaluatedAt, settings, onOutcome = () => {}, done } = apply;
  const { provider, actual: planned } = drafted;
  const empty = isEmptySection(drafted.planned.section);
  const scope = { organization: drafted.organization.name, target: drafted.target.name };
  // A directory is the ledger, which the next append shows not to have moved.
  const actual = provider.capabilities.stages || empty ? planned : await provider.reader.read(scope);
  if (hasMoved(planned, actual)) return undefined;
  const synced = await recordDrift(session, { git, source, drafted }, opened);
  if (synced.ledger !== opened)
    addDone(done, { ...nothingDone(drafted), entries: [entryOf('sync', synced.ledger)] });
  if (empty) {
    const { guardrails = [] } = await recordedGuardrails(drafted);
    const record = { git, source, evaluatedAt, drafted, guardrails };
    const ledger =
      settings === undefined || pushed !== true
        ? synced.ledger
        : await recordSource(session, { ...record, settings }, synced.ledger);
    const isRecorded = ledger !== synced.ledger;
    const notes = guardrailNotes(guardrails, isRecorded);
    // That a newer commit changes nothing is no work of an apply; that other guardrails count is.
    const entries = isRecorded ? [entryOf('result', ledger)] : [];
    const outcomes = awaitingOutcomes(drafted.planned.section);
    if (notes.length + outcomes.length > 0)
      addDone(done, { ...nothingDone(drafted), outcomes, notes, entries });
    return { ledger, moved: false };
  }
  const onIntent = () => apply.onIntent(drafted);
  const refreshed = { ...drafted, recorded: synced.recorded };
  const { guardrails = [] } = await recordedGuardrails(drafted);
  const section = { git, source, evaluatedAt, onOutcome, onIntent, drafted: refreshed, guardrails };
  const { intended, result, outcomes, invitations } = await applySection(session, section, synced.ledger);
  const { sequence, commit, ledger, moved } = result;
  const entries = [entryOf('intent', intended), { kind: 'result', sequence, commit } as const];
  const notes = [
    ...clockNotes(session, opened),
    ...approvalNotes(drafted),
    ...adoptionNotes(drafted),
    ...(drafted.approving?.notes ?? []),
    ...guardrailNotes(guardrails, isApplied({ outcomes })),
  ];
  addDone(done, { ...nothingDone(drafted), outcomes, entries, invitations, notes });
  if (outcomes.some(({ message }) => message === interruptedMessage)) endIfAsked(session);
  return { ledger, moved };
}

function clockNotes(session: Session, ledger: Ledger): readonly string[] {
  const behind = clockBehind(ledger, session.now());
  return behind === undefined ? [] : [behind];
}

/** Whether all of a section waits for an approval: then nothing is recorded of it, as if it had not been looked at. */
function isWaiting({ planned: { section } }: DraftedSection): boolean {
  return section.awaiting?.isWhole === true;
}

/** Where it is only about guardrails no change tells why. */
function waiting(drafted: DraftedSection): AppliedSection {
  const outcomes = awaitingOutcomes(drafted.planned.section);
  const { approvals = [] } = drafted.planned.section.awaiting ?? {};
  const notes = outcomes.length > 0 ? [] : approvals.map((each) => `all of it ${sentenceOf(each)}`);
  return { ...nothingDone(drafted), outcomes, notes };
}

/** The plan lists whose approval it needs, given or not. */
function approvalNotes({ approving }: DraftedSection): readonly string[] {
  const approvers = approversIn(approving?.approvals ?? []);
  return approvers.length === 0 ? [] : [`approved by ${approvers.join(', ')}`];
}

/** An apply that only adopts would seem to have done nothing. */
function adoptionNotes({ planned: { section } }: DraftedSection): readonly string[] {
  const { length } = section.adopts;
  if (length === 0) return [];
  return [
    length === 1
      ? '1 object is managed from now on, as it is'
      : `${length} objects are managed from now on, as they are`,
  ];
}

function nothingDone({ organization, target }: DraftedSection): AppliedSection {
  return {
    organization: organization.name,
    target: target.name,
    outcomes: [],
    published: [],
    entries: [],
    invitations: [],
    notes: [],
  };
}

function entryOf(kind: EntryKind, ledger: Ledger): AppliedSection['entries'][number] {
  return { kind, sequence: ledger.sequence, commit: ledger.tip ?? '' };
}
