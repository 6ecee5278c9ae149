import type { Issue, Pull, PullEnd } from '../hosted-state.ts';
import { branchTip } from '../hosting/find-commit.ts';
import { git } from '../hosting/git.ts';
import { mergeTrees, moveReference, writeCommit } from '../hosting/merge-trees.ts';
import { type Place, tell } from '../hosting/place.ts';
import { addIssue, nextNumber } from './issues.ts';

export interface PullWish {
  readonly title: string;
  readonly body?: string | null;
  readonly author: number;
  readonly draft?: boolean;
  readonly head: PullEnd;
  readonly base: PullEnd;
}

export function createPull(place: Place, wish: PullWish): Pull {
  const { state, hosted } = place;
  const number = nextNumber(place);
  addIssue(place, { number, author: wish.author, title: wish.title, body: wish.body ?? null });
  const pull: Pull = {
    id: state.number('pull'),
    number,
    draft: wish.draft ?? false,
    head: { ...wish.head },
    base: { ...wish.base },
    mergeCommit: null,
    reviews: [],
    requestedAccounts: new Set(),
    requestedTeams: new Set(),
  };
  hosted.pulls.set(number, pull);
  lookAtHead(place, pull);
  tell(place, 'create', 'pull', `#${number}`, { account: wish.author, after: { head: pull.head.sha } });
  return pull;
}

export function issueOf({ hosted }: Pick<Place, 'hosted'>, pull: Pull): Issue {
  return hosted.issues.get(pull.number) as Issue;
}

/** What was pushed since the last look; nobody tells the emulator of it. A pull request without its branch is closed. */
export function refreshPull(place: Place, pull: Pull): void {
  const issue = issueOf(place, pull);
  if (issue.state === 'closed') {
    return;
  }
  const head = place.state.repositoryById(pull.head.repository)?.repository.hosted;
  const tip = head && branchTip(head.folder, pull.head.ref);
  if (tip === undefined) {
    closePull(place, pull);
    return;
  }
  if (tip !== pull.head.sha) {
    pull.head.sha = tip;
    pull.base.sha = branchTip(place.hosted.folder, pull.base.ref) ?? pull.base.sha;
    issue.updatedAt = place.now;
  }
  lookAtHead(place, pull);
}

export function closePull(place: Place, pull: Pull): void {
  const issue = issueOf(place, pull);
  issue.state = 'closed';
  issue.closedAt = place.now;
  issue.updatedAt = place.now;
}

/** Brings `refs/pull/<n>/head` and `refs/pull/<n>/merge` up to date, which workflows fetch. */
function lookAtHead({ state, hosted, owned }: Place, pull: Pull): void {
  const { folder } = hosted;
  const base = branchTip(folder, pull.base.ref) ?? pull.base.sha;
  const lookedAt = `${base} ${pull.head.sha}`;
  if (pull.lookedAt === lookedAt) {
    return;
  }
  pull.lookedAt = lookedAt;
  const reference = `refs/pull/${pull.number}`;
  const from = state.repositoryById(pull.head.repository)?.repository.hosted;
  if (from !== undefined && pull.head.repository !== owned.repository.id) {
    git(folder, ['fetch', '--quiet', from.folder, `+refs/heads/${pull.head.ref}:${reference}/head`]);
  } else {
    moveReference(folder, `${reference}/head`, pull.head.sha);
  }
  const tree = mergeTrees(folder, base, pull.head.sha);
  const made = { name: 'GitHub', email: 'noreply@github.com', at: '2026-01-01T00:00:00Z' };
  const message = `Merge ${pull.head.sha} into ${base}`;
  pull.mergeCommit =
    tree === undefined ? null : writeCommit(folder, tree, [base, pull.head.sha], message, made);
  if (pull.mergeCommit !== null) {
    moveReference(folder, `${reference}/merge`, pull.mergeCommit);
  }
}

export function refreshPulls(place: Place): void {
  for (const pull of place.hosted.pulls.values()) {
    refreshPull(place, pull);
  }
}
