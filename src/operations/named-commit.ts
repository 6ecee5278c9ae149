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
    if (!(await git.isShallow())) throw explained(error, revision);
    throw new BylawError(error.code, `${error.message} here: the history of this clone is cut off`, {
      hint: '`git fetch --unshallow` brings it; in CI, check out with `fetch-depth: 0`',
      cause: error.cause,
    });
  }
}

/** What stands on a remote, and is not fetched, is the usual case; and HEAD~1 of the first commit. */
function explained(error: BylawError, revision: string): BylawError {
  const [, remote, branch] = /^(?:refs\/remotes\/)?([^/\s]+)\/([^\s~^@]+)/.exec(revision) ?? [];
  const isOlder = /[~^]\d*$/.test(revision);
  const hint =
    remote !== undefined && branch !== undefined
      ? `if it is a branch of a remote, \`git fetch ${remote} ${branch}\` brings it; in CI, check out with \`fetch-depth: 0\``
      : isOlder
        ? 'the history may not go back so far'
        : 'give a revision that `git rev-parse` knows';
  return new BylawError(error.code, error.message, { hint, cause: error.cause });
}
