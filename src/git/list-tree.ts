import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Oid, TreeFile } from './git-repository.ts';
import type { ObjectStore } from './object-store.ts';
import { readTree } from './read-tree.ts';
import { folderMode, type TreeEntry } from './tree-entries.ts';

/**
 * What a commit may hold at most to be listed. A folder may stand in a tree any number of times, so that a few objects
 * make up more files than there is memory for; no file system could hold such paths or so many either.
 */
const treeLimits = { entries: 1_000_000, characters: 200_000_000, path: 4096 };

/** Everything below a folder: how many files and folders, and how long their paths are from here. */
interface Extent {
  readonly entries: number;
  readonly characters: number;
  readonly longest: number;
}

/**
 * Every file under a commit or tree, depth first in tree order, which is the byte order of whole paths.
 * @throws BylawError `git/too-large` where it goes beyond the limits
 */
export async function listTree(store: ObjectStore, treeish: Oid): Promise<readonly TreeFile[]> {
  const folders = await readListable(store, treeish);
  const files: TreeFile[] = [];
  addFiles(folders, treeish, '', files);
  return files;
}

/** The entries of every folder, once it is known that together they are within the limits. */
export async function readListable(
  store: ObjectStore,
  treeish: Oid,
): Promise<ReadonlyMap<Oid, readonly TreeEntry[]>> {
  const folders = new Map<Oid, readonly TreeEntry[]>();
  await readFolders(store, treeish, folders);
  assertListable(treeish, folders);
  return folders;
}

/** Each folder once, however often it is there; all of a depth at the same time. */
async function readFolders(
  store: ObjectStore,
  treeish: Oid,
  folders: Map<Oid, readonly TreeEntry[]>,
): Promise<void> {
  let next: readonly Oid[] = [treeish];
  for (let depth = 0; next.length > 0; depth++) {
    assertDepth(treeish, depth);
    const read = await Promise.all(next.map((oid) => readTree(store, oid)));
    for (const [index, oid] of next.entries()) folders.set(oid, read[index] ?? []);
    const below = read.flat().filter(({ mode, oid }) => mode === folderMode && !folders.has(oid));
    next = [...new Set(below.map(({ oid }) => oid))];
  }
}

function assertListable(treeish: Oid, folders: ReadonlyMap<Oid, readonly TreeEntry[]>): void {
  const { entries, characters, longest } = extentOf(folders, treeish, 0, new Map());
  if (entries > treeLimits.entries || characters > treeLimits.characters)
    throw treeTooLarge(shortOf(treeish), `more than ${treeLimits.entries} files and folders`);
  if (longest > treeLimits.path) throw treeTooLarge(shortOf(treeish), `a path of ${longest} characters`);
}

/** Counted by folder rather than by path, of which there may be any number. */
function extentOf(
  folders: ReadonlyMap<Oid, readonly TreeEntry[]>,
  folder: Oid,
  depth: number,
  known: Map<Oid, Extent>,
): Extent {
  assertDepth(folder, depth);
  const before = known.get(folder);
  if (before !== undefined) return before;
  let [entries, characters, longest] = [0, 0, 0];
  for (const { name, mode, oid } of folders.get(folder) ?? []) {
    const below = mode === folderMode ? extentOf(folders, oid, depth + 1, known) : undefined;
    entries += 1 + (below?.entries ?? 0);
    characters +=
      name.length + (below === undefined ? 0 : below.characters + below.entries * (name.length + 1));
    longest = Math.max(longest, name.length + (below === undefined ? 0 : below.longest + 1));
  }
  const extent = { entries, characters, longest };
  known.set(folder, extent);
  return extent;
}

function addFiles(
  folders: ReadonlyMap<Oid, readonly TreeEntry[]>,
  folder: Oid,
  prefix: string,
  files: TreeFile[],
): void {
  for (const { name, mode, oid } of folders.get(folder) ?? []) {
    if (mode === folderMode) addFiles(folders, oid, `${prefix}${name}/`, files);
    else files.push({ path: prefix + name, oid, mode });
  }
}

/** Each level takes a name and a slash. */
function assertDepth(treeish: Oid, depth: number): void {
  if (depth > treeLimits.path / 2)
    throw treeTooLarge(shortOf(treeish), `folders more than ${depth - 1} levels deep`);
}

function shortOf(oid: Oid): string {
  return oid.slice(0, 10);
}

/** `where`: a short id, or a path. */
function treeTooLarge(where: string, what: string): BylawError {
  return new BylawError('git/too-large', `${where} holds ${what}, which is more than is read`, {
    hint: 'such a commit cannot be checked out either: look at it with `git ls-tree`, and give another one',
  });
}
