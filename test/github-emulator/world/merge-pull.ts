import type { Pull } from '../hosted-state.ts';
import { readCommit } from '../hosting/commit-object.ts';
import { branchTip, commitsBetween } from '../hosting/find-commit.ts';
import { mergeTrees, moveReference, writeCommit } from '../hosting/merge-trees.ts';
import { type Place, tell } from '../hosting/place.ts';
import { rebaseCommits } from '../hosting/rebase-commits.ts';
import { Refusal } from '../refusal.ts';
import type { Account } from '../state.ts';
import { closePull, issueOf } from './pulls.ts';

export type MergeMethod = 'merge' | 'squash' | 'rebase';

interface MergeWish {
  readonly method: MergeMethod;
  readonly title?: string;
  readonly message?: string;
  /** What the head must be. */
  readonly sha?: string;
}

function notMergeable(): Refusal {
  return new Refusal(405, 'Pull Request is not mergeable');
}

/** Makes the commits that GitHub makes, and moves the base branch to it. */
export function mergePull(place: Place, pull: Pull, by: Account, wish: MergeWish): string {
  const { hosted, now } = place;
  const { folder } = hosted;
  const issue = issueOf(place, pull);
  const base = branchTip(folder, pull.base.ref);
  if (issue.state === 'closed' || pull.draft || base === undefined) {
    throw notMergeable();
  }
  if (wish.sha !== undefined && wish.sha !== pull.head.sha) {
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  }
  const commits =
    wish.method === 'rebase'
      ? rebaseCommits(folder, base, pull.head.sha)
      : mergeCommits(place, pull, by, wish, base);
  const commit = commits?.at(-1);
  if (commits === undefined || commit === undefined) {
    throw notMergeable();
  }
  if (!moveReference(folder, `refs/heads/${pull.base.ref}`, commit, base)) {
    throw new Refusal(405, 'Base branch was modified. Review and try the merge again.');
  }
  closePull(place, pull);
  pull.base.sha = base;
  pull.mergeCommit = commit;
  pull.merged = { by: by.id, at: now, commits };
  tell(place, 'update', 'pull', `#${pull.number}`, { account: by.id, after: { merged: commit } });
  return commit;
}

/** One commit: with both sides as parents, or with the base alone. Undefined where they conflict. */
function mergeCommits(
  place: Place,
  pull: Pull,
  by: Account,
  wish: MergeWish,
  base: string,
): readonly string[] | undefined {
  const { hosted, state, now } = place;
  const { folder } = hosted;
  const tree = mergeTrees(folder, base, pull.head.sha);
  const { title } = issueOf(place, pull);
  const from = state.accounts.get(pull.head.owner)?.login ?? 'unknown repository';
  const [head, text] =
    wish.method === 'merge'
      ? [`Merge pull request #${pull.number} from ${from}/${pull.head.ref}`, title]
      : [`${title} (#${pull.number})`, squashed(folder, base, pull.head.sha)];
  const message = [wish.title ?? head, wish.message ?? text].filter((part) => part !== '').join('\n\n');
  const email = by.emails[0] ?? `${by.login}@users.noreply.github.com`;
  const author = { name: by.name ?? by.login, email, at: now };
  const parents = wish.method === 'merge' ? [base, pull.head.sha] : [base];
  return tree === undefined ? undefined : [writeCommit(folder, tree, parents, message, author)];
}

function squashed(folder: string, base: string, head: string): string {
  const commits = commitsBetween(folder, base, head).map((sha) => readCommit(folder, sha));
  return commits.length < 2 ? '' : commits.map(({ message }) => `* ${message.trim()}`).join('\n\n');
}
