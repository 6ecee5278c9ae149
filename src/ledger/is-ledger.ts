import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import { ledgerFiles } from './ledger-tree.ts';
import { readEntries } from './read-entries.ts';

/** Whether the tip of a branch is an entry of a ledger, also of one that a newer Bylaw wrote: any branch can be taken for one. */
export async function isLedger(git: GitReader, tip: Oid): Promise<boolean> {
  try {
    const commit = await git.readCommit(tip);
    // First, as there may be very many files in a branch.
    await readEntries(git, [commit]);
    ledgerFiles(tip, await git.listFiles(commit.tree));
    return true;
  } catch (error) {
    if (!(error instanceof BylawError)) throw error;
    if (error.code === 'ledger/corrupt') return false;
    if (error.code === 'ledger/other-version') return true;
    throw error;
  }
}
