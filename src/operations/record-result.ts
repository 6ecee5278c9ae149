import type { LedgerEdits } from '../audit/state-edits.ts';
import type { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitWriter, Oid } from '../git/git-repository.ts';
import { appendEntry, type EntryDraft } from '../ledger/append-entry.ts';
import type { Ledger, RecordedEntry } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { isMoved, isUnreachable } from './append-moved.ts';
import { intentFate, type OwnIntent } from './intent-fate.ts';
import { patienceOf } from './patience.ts';
import type { Session } from './session.ts';

/** How long, in milliseconds, a run that was told to end still tries to record what it did. */
const grace = 5_000;

export type Recording =
  | {
      readonly is: 'recorded';
      /** The result. */
      readonly sequence: number;
      readonly commit: Oid;
      readonly ledger: Ledger;
      /** Whether others appended since the intent: what was planned before may no longer hold. */
      readonly moved: boolean;
    }
  | { readonly is: 'taken'; readonly by: RecordedEntry };

/**
 * Records the result of an intent, on the newest entry where others append meanwhile: what was done must not go
 * unrecorded. The only entry that is re-parented; nothing else changes the record of its scope while the intent is
 * open, so that its edits stay true. A result that is there already, by a push whose answer was lost, is found and
 * not recorded twice. Where somebody else took over, nothing is recorded.
 * @throws BylawError what keeps it from being recorded, once the session's patience has ended
 */
export async function recordResult(
  session: Session,
  git: GitWriter,
  { intended, intent }: { readonly intended: Ledger; readonly intent: OwnIntent },
  draft: EntryDraft,
  edits: LedgerEdits,
): Promise<Recording> {
  const place = { ref: intended.ref, remote: intended.remote?.name };
  const patience = patienceOf(session, session.patience, grace);
  let ledger = intended;
  for (;;) {
    try {
      const fate = await intentFate(ledger, intent);
      if (fate.is === 'taken') return fate;
      if (fate.is === 'recorded') return recorded(fate.by.entry.sequence, fate.by.commit, ledger, true);
      const next = await appendEntry(git, ledger, draft, edits);
      return recorded(next.sequence, next.tip ?? '', next, ledger.tip !== intended.tip);
    } catch (error) {
      if (!mayPass(error) || !(await patience.tryAgain())) throw error;
    }
    try {
      ledger = await openLedger(git, place);
    } catch (error) {
      // The same entry is offered on the same ledger again: it is recorded once.
      if (!isUnreachable(error)) throw error;
    }
  }
}

function recorded(sequence: number, commit: Oid, ledger: Ledger, moved: boolean): Recording {
  return { is: 'recorded', sequence, commit, ledger, moved };
}

function mayPass(error: unknown): error is BylawError {
  return isMoved(error) || isUnreachable(error);
}
