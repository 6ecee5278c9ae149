import { renderObserved } from '../../audit/observations/observed-file.ts';
import type { ObservedMember } from '../../audit/observations/observed-member.ts';
import type { GitWriter, NewCommit, Oid } from '../../git/git-repository.ts';
import { actorOf } from '../actor-of.ts';
import { followRemote } from '../follow-remote.ts';
import { pushTip } from '../push-tip.ts';
import { type ObservedBranch, observedRef } from './observed-branch.ts';

export interface ObservedCommit extends Pick<NewCommit, 'at' | 'message'> {
  /** By path; null takes a file away. */
  readonly files: ReadonlyMap<string, ObservedMember | null>;
  /** Leaves nothing of what was: the commit has no parent. */
  readonly pruned: boolean;
}

/**
 * Adds a commit to the branch of observations, or makes it the only one: at the remote first, where there is one.
 * Where nothing would change, nothing is committed.
 * @throws BylawError `git/ref-moved`, `git/ref-locked`: nothing was recorded; `git/remote-refused`: likewise;
 *   `git/no-identity`, `git/remote-unreachable`
 */
export async function recordObserved(
  git: GitWriter,
  branch: ObservedBranch,
  commit: ObservedCommit,
): Promise<Oid | undefined> {
  const author = await actorOf(git);
  const before = branch.tip === undefined ? undefined : await git.readCommit(branch.tip);
  const parents = branch.tip === undefined || commit.pruned ? [] : [branch.tip];
  const next = await git.writeTogether(async (objects) => {
    const paths = [...commit.files];
    const oids = await objects.writeBlobs(
      paths.flatMap(([, observed]) => (observed === null ? [] : [renderObserved(observed)])),
    );
    let written = 0;
    const edits = paths.map(([path, observed]) => {
      return [path, observed === null ? null : (oids[written++] ?? null)] as const;
    });
    const tree = await objects.writeTree(before?.tree, new Map(edits));
    const isPruned = before?.parents.length === 0;
    if (tree === before?.tree && (isPruned || !commit.pruned)) return undefined;
    return objects.writeCommit({ tree, parents, author, at: commit.at, message: commit.message });
  });
  if (next !== undefined) await moveBranch(git, branch, next, commit);
  return next;
}

async function moveBranch(
  git: GitWriter,
  { local, remote }: ObservedBranch,
  next: Oid,
  { message, pruned }: ObservedCommit,
): Promise<void> {
  const reason = `bylaw: ${message.split('\n', 1)[0]}`;
  if (remote === undefined) return git.updateRef(observedRef, next, local, reason);
  await pushTip(git, observedRef, remote, next, { rewrites: pruned });
  await followRemote(git, observedRef, local, next, reason);
}
