import type { FileDifference, Oid } from './git-repository.ts';
import type { ObjectStore } from './object-store.ts';
import { readTree } from './read-tree.ts';
import { folderMode, type TreeEntry } from './tree-entries.ts';

/** See `GitReader.compareTrees`. Reads only folders that differ. */
export async function compareTrees(
  store: ObjectStore,
  before: Oid | undefined,
  after: Oid | undefined,
  prefix = '',
): Promise<readonly FileDifference[]> {
  if (before === after) return [];
  const [old, now] = await Promise.all([byName(store, before), byName(store, after)]);
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  const parts = await Promise.all(
    names.map((name) => compareEntries(store, old.get(name), now.get(name), prefix + name)),
  );
  return parts.flat();
}

async function compareEntries(
  store: ObjectStore,
  before: TreeEntry | undefined,
  after: TreeEntry | undefined,
  path: string,
): Promise<readonly FileDifference[]> {
  if (before?.oid === after?.oid && before?.mode === after?.mode) return [];
  const below = await compareTrees(store, folderOf(before), folderOf(after), `${path}/`);
  const [was, is] = [fileOf(before), fileOf(after)];
  if (was === undefined && is === undefined) return below;
  const difference = { path, ...(was && { before: was }), ...(is && { after: is }) };
  return [difference, ...below];
}

async function byName(store: ObjectStore, tree: Oid | undefined): Promise<ReadonlyMap<string, TreeEntry>> {
  const entries = tree === undefined ? [] : await readTree(store, tree);
  return new Map(entries.map((entry) => [entry.name, entry]));
}

function folderOf(entry: TreeEntry | undefined): Oid | undefined {
  return entry?.mode === folderMode ? entry.oid : undefined;
}

function fileOf(entry: TreeEntry | undefined): Pick<TreeEntry, 'oid' | 'mode'> | undefined {
  return entry === undefined || entry.mode === folderMode ? undefined : { oid: entry.oid, mode: entry.mode };
}
