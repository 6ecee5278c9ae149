import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitWriter } from '../../git/git-repository.ts';
import type { LedgerPlace } from '../../ledger/ledger-place.ts';
import { type ObservedBranch, observedRef } from '../../ledger/observed/observed-branch.ts';
import { openObserved } from '../../ledger/observed/open-observed.ts';
import { isMoved } from '../append-moved.ts';
import { patienceOf } from '../patience.ts';
import type { Session } from '../session.ts';

/**
 * Runs `attempt` on the newest branch of observations, kept where the ledger is, and anew where somebody else moved it
 * first: of what both saw the newest stays.
 * @throws BylawError `observe/branch-in-use`, `git/ref-moved`, `git/ref-locked`, and what `attempt` throws
 */
export async function moveObserved<T>(
  session: Session,
  git: GitWriter,
  { ref, remote }: LedgerPlace,
  attempt: (branch: ObservedBranch) => Promise<T>,
): Promise<T> {
  await refuseInUse(git, ref);
  const patience = patienceOf(session);
  for (;;) {
    try {
      return await attempt(await openObserved(git, remote));
    } catch (error) {
      if (!isMoved(error) || !(await patience.tryAgain())) throw error;
    }
  }
}

async function refuseInUse(git: GitWriter, ledger: string): Promise<void> {
  const { ref } = await git.head();
  const isLedger = ledger === observedRef;
  if (ref !== observedRef && !isLedger) return;
  const why = isLedger ? 'bylaw.yaml keeps the ledger there' : 'it is checked out';
  throw new BylawError('observe/branch-in-use', `bylaw/observed is for observations alone, and ${why}`, {
    hint: isLedger
      ? 'name another branch in `ledger.ref` of bylaw.yaml'
      : '`git checkout` the branch of the YAML',
  });
}
