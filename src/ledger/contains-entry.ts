import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';

/** Whether a ledger whose newest entry is `tip` holds an entry. One that is not in this clone it does not hold. */
export async function containsEntry(
  git: GitReader,
  tip: Oid | undefined,
  entry: Oid | undefined,
): Promise<boolean> {
  if (entry === undefined || entry === tip) return true;
  if (tip === undefined) return false;
  try {
    return await git.isAncestor(entry, tip);
  } catch (error) {
    if (error instanceof BylawError && error.code === 'git/missing-object') return false;
    throw error;
  }
}
