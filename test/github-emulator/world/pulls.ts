import type { BaseEvent, Issue, Pull, PullEnd } from '../hosted-state.ts';
import { arrivalOf, branchTip, isAncestor } from '../hosting/find-commit.ts';
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
    baseEvents: [],
    requestedAccounts: new Set(),
    requestedTeams: new Set(),
  };
  hosted.pulls.set(number, pull);
  fetchHead(place, pull);
  lookAtHead(place, pull);
  tell(place, 'create', 'pull', `#${number}`, { account: wish.author, after: { head: pull.head.sha } });
  return pull;
}

export function issueOf({ hosted }: Pick<Place, 'hosted'>, pull: Pull): Issue {
  return hosted.issues.get(pull.number) as Issue;
}

/**
 * What was pushed since the last look; nobody tells the emulator of it. A pull request whose branch is gone is closed,
 * one whose fork is gone stays as it was.
 */
export function refreshPull(place: Place, pull: Pull): void {
  const issue = issueOf(place, pull);
  if (issue.state === 'closed') {
    return;
  }
  const head = place.state.repositoryById(pull.head.repository)?.repository.hosted;
  const tip = head && branchTip(head.folder, pull.head.ref);
  const base = branchTip(place.hosted.folder, pull.base.ref) ?? pull.base.sha;
  if (pull.lookedAt === `${base} ${tip ?? (head === undefined ? pull.head.sha : '')}`) {
    return;
  }
  const [baseBefore = base] = pull.lookedAt?.split(' ') ?? [];
  if (!isAncestor(place.hosted.folder, baseBefore, base)) {
    noteBase(place, pull, 'BaseRefForcePushedEvent');
  }
  fetchHead(place, pull);
  if (wasPushedToBase(place, pull, tip ?? pull.head.sha, base)) {
    return;
  }
  if (head !== undefined && tip === undefined) {
    closePull(place, pull);
    return;
  }
  if (tip !== undefined && tip !== pull.head.sha) {
    Object.assign(pull.head, { sha: tip });
    Object.assign(pull.base, { sha: base });
    issue.updatedAt = place.now;
  }
  lookAtHead(place, pull);
}

export function noteBase({ state, now }: Place, pull: Pull, kind: BaseEvent['kind']): void {
  pull.baseEvents.push({ id: state.number('base-event'), kind, at: now });
}

/** Has it merged into another branch; reviews stay. */
export function retarget(place: Place, pull: Pull, branch: string, tip: string): void {
  if (pull.base.ref !== branch) noteBase(place, pull, 'BaseRefChangedEvent');
  Object.assign(pull.base, { ref: branch, sha: tip });
  delete pull.lookedAt;
  lookAtHead(place, pull);
}

/** Who pushes the commits of a pull request to its base has merged it; what has no commits of its own is closed. */
function wasPushedToBase(place: Place, pull: Pull, head: string, base: string): boolean {
  const { folder } = place.hosted;
  if (!isAncestor(folder, head, base)) {
    return false;
  }
  const [baseBefore = pull.base.sha] = pull.lookedAt?.split(' ') ?? [];
  if (!isAncestor(folder, head, baseBefore)) {
    pull.head.sha = head;
    pull.mergeCommit = arrivalOf(folder, head, base);
    pull.merged = { at: place.now, commits: [pull.mergeCommit] };
  }
  closePull(place, pull);
  return true;
}

export function closePull(place: Place, pull: Pull): void {
  const issue = issueOf(place, pull);
  issue.state = 'closed';
  issue.closedAt = place.now;
  issue.updatedAt = place.now;
}

/** Brings `refs/pull/<n>/head` up to date, which workflows fetch; with it come the commits of a fork. */
function fetchHead({ state, hosted, owned }: Place, pull: Pull): void {
  const from = state.repositoryById(pull.head.repository)?.repository.hosted;
  const tip = from && branchTip(from.folder, pull.head.ref);
  if (from === undefined || tip === undefined) {
    return;
  }
  if (pull.head.repository !== owned.repository.id) {
    git(hosted.folder, ['fetch', '--quiet', from.folder, `refs/heads/${pull.head.ref}`]);
  }
  moveReference(hosted.folder, `refs/pull/${pull.number}/head`, tip);
}

/** The same with `refs/pull/<n>/merge`, which is what a merge would make. */
function lookAtHead({ hosted }: Place, pull: Pull): void {
  const { folder } = hosted;
  const base = branchTip(folder, pull.base.ref) ?? pull.base.sha;
  pull.lookedAt = `${base} ${pull.head.sha}`;
  const tree = mergeTrees(folder, base, pull.head.sha);
  const made = { name: 'GitHub', email: 'noreply@github.com', at: '2026-01-01T00:00:00Z' };
  const message = `Merge ${pull.head.sha} into ${base}`;
  pull.mergeCommit =
    tree === undefined ? null : writeCommit(folder, tree, [base, pull.head.sha], message, made);
  if (pull.mergeCommit !== null) {
    moveReference(folder, `refs/pull/${pull.number}/merge`, pull.mergeCommit);
  }
}

export function refreshPulls(place: Place): void {
  for (const pull of place.hosted.pulls.values()) {
    refreshPull(place, pull);
  }
}
