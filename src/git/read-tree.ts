import { BylawError } from '../diagnostic/bylaw-error.ts';
import { parseCommit } from './commit-text.ts';
import { hintFor } from './failure-hint.ts';
import type { Oid } from './git-repository.ts';
import { parsingObject } from './malformed-object.ts';
import { assertOids } from './object-id.ts';
import type { GitObject, ObjectStore } from './object-store.ts';
import { folderMode, parseTree, type TreeEntry } from './tree-entries.ts';

/** The object, or `git/missing-object`. */
export async function requireObject(store: ObjectStore, oid: Oid): Promise<GitObject> {
  assertOids(store.format, oid);
  const object = await store.read(oid);
  if (object === undefined) throw missingObject(oid);
  return object;
}

export function missingObject(oid: Oid): BylawError {
  const message = `object ${oid} is not in the repository`;
  return new BylawError('git/missing-object', message, hintFor('git/missing-object'));
}

/** The entries of a tree, or of the tree that a commit or tag leads to. */
export async function readTree(store: ObjectStore, treeish: Oid): Promise<readonly TreeEntry[]> {
  const object = await requireObject(store, treeish);
  switch (object.kind) {
    case 'tree':
      return parsingObject(treeish, () => parseTree(object.content, store.format));
    case 'commit':
      return readTree(store, parsingObject(treeish, () => parseCommit(treeish, object.content)).tree);
    case 'tag':
      return readTree(store, taggedObject(object.content));
    case 'blob':
      throw new BylawError('git/missing-object', `object ${treeish} is a file, not a commit or folder`);
  }
}

/** The id that an annotated tag's object points to. */
export function taggedObject(content: Uint8Array): Oid {
  return /^object ([0-9a-f]+)$/m.exec(Buffer.from(content).toString('latin1'))?.[1] ?? '';
}

/** The entry at `path` under a commit or tree, or undefined. `path` is not empty. */
export async function findEntry(
  store: ObjectStore,
  treeish: Oid,
  path: string,
): Promise<TreeEntry | undefined> {
  let folder = treeish;
  const names = path.split('/');
  for (const [index, name] of names.entries()) {
    const entry = (await readTree(store, folder)).find((candidate) => candidate.name === name);
    if (entry === undefined || index === names.length - 1) return entry;
    if (entry.mode !== folderMode) return undefined;
    folder = entry.oid;
  }
  return undefined;
}
