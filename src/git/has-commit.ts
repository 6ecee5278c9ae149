import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from './git-repository.ts';

/** Whether a commit is in this clone. */
export async function hasCommit(git: Pick<GitReader, 'readCommit'>, commit: Oid): Promise<boolean> {
  try {
    await git.readCommit(commit);
    return true;
  } catch (error) {
    if (error instanceof BylawError && error.code === 'git/missing-object') return false;
    throw error;
  }
}
