import { isApplied } from '../audit/applied.ts';
import { emergencyFile } from '../audit/emergency-mark.ts';
import type { LedgerEntry, Outcome, RecordedGuardrail } from '../audit/entry.ts';
import { emergencyFolder } from '../audit/ledger-paths.ts';
import { approversIn } from '../audit/recorded-approval.ts';
import type { Scope } from '../audit/scope.ts';
import { stateEdits } from '../audit/state-edits.ts';
import type { GitWriter } from '../git/git-repository.ts';
import type { EntryDraft } from '../ledger/append-entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Instant } from '../model/model.ts';
import { knownAddress, type ObjectAddress } from '../plan/address.ts';
import { setDigest } from '../plan/change-digest.ts';
import { hasBegun } from '../plan/clock-cause.ts';
import { emergencyMessage, isRevokedIn } from '../plan/emergency.ts';
import type { Change, PlanSection } from '../plan/plan.ts';
import type { StateEntries } from '../plan/state.ts';
import { changeOutcome } from '../providers/change-outcome.ts';
import { append } from './append.ts';
import { progressOf } from './apply-progress.ts';
import { awaitingOutcomes } from './approvals/awaiting-outcomes.ts';
import { approvalsOf } from './approvals/recorded-approvals.ts';
import type { DraftedSection } from './draft-plan.ts';
import { executeChanges } from './execute-changes.ts';
import { fenced } from './fenced.ts';
import { holdingIntent } from './held-intents.ts';
import { type Inviting, inviteCreated } from './invitations/invite-created.ts';
import { sendCodes } from './invitations/send-codes.ts';
import type { SentInvitation } from './invitations/sent-invitation.ts';
import { keepUnrecorded } from './keep-unrecorded.ts';
import { type Lease, takeLease } from './lease.ts';
import { type Recording, recordResult } from './record-result.ts';
import { recordedAfter } from './recorded-after.ts';
import { runner } from './runner.ts';
import type { Session } from './session.ts';
import { watchIntent } from './watch-intent.ts';

export interface SectionApply {
  readonly git: GitWriter;
  /** The source commit. */
  readonly source: string;
  readonly evaluatedAt: string;
  /** Its `actual` is what is there now, its `recorded` what the ledger has. */
  readonly drafted: DraftedSection;
  /** Those that count otherwise from then on. */
  readonly guardrails: readonly RecordedGuardrail[];
  readonly onOutcome: (outcome: Outcome) => void;
  /** Called once the intent is recorded, before anything is changed. */
  readonly onIntent: () => void;
}

export interface SectionApplied {
  readonly outcomes: readonly Outcome[];
  /** As the intent left it. */
  readonly intended: Ledger;
  readonly result: Extract<Recording, { readonly is: 'recorded' }>;
  readonly invitations: readonly SentInvitation[];
}

/**
 * Applies one section: an intent, the changes, a result. Nothing is written to the target before the intent is
 * recorded, and nothing else after the result.
 * @throws BylawError `git/ref-moved`, `git/ref-locked` while recording the intent: then nothing was done;
 *   `apply/unrecorded`, `apply/fenced`
 */
export async function applySection(
  session: Session,
  apply: SectionApply,
  ledger: Ledger,
): Promise<SectionApplied> {
  const lease = takeLease(session);
  const draft = intentDraft(session, apply, lease.until);
  return holdingIntent(draft.runner.id, async () => {
    const intended = await append(session, apply.git, ledger, draft, new Map());
    apply.onIntent();
    return carryOut(session, apply, intended, lease);
  });
}

async function carryOut(
  session: Session,
  apply: SectionApply,
  intended: Ledger,
  lease: Lease,
): Promise<SectionApplied> {
  const { git, drafted, onOutcome } = apply;
  const scope = scopeOf(drafted);
  const intent = { scope, sequence: intended.sequence, runner: runner(session).id };
  const watch = watchIntent(session, { git, intended, intent, lease });
  const writer = drafted.provider.openWriter(scope, drafted.actual);
  const tellProgress = progressOf(session, drafted);
  tellProgress(0);
  let done = 0;
  const made = await executeChanges(drafted.planned, writer, {
    whyStop: watch.whyStop,
    onOutcome(outcome) {
      watch.made(outcome);
      onOutcome(outcome);
      tellProgress(++done);
    },
  });
  const stopped = { drafted, intent, outcomes: made, unsure: watch.unsure };
  if (watch.takenBy !== undefined) throw await fenced({ ...stopped, by: watch.takenBy });
  const held = drafted.planned.section.held.map((change) => changeOutcome(change, 'held'));
  const revoked = (drafted.planned.section.revoked ?? []).map((hold) =>
    changeOutcome(hold.change, 'held', emergencyMessage(hold)),
  );
  const outcomes = [...made, ...held, ...revoked, ...awaitingOutcomes(drafted.planned.section)];
  const entries = await writer.commit();
  const after = recordedAfter(drafted, made, entries);
  const at = session.now();
  const inviting = await invitingOf(apply, intended, made, at);
  const { invited } = inviting;
  const result = resultDraft(session, apply, { at, intent: intended.sequence, outcomes, entries, invited });
  const edits = new Map([
    ...stateEdits(scope, drafted.recorded, after),
    ...settledEmergencies(drafted, entries),
    ...inviting.edits,
  ]);
  const recording = await recordResult(session, git, { intended, intent }, result, edits).catch(
    async (cause) => {
      const { stages } = drafted.provider.capabilities;
      throw await keepUnrecorded(git, intended, { draft: result, stages, cause });
    },
  );
  if (recording.is === 'taken') throw await fenced({ ...stopped, by: recording.by });
  const sending = { ...drafted, root: git.root };
  const invitations = await sendCodes(session, sending, inviting.codes);
  return { outcomes, intended, result: recording, invitations };
}

