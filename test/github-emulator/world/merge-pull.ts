import type { Pull } from '../hosted-state.ts';
import { readCommit } from '../hosting/commit-object.ts';
import { branchTip, commitsBetween } from '../hosting/find-commit.ts';
import { mergeTrees, moveReference, writeCommit } from '../hosting/merge-trees.ts';
import { type Place, tell } from '../hosting/place.ts';
import { Refusal } from '../refusal.ts';
import type { Account } from '../state.ts';
import { closePull, issueOf } from './pulls.ts';

interface MergeWish {
  readonly method: 'merge' | 'squash';
  readonly title?: string;
  readonly message?: string;
  /** What the head must be. */
  readonly sha?: string;
}

function notMergeable(): Refusal {
  return new Refusal(405, 'Pull Request is not mergeable');
}

/** Makes the commit that GitHub makes, and moves the base branch to it. */
export function mergePull(place: Place, pull: Pull, by: Account, wish: MergeWish): string {
  const { hosted, owned, now } = place;
  const { folder } = hosted;
  const issue = issueOf(place, pull);
  const base = branchTip(folder, pull.base.ref);
  if (issue.state === 'closed' || pull.draft || base === undefined) {
    throw notMergeable();
  }
  if (wish.sha !== undefined && wish.sha !== pull.head.sha) {
    throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
  }
  const tree = mergeTrees(folder, base, pull.head.sha);
  if (tree === undefined) {
    throw notMergeable();
  }
  const from = place.state.repositoryById(pull.head.repository)?.owner.login ?? owned.owner.login;
  const messages = {
    merge: [`Merge pull request #${pull.number} from ${from}/${pull.head.ref}`, issue.title],
    squash: [`${issue.title} (#${pull.number})`, squashed(folder, base, pull.head.sha)],
  };
  const [title = '', body = ''] = messages[wish.method];
  const message = [wish.title ?? title, wish.message ?? body].filter((part) => part !== '').join('\n\n');
  const parents = wish.method === 'merge' ? [base, pull.head.sha] : [base];
  const author = {
    name: by.name ?? by.login,
    email: by.emails[0] ?? `${by.login}@users.noreply.github.com`,
    at: now,
  };
  const commit = writeCommit(folder, tree, parents, message, author);
  if (!moveReference(folder, `refs/heads/${pull.base.ref}`, commit, base)) {
    throw new Refusal(405, 'Base branch was modified. Review and try the merge again.');
  }
  closePull(place, pull);
  pull.base.sha = base;
  pull.mergeCommit = commit;
  pull.merged = { by: by.id, at: now };
  tell(place, 'update', 'pull', `#${pull.number}`, { account: by.id, after: { merged: commit } });
  return commit;
}

function squashed(folder: string, base: string, head: string): string {
  const commits = commitsBetween(folder, base, head).map((sha) => readCommit(folder, sha));
  return commits.length < 2 ? '' : commits.map(({ message }) => `* ${message.trim()}`).join('\n\n');
}
