import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';

/**
 * The commit that a person names. Where history is cut off, that is why most names are unknown.
 * @throws BylawError `git/unknown-revision`
 */
export async function namedCommit(git: GitReader, revision: string): Promise<Oid> {
  try {
    return await git.resolveCommit(revision);
  } catch (error) {
    if (!(error instanceof BylawError) || error.code !== 'git/unknown-revision') throw error;
    if (!(await git.isShallow())) throw error;
    throw new BylawError(error.code, `${error.message} here: the history of this clone is cut off`, {
      hint: '`git fetch --unshallow` brings it; in CI, check out with `fetch-depth: 0`',
      cause: error.cause,
    });
  }
}
