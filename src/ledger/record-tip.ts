import type { GitWriter, Oid } from '../git/git-repository.ts';
import { trackingRef } from './check-remotes.ts';
import { followRemote } from './follow-remote.ts';
import type { Ledger } from './ledger.ts';
import { pushTip } from './push-tip.ts';
import { rememberTips } from './seen-tips.ts';

/**
 * Makes a commit the newest of a ledger: at its remote first, where it has one, and then here. Gives where both
 * stand since.
 * @throws BylawError `git/ref-moved`, `git/ref-locked`: nothing was recorded; `git/remote-refused`: likewise;
 *   `git/remote-unreachable`: it cannot be known
 */
export async function recordTip(
  git: GitWriter,
  { ref, tip, local, remote }: Pick<Ledger, 'ref' | 'tip' | 'local' | 'remote'>,
  next: Oid,
  reason: string,
): Promise<Pick<Ledger, 'local' | 'remote'>> {
  if (remote === undefined) {
    await git.updateRef(ref, next, tip, reason);
    await rememberTips(git, [[ref, next, tip]]);
    return { local: next, remote };
  }
  await pushTip(git, ref, remote, next);
  const now = await followRemote(git, ref, local, next, reason);
  await rememberTips(git, [
    [trackingRef(remote.name, ref), next, remote.tip],
    [ref, now === next ? next : undefined, tip],
  ]);
  return { local: now, remote: { name: remote.name, tip: next } };
}
