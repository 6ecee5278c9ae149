import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../../git/git-repository.ts';
import { hasCommit } from '../../git/has-commit.ts';
import type { PullRequest } from '../../pull-requests/pull-request-host.ts';

/**
 * Whether what a pull request proposed is here, after fetching it where it is not: squashed and rebased commits do not
 * lead to it. Why not is told in one sentence.
 */
export async function bringProposed(
  git: GitReader,
  { number, head }: Pick<PullRequest, 'number' | 'head'>,
): Promise<true | string> {
  if (await hasCommit(git, head.commit)) return true;
  const ref = `refs/pull/${number}/head`;
  const missing = `what it proposed, ${head.commit.slice(0, 12)}, is not in this clone: \`git fetch origin ${ref}\``;
  for (const remote of await git.remotes()) {
    const fetched = await fetchedFrom(git, remote, ref);
    if (fetched === head.commit && (await hasCommit(git, head.commit))) return true;
  }
  return missing;
}

async function fetchedFrom(git: GitReader, remote: string, ref: string): Promise<Oid | undefined> {
  try {
    return await git.fetchRef(remote, ref);
  } catch (error) {
    // It need not be a remote that has pull requests, or one that answers here.
    if (error instanceof BylawError && error.code !== 'cli/interrupted') return undefined;
    throw error;
  }
}
