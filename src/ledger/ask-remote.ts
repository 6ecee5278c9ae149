import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';

/**
 * The newest entry at a remote, its objects brought here; undefined where the remote has no such branch. Moves no
 * ref. `here` is a tip whose objects are here already.
 * @throws BylawError `git/remote-unreachable`, `git/remote-refused`, `git/unsupported`
 */
export async function askRemote(
  git: GitReader,
  remote: string,
  ref: string,
  here: Oid | undefined,
): Promise<Oid | undefined> {
  try {
    const tip = await git.remoteRef(remote, ref);
    return tip === undefined || tip === here ? tip : await git.fetchRef(remote, ref);
  } catch (error) {
    if (!(error instanceof BylawError) || error.code !== 'git/unsupported') throw error;
    throw new BylawError(error.code, error.message, {
      hint: 'install Git, or keep the ledger in this clone: `ledger: {remote: none}` in bylaw.yaml',
      cause: error.cause,
    });
  }
}
