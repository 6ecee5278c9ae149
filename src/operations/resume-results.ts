import { isApplied } from '../audit/applied.ts';
import { unrecordedProblem } from '../audit/check-unrecorded.ts';
import type { LedgerEntry } from '../audit/entry.ts';
import { stateEdits } from '../audit/state-edits.ts';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitWriter } from '../git/git-repository.ts';
import type { EntryDraft } from '../ledger/append-entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import {
  badResult,
  dropResult,
  putAside,
  readResult,
  type WaitingResult,
  waitingResults,
} from '../ledger/unrecorded-results.ts';
import { approvalsOf } from './approvals/recorded-approvals.ts';
import { type IntentFate, intentFate, type OwnIntent } from './intent-fate.ts';
import { leftOutBy } from './left-out-by.ts';
import { recordResult } from './record-result.ts';
import type { EarlierApplies, ResumedResult, UnusableResult } from './results.ts';
import { type Resumed, resumedState } from './resumed-state.ts';
import type { Session } from './session.ts';

/**
 * Records the results that wait in this clone for a ledger. Of a file only the outcomes count: what they come to is
 * derived from the intent, as the ledger has it, so that no file can record more than that allows. A file that
 * cannot be used is put aside and told; one that only cannot be read stays: without it the next apply settles the
 * intent by looking, as where no file could be written.
 * @throws BylawError what `recordResult` does
 */
export async function resumeResults(session: Session, git: GitWriter, opened: Ledger): Promise<Resumption> {
  const resumed: ResumedResult[] = [];
  const unusable: UnusableResult[] = [];
  let ledger = opened;
  for (const path of await waitingResults(git)) {
    try {
      const waiting = await readResult(path);
      if (waiting.result.ref !== ledger.ref) continue;
      session.progress.step(`recording what became of intent ${waiting.result.intent.sequence}`);
      const { ledger: next, ...rest } = await resume(session, git, ledger, waiting);
      ledger = next;
      resumed.push(rest);
      await dropResult(waiting);
    } catch (error) {
      const kept = await keptAs(path, error);
      unusable.push({ path: kept, why: (error as BylawError).message });
    }
  }
  return { ledger, resumed, unusable };
}

/** Where a file that cannot be used is from now on; throws the error again where it says nothing of a file. */
async function keptAs(path: string, error: unknown): Promise<string> {
  const code = error instanceof BylawError ? error.code : undefined;
  if (code === 'ledger/unreadable-result') return path;
  if (code === 'ledger/bad-unrecorded') return putAside(path);
  throw error;
}

export interface Resumption extends Pick<EarlierApplies, 'resumed' | 'unusable'> {
  readonly ledger: Ledger;
}

async function resume(
  session: Session,
  git: GitWriter,
  ledger: Ledger,
  { path, result }: WaitingResult,
): Promise<ResumedResult & { readonly ledger: Ledger }> {
  const found = await ledger.entryAt(result.intent.commit);
  const { entry } = found ?? {};
  if (entry?.kind !== 'intent' || entry.target === undefined || entry.sequence !== result.intent.sequence)
    throw badResult(path, `the ledger has no intent ${result.intent.sequence} of that commit`);
  const scope = { organization: entry.organization, target: entry.target };
  const intent: OwnIntent = { scope, sequence: entry.sequence, runner: entry.runner.id };
  const told = { ...scope, intent: entry.sequence };
  const fate = await intentFate(ledger, intent);
  if (fate.is !== 'open') return { ...told, ...settledBy(fate), ledger };
  const problem = unrecordedProblem(entry, result);
  if (problem !== undefined) throw badResult(path, problem);
  const before = await ledger.readManaged(scope);
  const resuming = { intent: entry, scope, result, path };
  const resumed = await resumedState(session, git, { ledger, before }, resuming);
  const edits = new Map([...stateEdits(scope, before, resumed.state), ...resumed.inviting.edits]);
  const recording = await recordResult(
    session,
    git,
    { intended: ledger, intent },
    resultOf(entry, resumed),
    edits,
  );
  if (recording.is === 'taken') {
    return { ...told, ...settledBy(recording), ledger };
  }
  const { sequence, commit } = recording;
  return { ...told, is: 'recorded', by: { sequence, commit }, ledger: recording.ledger };
}

function settledBy({
  is,
  by,
}: Exclude<IntentFate, { readonly is: 'open' }>): Pick<ResumedResult, 'is' | 'by'> {
  const at = { sequence: by.entry.sequence, commit: by.commit };
  return { is: is === 'recorded' ? 'found' : 'settled', by: at };
}

/** As the apply would have recorded it, by the same runner. */
function resultOf(
  intent: LedgerEntry,
  { result: { at, outcomes, scheduled }, inviting: { invited } }: Resumed,
): EntryDraft {
  const { organization, target = '', source, runner, approvedBy, changeDigest = '', evaluatedAt } = intent;
  const { guardrails, system } = intent;
  return {
    kind: 'result',
    at,
    organization,
    target,
    source,
    runner,
    approvedBy,
    changeDigest,
    ...(system === undefined ? {} : { system }),
    ...leftOutBy(intent, outcomes),
    ...approvalsOf(intent),
    evaluatedAt: evaluatedAt ?? intent.at,
    intent: intent.sequence,
    outcomes,
    ...(invited.length === 0 ? {} : { invited }),
    ...(guardrails !== undefined && isApplied({ outcomes }) ? { guardrails } : {}),
    scheduled,
  };
}
