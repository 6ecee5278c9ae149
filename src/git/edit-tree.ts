import { invariant } from '../diagnostic/bylaw-error.ts';
import type { Oid, TreeEdits } from './git-repository.ts';
import { assertOids, nameObject } from './object-id.ts';
import type { NamedObject, ObjectStore } from './object-store.ts';
import { readTree } from './read-tree.ts';
import { encodeTree, folderMode, type TreeEntry } from './tree-entries.ts';

/** The edits below one path. `here` is what was asked of the path itself: undefined if nothing was. */
interface EditNode {
  here: Oid | null | undefined;
  readonly below: Map<string, EditNode>;
}

/**
 * The id of the tree that results from `base` with `edits`, and the tree objects that it needs and `base` has not.
 * A removal at a folder comes before edits inside it; a file that replaces a folder takes all of it away.
 */
export async function editTree(
  store: ObjectStore,
  base: Oid | undefined,
  edits: TreeEdits,
): Promise<{ readonly tree: Oid; readonly objects: readonly NamedObject[] }> {
  for (const oid of edits.values()) if (oid !== null) assertOids(store.format, oid);
  const objects = new Map<Oid, NamedObject>();
  const entries = base === undefined ? [] : await readTree(store, base);
  const root = await editFolder(store, entries, editsByFolder(edits), objects);
  return { tree: keep(store, root, objects), objects: [...objects.values()] };
}

function editsByFolder(edits: TreeEdits): EditNode {
  const root: EditNode = { here: undefined, below: new Map() };
  for (const [path, oid] of edits) {
    let node = root;
    for (const name of path.split('/')) {
      invariant(isFileName(name), `not a path inside a repository: ${JSON.stringify(path)}`);
      let next = node.below.get(name);
      if (next === undefined) {
        next = { here: undefined, below: new Map() };
        node.below.set(name, next);
      }
      node = next;
    }
    node.here = oid;
  }
  return root;
}

function isFileName(name: string): boolean {
  return (
    name !== '' && name !== '.' && name !== '..' && name.toLowerCase() !== '.git' && !name.includes('\0')
  );
}

async function editFolder(
  store: ObjectStore,
  entries: readonly TreeEntry[],
  node: EditNode,
  objects: Map<Oid, NamedObject>,
): Promise<readonly TreeEntry[]> {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const edited = await Promise.all(
    [...node.below].map(async ([name, child]) => {
      return [name, await editEntry(store, name, byName.get(name), child, objects)] as const;
    }),
  );
  for (const [name, entry] of edited) {
    if (entry === undefined) byName.delete(name);
    else byName.set(name, entry);
  }
  return [...byName.values()];
}

async function editEntry(
  store: ObjectStore,
  name: string,
  before: TreeEntry | undefined,
  node: EditNode,
  objects: Map<Oid, NamedObject>,
): Promise<TreeEntry | undefined> {
  if (typeof node.here === 'string') {
    invariant(!addsAny(node), `both a file and a folder are wanted at ${JSON.stringify(name)}`);
    return { mode: fileMode(before), name, oid: node.here };
  }
  const standing = node.here === null ? undefined : before;
  const inside = standing?.mode === folderMode ? await readTree(store, standing.oid) : [];
  const entries = await editFolder(store, inside, node, objects);
  // Removing something inside what is a file (or a submodule) is removing nothing.
  if (entries.length === 0) return standing?.mode === folderMode ? undefined : standing;
  return { mode: folderMode, name, oid: keep(store, entries, objects, standing?.oid) };
}

function addsAny(node: EditNode): boolean {
  return [...node.below.values()].some((child) => typeof child.here === 'string' || addsAny(child));
}

/** An edited program stays executable; whatever else was there becomes an ordinary file. */
function fileMode(before: TreeEntry | undefined): string {
  return before?.mode === '100755' ? before.mode : '100644';
}

function keep(
  store: ObjectStore,
  entries: readonly TreeEntry[],
  objects: Map<Oid, NamedObject>,
  before?: Oid,
): Oid {
  const object = nameObject(store.format, 'tree', encodeTree(entries));
  if (object.oid !== before) objects.set(object.oid, object);
  return object.oid;
}
