import { catchUp } from '../ledger/catch-up.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { ownLedger } from './own-ledger.ts';
import type { LedgerResumeResult } from './results.ts';
import { resumeResults } from './resume-results.ts';
import { newRun } from './runner.ts';
import type { Session } from './session.ts';
import { withRepository } from './with-repository.ts';

/**
 * Records the results that an apply of this clone could not record.
 * @throws BylawError what opening and recording throw
 */
export async function ledgerResume(
  caller: Session,
  _options: Record<string, never> = {},
): Promise<LedgerResumeResult> {
  const session = newRun(caller);
  return withRepository(session, async (git) => {
    const opened = await openLedger(git, await ownLedger(git));
    const { resumed, unusable, ledger } = await resumeResults(session, git, opened);
    // A run that was killed between the remote and here left this clone behind.
    await catchUp(git, ledger);
    return { ref: opened.ref, resumed, unusable };
  });
}
