import type { Commit, GitReader, Oid } from '../../git/git-repository.ts';

/** The commits of a branch that are newer than one, by their first parents. */
export interface BranchLine {
  /** What it is compared with. */
  readonly base: Oid;
  /** What the oldest of them follows: the base, or where that lies beside this branch what they have in common. */
  readonly start: Oid;
  /** Oldest first. */
  readonly commits: readonly Commit[];
  /** Those that change YAML, with the start where it is not the base. */
  readonly touching: ReadonlySet<Oid>;
  /** Base, start and commits, each once, and where each stands among them. */
  readonly order: readonly Oid[];
  readonly position: ReadonlyMap<Oid, number>;
}

/** @returns why that cannot be told, in one sentence */
export async function branchLine(git: GitReader, base: Oid, head: Oid): Promise<BranchLine | string> {
  const newer = new Map((await git.commitsBetween(base, head)).map((each) => [each.oid, each]));
  const commits: Commit[] = [];
  let start: Oid | undefined = head;
  for (let commit = newer.get(head); commit !== undefined; commit = newer.get(start ?? '')) {
    commits.push(commit);
    start = commit.parents[0];
  }
  if (start === undefined) return noneInCommon;
  if (start !== base && (await git.isShallow())) return cutOff;
  const touching = new Set(start === base ? [] : [start]);
  for (const commit of commits.reverse()) if (await hasOtherYaml(git, commit)) touching.add(commit.oid);
  return inOrder({ base, start, commits, touching });
}

export function inOrder(line: Omit<BranchLine, 'order' | 'position'>): BranchLine {
  const order = [...new Set([line.base, line.start, ...line.commits.map(({ oid }) => oid)])];
  return { ...line, order, position: new Map(order.map((oid, at) => [oid, at])) };
}

const noneInCommon = 'the files applied last and these have no history in common';
const cutOff =
  'the history of this clone is cut off: `git fetch --unshallow` brings it; in CI, check out with `fetch-depth: 0`';

async function hasOtherYaml(git: GitReader, { tree, parents: [parent] }: Commit): Promise<boolean> {
  const before = parent === undefined ? undefined : (await git.readCommit(parent)).tree;
  if (before === tree) return false;
  return (await git.compareTrees(before, tree)).some(({ path }) => /\.ya?ml$/i.test(path));
}
