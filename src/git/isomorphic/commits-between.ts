import type { Commit, Oid } from '../git-repository.ts';
import type { ObjectStore } from '../object-store.ts';
import { readCommit } from '../repository-objects.ts';

/**
 * The commits that `to` leads to and `from` does not, parents before children. The newest are looked at first, so that
 * nearly nothing older than where the two part is read. Dates that are wrong make it read more; that a commit is left
 * out only its being an ancestor of `from` can do.
 */
export async function commitsBetween(
  store: ObjectStore,
  edges: ReadonlySet<Oid>,
  from: Oid,
  to: Oid,
): Promise<readonly Commit[]> {
  const known = new Map<Oid, Commit>();
  const old = new Set<Oid>([from]);
  const waiting = new Map<Oid, Commit>();
  const wait = async (oid: Oid) => {
    const commit = known.get(oid) ?? (await readCommit(store, oid));
    known.set(oid, commit);
    waiting.set(oid, commit);
  };
  const parentsOf = ({ oid, parents }: Commit) => (edges.has(oid) ? [] : parents);
  await wait(from);
  await wait(to);
  while ([...waiting.keys()].some((oid) => !old.has(oid))) {
    const next = newestOf(waiting);
    waiting.delete(next.oid);
    for (const parent of parentsOf(next)) {
      const isNews = !known.has(parent) || (old.has(next.oid) && !old.has(parent));
      if (old.has(next.oid)) old.add(parent);
      if (isNews) await wait(parent);
    }
  }
  // What is waiting is old: where it was met before as new, so are its ancestors.
  for (const oid of old) for (const parent of parentsOfKnown(oid)) old.add(parent);
  return parentsFirst(to, (oid) => (old.has(oid) ? undefined : known.get(oid)), parentsOf);

  function parentsOfKnown(oid: Oid): readonly Oid[] {
    const commit = known.get(oid);
    return commit === undefined ? [] : parentsOf(commit);
  }
}

function newestOf(commits: ReadonlyMap<Oid, Commit>): Commit {
  return [...commits.values()].reduce((a, b) => (b.committedAt > a.committedAt ? b : a));
}

function parentsFirst(
  start: Oid,
  wanted: (oid: Oid) => Commit | undefined,
  parentsOf: (commit: Commit) => readonly Oid[],
): readonly Commit[] {
  const ordered: Commit[] = [];
  const seen = new Set<Oid>();
  const stack: { readonly oid: Oid; readonly isDone: boolean }[] = [{ oid: start, isDone: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const commit = wanted(top.oid);
    if (commit === undefined) continue;
    if (top.isDone) ordered.push(commit);
    else if (!seen.has(top.oid)) {
      seen.add(top.oid);
      stack.push({ oid: top.oid, isDone: true });
      for (const oid of parentsOf(commit)) stack.push({ oid, isDone: false });
    }
  }
  return ordered;
}
