import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { GitReader } from '../git-repository.ts';

/** What Git leaves in its directory while it is in the middle of something. */
const unfinished: Readonly<Record<string, string>> = {
  MERGE_HEAD: 'a merge',
  CHERRY_PICK_HEAD: 'a cherry-pick',
  REVERT_HEAD: 'a revert',
  'rebase-merge': 'a rebase',
  'rebase-apply': 'a rebase',
};

/**
 * Throws `git/cannot-commit` where a commit would be part of something else, would be on no branch, or have no author.
 * @param ownDirectory the Git directory of this work tree
 */
export async function assertCommittable(
  ownDirectory: string,
  git: Pick<GitReader, 'head' | 'identity'>,
): Promise<void> {
  for (const [file, what] of Object.entries(unfinished)) {
    if (existsSync(join(ownDirectory, file))) throw cannot(`${what} is under way`, 'finish it first');
  }
  const { ref } = await git.head();
  if (ref === undefined) throw cannot('no branch is checked out', 'check one out first: `git switch BRANCH`');
  if ((await git.identity()) === undefined)
    throw cannot('Git does not know who you are', 'set user.name and user.email');
}

function cannot(why: string, hint: string): BylawError {
  return new BylawError('git/cannot-commit', `nothing can be committed: ${why}`, { hint });
}
