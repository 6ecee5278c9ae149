import type { Oid } from '../git-repository.ts';
import type { ObjectStore } from '../object-store.ts';
import { readTree, requireObject } from '../read-tree.ts';
import { readCommit } from '../repository-objects.ts';
import { folderMode } from '../tree-entries.ts';

/**
 * The ids of every object that `to` leads to and the commits in `without` do not, each once. Throws
 * `git/missing-object` where one is not here; with `look`, a file is looked for as well.
 */
export async function objectsBetween(
  store: ObjectStore,
  to: Oid,
  without: ReadonlySet<Oid>,
  look: 'at-all' | 'at-folders',
): Promise<readonly Oid[]> {
  const found = new Set<Oid>();
  const commits = [to];
  for (const oid of commits) {
    if (without.has(oid) || found.has(oid)) continue;
    const commit = await readCommit(store, oid);
    found.add(oid);
    commits.push(...commit.parents);
    const [first] = commit.parents;
    const before = first === undefined ? undefined : (await readCommit(store, first)).tree;
    await addTree(store, before, commit.tree, found, look);
  }
  return [...found];
}

/** What a folder holds that the folder before it did not. */
async function addTree(
  store: ObjectStore,
  before: Oid | undefined,
  after: Oid,
  found: Set<Oid>,
  look: 'at-all' | 'at-folders',
): Promise<void> {
  if (before === after || found.has(after)) return;
  found.add(after);
  const old = new Map(
    (before === undefined ? [] : await readTree(store, before)).map((entry) => [entry.name, entry]),
  );
  for (const { name, mode, oid } of await readTree(store, after)) {
    const was = old.get(name);
    if (was?.oid === oid || found.has(oid) || mode === '160000') continue;
    if (mode === folderMode) {
      await addTree(store, was?.mode === folderMode ? was.oid : undefined, oid, found, look);
    } else {
      if (look === 'at-all') await requireObject(store, oid);
      found.add(oid);
    }
  }
}
