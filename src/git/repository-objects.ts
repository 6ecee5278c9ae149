import { BylawError } from '../diagnostic/bylaw-error.ts';
import { encodeCommit, parseCommit } from './commit-text.ts';
import { compareTrees } from './compare-trees.ts';
import { editTree } from './edit-tree.ts';
import type { Commit, GitWriter, Oid } from './git-repository.ts';
import { assertOids, nameObject } from './object-id.ts';
import type { ObjectStore } from './object-store.ts';
import { findEntry, listTree, requireObject } from './read-tree.ts';
import { folderMode } from './tree-entries.ts';

/** The part of a repository that is about objects, the same on both backends. */
export type RepositoryObjects = Pick<
  GitWriter,
  | 'readCommit'
  | 'listFiles'
  | 'objectAt'
  | 'compareTrees'
  | 'readBlobs'
  | 'writeBlobs'
  | 'writeTree'
  | 'writeCommit'
>;

export function repositoryObjects(store: ObjectStore): RepositoryObjects {
  return {
    readCommit: (oid) => readCommit(store, oid),
    async listFiles(treeish, path = '') {
      if (path === '') return listTree(store, treeish);
      const entry = await findEntry(store, treeish, path);
      return entry?.mode === folderMode ? listTree(store, entry.oid) : [];
    },
    objectAt: async (treeish, path) => (await findEntry(store, treeish, path))?.oid,
    compareTrees: (before, after) => compareTrees(store, before, after),
    readBlobs: (oids) => readBlobs(store, oids),
    async writeBlobs(contents) {
      const blobs = contents.map((content) => nameObject(store.format, 'blob', toBytes(content)));
      await store.write(blobs);
      return blobs.map((blob) => blob.oid);
    },
    async writeTree(base, edits) {
      const { tree, objects } = await editTree(store, base, edits);
      if (tree !== base) await store.write(objects);
      return tree;
    },
    async writeCommit(commit) {
      assertOids(store.format, commit.tree, ...commit.parents);
      const object = nameObject(store.format, 'commit', encodeCommit(commit));
      await store.write([object]);
      return object.oid;
    },
  };
}

function toBytes(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}

/** The commit, or `git/missing-object`. Its parents are as stored: a shallow clone may lack them. */
export async function readCommit(store: ObjectStore, oid: Oid): Promise<Commit> {
  const object = await requireObject(store, oid);
  if (object.kind !== 'commit')
    throw new BylawError('git/missing-object', `object ${oid} is a ${object.kind}, not a commit`);
  return parseCommit(oid, object.content);
}

async function readBlobs(store: ObjectStore, oids: Iterable<Oid>): Promise<ReadonlyMap<Oid, Uint8Array>> {
  const blobs = await Promise.all(
    [...new Set(oids)].map(async (oid) => {
      const object = await requireObject(store, oid);
      if (object.kind !== 'blob') {
        throw new BylawError('git/missing-object', `object ${oid} is a ${object.kind}, not a file`);
      }
      return [oid, object.content] as const;
    }),
  );
  return new Map(blobs);
}
