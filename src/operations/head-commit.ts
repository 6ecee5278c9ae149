import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';

/** The commit that HEAD names, detached or not; throws `git/no-commits` where there is none yet. */
export async function headCommit(git: GitReader): Promise<Oid> {
  const { commit } = await git.head();
  if (commit !== undefined) return commit;
  throw new BylawError('git/no-commits', 'the repository has no commits yet, and apply reads HEAD', {
    hint: 'commit the files first: `git add . && git commit`',
  });
}
