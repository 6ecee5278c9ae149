import type { GitReader } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { LedgerPlace } from '../ledger/ledger-place.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { isMoved } from './append-moved.ts';
import { patienceOf } from './patience.ts';
import type { Session } from './session.ts';

/**
 * Runs `attempt` on the newest ledger, and anew where somebody else appended first. `attempt` looks at the ledger it
 * is given afresh each time.
 * @throws BylawError `git/ref-moved`, `git/ref-locked` where the ledger never rests, and what `attempt` throws
 */
export async function appendAnew<T>(
  session: Session,
  git: GitReader,
  place: LedgerPlace,
  attempt: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  const patience = patienceOf(session);
  for (;;) {
    try {
      return await attempt(await openLedger(git, place));
    } catch (error) {
      if (!isMoved(error) || !(await patience.tryAgain())) throw error;
    }
  }
}
