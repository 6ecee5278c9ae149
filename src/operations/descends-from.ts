import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';

/** `unknown` where history is cut off; `absent`: in this whole clone there is no such commit, so that none descends from it. */
export type Descent = boolean | 'unknown' | 'absent';

/** Whether `commit` descends from `last`. */
export async function descendsFrom(git: GitReader, last: Oid, commit: Oid): Promise<Descent> {
  if (last === commit) return true;
  let not: Descent = false;
  try {
    if (await git.isAncestor(last, commit)) return true;
    await git.readCommit(last);
  } catch (error) {
    if (!(error instanceof BylawError) || error.code !== 'git/missing-object') throw error;
    not = 'absent';
  }
  return (await git.isShallow()) ? 'unknown' : not;
}
