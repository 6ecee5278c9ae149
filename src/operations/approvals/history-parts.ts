import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Commit, GitReader, Oid } from '../../git/git-repository.ts';
import type { PullRequest } from '../../pull-requests/pull-request-host.ts';
import type { ApprovingHost } from './approving-host.ts';
import type { BranchLine } from './history-line.ts';

/** What one pull request, or one commit that came without any, made of a branch. */
export interface BranchPart {
  /** What the branch was at before it, and after. */
  readonly before: Oid;
  readonly after: Oid;
  /** The newest commit of it; undefined where commits were taken back. */
  readonly commit: Commit | undefined;
  readonly pullRequest: PullRequest | undefined;
  /** All that proposed the very commit that was merged there: it is the same change, wherever it was approved. */
  readonly twins?: readonly PullRequest[] | undefined;
  /** One that was merged into another branch than this. */
  readonly elsewhere?: PullRequest | undefined;
}

/** What of a branch is looked at, and which it is, where that is known: `main`. */
export interface AskedCommits {
  /** By hash: those that matter. */
  readonly asked: ReadonlySet<Oid>;
  readonly branch: string | undefined;
}

/**
 * What brought some commits of a branch, oldest first. A pull request counts only where it is what its host says that
 * merging it made: not by a commit that was pushed beside it. Nothing but these commits is asked about.
 */
export async function branchParts(
  git: GitReader,
  { base, start, commits: line }: Pick<BranchLine, 'base' | 'start' | 'commits'>,
  { asked, branch }: AskedCommits,
  host: Pick<ApprovingHost, 'merged'>,
): Promise<readonly BranchPart[]> {
  const parts: BranchPart[] = [];
  for (let index = line.length - 1; index >= 0; index -= 1) {
    const commit = line[index] as Commit;
    if (!asked.has(commit.oid)) continue;
    const merge = await mergeOf(git, host, { line, index, branch });
    const [first, last] = merge === undefined ? [index, index] : [merge.first, merge.last];
    const newest = line[last] as Commit;
    const elsewhere = merge === undefined ? await mergedElsewhere(host, newest, branch) : undefined;
    const { pullRequest, twins } = merge ?? {};
    const before = line[first - 1]?.oid ?? start;
    parts.unshift({ before, after: newest.oid, commit: newest, pullRequest, twins, elsewhere });
    index = first;
  }
  if (start === base) return parts;
  // What was applied lies beside this branch: what it has no longer nobody agreed to take back.
  return [{ before: base, after: start, commit: undefined, pullRequest: undefined }, ...parts];
}

interface Merge {
  readonly pullRequest: PullRequest;
  /** With others that proposed the same. */
  readonly twins: readonly PullRequest[];
  /** Where its commits stand in the line. */
  readonly first: number;
  readonly last: number;
}

interface InLine {
  /** The commits of the branch, oldest first. */
  readonly line: readonly Commit[];
  readonly index: number;
  readonly branch: string | undefined;
}

/** The pull request whose merging made a commit of the branch, with all commits that it made. */
async function mergeOf(
  git: GitReader,
  host: Pick<ApprovingHost, 'merged'>,
  { line, index, branch }: InLine,
): Promise<Merge | undefined> {
  const commit = line[index];
  if (commit === undefined) return undefined;
  const found: Omit<Merge, 'twins'>[] = [];
  for (const pullRequest of await host.merged(commit.oid)) {
    if (branch !== undefined && pullRequest.base.ref !== branch) continue;
    const last = line.findIndex(({ oid }) => oid === pullRequest.mergeCommit);
    if (last < index) continue;
    let first = last;
    while (first > 0 && (await isRebased(git, host, [line[first - 1], line[first]], pullRequest))) first -= 1;
    if (first <= index) found.push({ pullRequest, first, last });
  }
  // One whose commits came in with another's is called merged, too: what was merged is what the merge leads to.
  const isMerged = ({ pullRequest, last }: Omit<Merge, 'twins'>) =>
    line[last]?.parents.includes(pullRequest.head.commit) === true;
  const merge = found.find(isMerged) ?? found[0];
  if (merge === undefined) return undefined;
  const twins = found.filter(
    ({ pullRequest, first, last }) =>
      pullRequest.head.commit === merge.pullRequest.head.commit &&
      first === merge.first &&
      last === merge.last,
  );
  return { ...merge, twins: twins.map(({ pullRequest }) => pullRequest) };
}

async function mergedElsewhere(
  host: Pick<ApprovingHost, 'merged'>,
  { oid }: Commit,
  branch: string | undefined,
): Promise<PullRequest | undefined> {
  const all = await host.merged(oid);
  return all.find(({ mergeCommit, base }) => mergeCommit === oid && base.ref !== branch);
}

/**
 * Whether two commits that follow each other are both what rebasing a pull request made: what it proposes itself is not,
 * for somebody may have pushed that before.
 */
async function isRebased(
  git: GitReader,
  host: Pick<ApprovingHost, 'merged'>,
  both: readonly (Commit | undefined)[],
  { number, head, mergeCommit }: PullRequest,
): Promise<boolean> {
  const [one, other] = both;
  if (one?.parents.length !== 1 || other?.parents.length !== 1) return false;
  for (const commit of [one, other]) {
    const own = await host.merged(commit.oid);
    if (!own.some((each) => each.number === number)) return false;
    if (own.some((each) => each.number !== number && each.mergeCommit === commit.oid)) return false;
    if (await isIn(git, commit.oid, head.commit)) return false;
  }
  return mergeCommit !== head.commit;
}

async function isIn(git: GitReader, commit: Oid, head: Oid): Promise<boolean> {
  try {
    return await git.isAncestor(commit, head);
  } catch (error) {
    // What was proposed is not here: then it was brought in anew.
    if (error instanceof BylawError && error.code === 'git/missing-object') return false;
    throw error;
  }
}
