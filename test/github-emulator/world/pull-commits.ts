import type { Pull } from '../hosted-state.ts';
import { commitsBetween, isAncestor, mergeBase } from '../hosting/find-commit.ts';
import type { Place } from '../hosting/place.ts';
import { issueOf } from './pulls.ts';

/** What a pull request brings, oldest first. Its base is where it was merged into, which a merge leaves behind. */
export function pullCommits({ hosted }: Pick<Place, 'hosted'>, pull: Pull): readonly string[] {
  return commitsBetween(hosted.folder, pull.base.sha, pull.head.sha);
}

/** From where the branch was begun, which is what its files are compared with. */
export function pullBase({ hosted }: Pick<Place, 'hosted'>, pull: Pull): string {
  return mergeBase(hosted.folder, pull.base.sha, pull.head.sha) ?? pull.base.sha;
}

/**
 * The pull requests of a commit: of one on the default branch those that were merged and brought it; of any other those
 * that are open and have it, too.
 */
export function pullsOfCommit(place: Place, sha: string): readonly Pull[] {
  const { folder, defaultBranch } = place.hosted;
  const arrived = isAncestor(folder, sha, `refs/heads/${defaultBranch}`);
  return [...place.hosted.pulls.values()].filter((pull) => {
    const brought = pull.merged?.commits.includes(sha) === true;
    const counts = pull.merged !== undefined || (!arrived && issueOf(place, pull).state === 'open');
    return brought || (counts && pullCommits(place, pull).includes(sha));
  });
}
