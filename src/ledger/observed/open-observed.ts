import type { GitReader, Oid } from '../../git/git-repository.ts';
import { askRemote } from '../ask-remote.ts';
import { trackingRef } from '../check-remotes.ts';
import { containsEntry } from '../contains-entry.ts';
import { type ObservedBranch, observedRef } from './observed-branch.ts';

/**
 * The branch of observations, to be moved. A remote that has it outweighs this clone, which may hold what was pruned
 * there; one that has none takes over what is here.
 * @throws BylawError `git/remote-unreachable`, `git/remote-refused`, `git/unsupported`
 */
export async function openObserved(git: GitReader, remote: string | undefined): Promise<ObservedBranch> {
  const local = await git.resolveRef(observedRef);
  if (remote === undefined) return { tip: local, local, remote };
  const far = await askRemote(git, remote, observedRef, local);
  return { tip: far ?? local, local, remote: { name: remote, tip: far } };
}

/** The newest observations that are in this clone: its own branch, or what was fetched of the remote's. Asks nobody. */
export async function newestObserved(git: GitReader, remote: string | undefined): Promise<Oid | undefined> {
  const local = await git.resolveRef(observedRef);
  if (remote === undefined) return local;
  const fetched = await git.resolveRef(trackingRef(remote, observedRef));
  if (fetched === undefined || (await containsEntry(git, local, fetched))) return local;
  if (local === undefined || (await containsEntry(git, fetched, local))) return fetched;
  // One of them was pruned.
  const [here, there] = [await git.readCommit(local), await git.readCommit(fetched)];
  return here.committedAt > there.committedAt ? local : fetched;
}