/** The marks that go: of those whom the files revoke themselves, once they are. */
function settledEmergencies(
  { planned: { section }, organization, target }: DraftedSection,
  entries: StateEntries,
) {
  const folder = emergencyFolder({ organization: organization.name, target: target.name });
  const ended = (section.settles ?? []).filter((address) => isRevokedIn(entries, address));
  return ended.map(
    (address) => [`${folder}/${emergencyFile(knownAddress(address) as ObjectAddress)}`, null] as const,
  );
}

/** Only in a directory are people invited by Bylaw: other systems have invitations of their own. */
async function invitingOf(
  { drafted }: SectionApply,
  intended: Ledger,
  outcomes: readonly Outcome[],
  at: Instant,
): Promise<Inviting> {
  const { organization, planned, provider } = drafted;
  if (!provider.capabilities.stages) return { edits: new Map(), invited: [], codes: [] };
  const done = new Set(outcomes.flatMap(({ status, digest }) => (status === 'applied' ? [digest] : [])));
  const made = planned.section.changes.filter(({ digest }) => done.has(digest));
  return inviteCreated(intended, { scope: scopeOf(drafted), organization, made, at, withCodes: true });
}

function intentDraft(session: Session, apply: SectionApply, leaseUntil: string): EntryDraft {
  const { planned, actual } = apply.drafted;
  return {
    ...commonDraft(session, apply),
    kind: 'intent',
    leaseUntil,
    ...heldIn(planned.section),
    ...guardrailsOf(apply),
    changes: planned.section.changes.map(recordedChange),
    scheduled: scheduledIn(apply.drafted, actual.entries, apply.evaluatedAt),
  };
}

/** What it holds is in no outcome where nobody lives to record them. */
function heldIn({ held, revoked = [], awaiting }: PlanSection): Pick<LedgerEntry, 'held'> {
  const count = held.length + revoked.length + (awaiting?.changes.length ?? 0);
  return count === 0 ? {} : { held: count };
}

interface Ended {
  readonly at: Instant;
  readonly intent: number;
  readonly outcomes: readonly Outcome[];
  readonly entries: StateEntries;
  readonly invited: readonly string[];
}

function resultDraft(
  session: Session,
  apply: SectionApply,
  { at, intent, outcomes, entries, invited }: Ended,
): EntryDraft {
  return {
    ...commonDraft(session, apply),
    at,
    kind: 'result',
    intent,
    outcomes,
    ...(invited.length === 0 ? {} : { invited }),
    // Where nothing came of it, what counted before does so still.
    ...(isApplied({ outcomes }) ? guardrailsOf(apply) : {}),
    scheduled: scheduledIn(apply.drafted, entries, apply.evaluatedAt),
  };
}

/** Edges not in force yet, and those whose time came but which are not there: they still come by the clock. */
function scheduledIn(
  { announced, provider, planned: { desired } }: DraftedSection,
  entries: StateEntries,
  evaluatedAt: Instant,
): NonNullable<LedgerEntry['scheduled']> {
  const clock = { evaluatedAt, dateless: provider.project !== undefined };
  const due = announced.filter(
    (edge) =>
      hasBegun(desired.entries.get(edge.address), edge, clock) &&
      !hasBegun(entries.get(edge.address), edge, clock),
  );
  return [...desired.scheduled, ...due];
}

function commonDraft(session: Session, { source, evaluatedAt, drafted }: SectionApply) {
  const { approving } = drafted;
  return {
    at: session.now(),
    ...scopeOf(drafted),
    source,
    runner: runner(session),
    approvedBy: approversIn(approving?.approvals ?? []),
    ...approvalsOf(approving ?? {}),
    changeDigest: setDigest(drafted.planned.section.changes),
    ...(drafted.actual.system === undefined ? {} : { system: drafted.actual.system }),
    ...(drafted.leftOut > 0 ? { leftOut: drafted.leftOut } : {}),
    evaluatedAt,
  };
}

function guardrailsOf({ guardrails }: SectionApply): Pick<LedgerEntry, 'guardrails'> {
  return guardrails.length === 0 ? {} : { guardrails };
}

function scopeOf({ organization, target }: DraftedSection): Scope {
  return { organization: organization.name, target: target.name };
}

function recordedChange({ action, address, before, after, digest }: Change) {
  return { action, address, before, after, digest };
}
