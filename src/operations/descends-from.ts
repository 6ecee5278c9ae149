import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';

/**
 * Whether `commit` descends from `last`. Where history is cut off it cannot be told; in a whole clone a commit that
 * is not there is no ancestor of any that is.
 */
export async function descendsFrom(git: GitReader, last: Oid, commit: Oid): Promise<boolean | 'unknown'> {
  if (last === commit) return true;
  try {
    if (await git.isAncestor(last, commit)) return true;
  } catch (error) {
    if (!(error instanceof BylawError) || error.code !== 'git/missing-object') throw error;
  }
  return (await git.isShallow()) ? 'unknown' : false;
}
