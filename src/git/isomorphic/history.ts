import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Commit, Oid } from '../git-repository.ts';
import type { ObjectStore } from '../object-store.ts';
import { readCommit } from '../repository-objects.ts';

/** Walks over commits. */
export interface History {
  /** The parents that this clone has: none at the edge of a shallow one. */
  parents(oid: Oid): Promise<readonly Oid[]>;
  firstParents(from: Oid, limit?: number): AsyncGenerator<Commit>;
  isAncestor(ancestor: Oid, descendant: Oid): Promise<boolean>;
  /** Whether a commit is reachable from any of several. */
  isReachable(commit: Oid, from: readonly Oid[]): Promise<boolean>;
  /** Whether any commit is reachable both from `commit` and from any of the others. */
  shareAny(commit: Oid, others: readonly Oid[]): Promise<boolean>;
  mergeBases(a: Oid, b: Oid): Promise<readonly Oid[]>;
}

export function openHistory(store: ObjectStore, gitDirectory: string): History {
  const edges = () => readShallowEdges(gitDirectory);
  return {
    parents: async (oid) => parentsOf(store, await edges(), oid),
    firstParents: (from, limit) => firstParents(store, edges, from, limit),
    async isAncestor(ancestor, descendant) {
      await readCommit(store, ancestor);
      return reaches(store, await edges(), [descendant], ancestor);
    },
    isReachable: async (commit, from) => reaches(store, await edges(), from, commit),
    shareAny: async (commit, others) => shareAny(store, await edges(), commit, others),
    mergeBases: async (a, b) => mergeBases(store, await edges(), a, b),
  };
}

/** The commits of a shallow clone whose parents were left out. */
export async function readShallowEdges(gitDirectory: string): Promise<ReadonlySet<Oid>> {
  const text = await readFile(join(gitDirectory, 'shallow'), 'latin1').catch(() => '');
  return new Set(text.split('\n').filter((line) => line !== ''));
}

async function parentsOf(store: ObjectStore, edges: ReadonlySet<Oid>, oid: Oid): Promise<readonly Oid[]> {
  const commit = await readCommit(store, oid);
  return edges.has(oid) ? [] : commit.parents;
}

async function* firstParents(
  store: ObjectStore,
  edges: () => Promise<ReadonlySet<Oid>>,
  from: Oid,
  limit = Number.POSITIVE_INFINITY,
): AsyncGenerator<Commit> {
  const shallow = await edges();
  let next: Oid | undefined = from;
  for (let count = 0; next !== undefined && count < limit; count++) {
    const commit: Commit = await readCommit(store, next);
    yield commit;
    next = shallow.has(commit.oid) ? undefined : commit.parents[0];
  }
}

async function reaches(
  store: ObjectStore,
  edges: ReadonlySet<Oid>,
  from: readonly Oid[],
  wanted: Oid,
): Promise<boolean> {
  for await (const oid of walk(store, edges, from, () => false)) if (oid === wanted) return true;
  return false;
}

/** Every commit reachable from `from`, nearest first; beyond a commit that `stopsAt` it does not go. */
async function* walk(
  store: ObjectStore,
  edges: ReadonlySet<Oid>,
  from: readonly Oid[],
  stopsAt: (oid: Oid) => boolean,
): AsyncGenerator<Oid> {
  const seen = new Set(from);
  const queue = [...seen];
  for (const oid of queue) {
    yield oid;
    if (stopsAt(oid)) continue;
    for (const parent of await parentsOf(store, edges, oid)) {
      if (seen.has(parent)) continue;
      seen.add(parent);
      queue.push(parent);
    }
  }
}

async function shareAny(
  store: ObjectStore,
  edges: ReadonlySet<Oid>,
  commit: Oid,
  others: readonly Oid[],
): Promise<boolean> {
  const ancestors = new Set<Oid>();
  for await (const oid of walk(store, edges, [commit], () => false)) ancestors.add(oid);
  for await (const oid of walk(store, edges, others, () => false)) if (ancestors.has(oid)) return true;
  return false;
}

/**
 * The best common ancestors, the newest first: those that no other common ancestor descends from. Every such one is
 * where a walk from `b` first meets the ancestors of `a`.
 */
async function mergeBases(
  store: ObjectStore,
  edges: ReadonlySet<Oid>,
  a: Oid,
  b: Oid,
): Promise<readonly Oid[]> {
  const ancestors = new Set<Oid>();
  for await (const oid of walk(store, edges, [a], () => false)) ancestors.add(oid);
  const met: Oid[] = [];
  for await (const oid of walk(store, edges, [b], (other) => ancestors.has(other))) {
    if (ancestors.has(oid)) met.push(oid);
  }
  const best: Commit[] = [];
  for (const oid of met)
    if (!(await isBelowAnother(store, edges, oid, met))) best.push(await readCommit(store, oid));
  return best.sort((one, other) => (one.committedAt > other.committedAt ? -1 : 1)).map(({ oid }) => oid);
}

async function isBelowAnother(
  store: ObjectStore,
  edges: ReadonlySet<Oid>,
  oid: Oid,
  others: readonly Oid[],
): Promise<boolean> {
  for (const other of others) if (other !== oid && (await reaches(store, edges, [other], oid))) return true;
  return false;
}
