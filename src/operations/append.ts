import type { LedgerEdits } from '../audit/state-edits.ts';
import type { GitWriter } from '../git/git-repository.ts';
import { appendEntry, type EntryDraft } from '../ledger/append-entry.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { isUnreachable } from './append-moved.ts';
import { patienceOf } from './patience.ts';
import type { Session } from './session.ts';

/** How long, in milliseconds, an entry that can be drafted anew is offered to a remote that does not answer. */
const longest = 15_000;

/**
 * Appends an entry, again where the remote did not answer: the same draft on the same ledger is the same commit,
 * which is recorded once.
 * @throws BylawError what `appendEntry` does
 */
export async function append(
  session: Session,
  git: GitWriter,
  ledger: Ledger,
  draft: EntryDraft,
  edits: LedgerEdits,
): Promise<Ledger> {
  const patience = patienceOf(session, Math.min(longest, session.patience ?? longest));
  for (;;) {
    try {
      return await appendEntry(git, ledger, draft, edits);
    } catch (error) {
      if (!isUnreachable(error) || !(await patience.tryAgain())) throw error;
    }
  }
}
