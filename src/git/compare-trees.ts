import type { FileDifference, Oid } from './git-repository.ts';
import { readListable } from './list-tree.ts';
import type { ObjectStore } from './object-store.ts';
import { readTree } from './read-tree.ts';
import { folderMode, type TreeEntry } from './tree-entries.ts';

/** See `GitReader.compareTrees`. Reads only folders that differ. */
export async function compareTrees(
  store: ObjectStore,
  before: Oid | undefined,
  after: Oid | undefined,
): Promise<readonly FileDifference[]> {
  const trees = [before, after].filter((tree) => tree !== undefined);
  const comparison = { store, trees, folders: new Map(), differences: 0, bounded: undefined };
  return compareFolders(comparison, before, after, '');
}

/** So many differences are told without looking whether the trees end: folders may repeat in them. */
const manyDifferences = 20_000;

interface Comparison {
  readonly store: ObjectStore;
  /** Each folder is read once, however often it is there. */
  readonly folders: Map<Oid, Promise<ReadonlyMap<string, TreeEntry>>>;
  readonly trees: readonly Oid[];
  /** How many files and folders were found to differ. */
  differences: number;
  /** Settled once it is known that the trees are within the limits of `listTree`. */
  bounded: Promise<unknown> | undefined;
}

async function compareFolders(
  comparison: Comparison,
  before: Oid | undefined,
  after: Oid | undefined,
  prefix: string,
): Promise<readonly FileDifference[]> {
  if (before === after) return [];
  const [old, now] = await Promise.all([byName(comparison, before), byName(comparison, after)]);
  const names = [...new Set([...old.keys(), ...now.keys()])].sort();
  const parts = await Promise.all(
    names.map((name) => compareEntries(comparison, old.get(name), now.get(name), prefix + name)),
  );
  return parts.flat();
}

async function compareEntries(
  comparison: Comparison,
  before: TreeEntry | undefined,
  after: TreeEntry | undefined,
  path: string,
): Promise<readonly FileDifference[]> {
  if (before?.oid === after?.oid && before?.mode === after?.mode) return [];
  comparison.differences += 1;
  if (comparison.differences > manyDifferences) {
    comparison.bounded ??= Promise.all(comparison.trees.map((tree) => readListable(comparison.store, tree)));
    await comparison.bounded;
  }
  const below = await compareFolders(comparison, folderOf(before), folderOf(after), `${path}/`);
  const [was, is] = [fileOf(before), fileOf(after)];
  if (was === undefined && is === undefined) return below;
  const difference = { path, ...(was && { before: was }), ...(is && { after: is }) };
  return [difference, ...below];
}

const nothing: ReadonlyMap<string, TreeEntry> = new Map();

async function byName(
  { store, folders }: Comparison,
  tree: Oid | undefined,
): Promise<ReadonlyMap<string, TreeEntry>> {
  if (tree === undefined) return nothing;
  const known = folders.get(tree);
  if (known !== undefined) return known;
  const reading = readTree(store, tree).then(
    (entries) => new Map(entries.map((entry) => [entry.name, entry])),
  );
  folders.set(tree, reading);
  return reading;
}

function folderOf(entry: TreeEntry | undefined): Oid | undefined {
  return entry?.mode === folderMode ? entry.oid : undefined;
}

function fileOf(entry: TreeEntry | undefined): Pick<TreeEntry, 'oid' | 'mode'> | undefined {
  return entry === undefined || entry.mode === folderMode ? undefined : { oid: entry.oid, mode: entry.mode };
}
