import { BylawError } from '../diagnostic/bylaw-error.ts';
import { encodeCommit, parseCommit } from './commit-text.ts';
import { compareTrees } from './compare-trees.ts';
import { editTree } from './edit-tree.ts';
import type { Commit, GitWriter, Oid } from './git-repository.ts';
import { holdWrites } from './hold-writes.ts';
import { listTree } from './list-tree.ts';
import { parsingObject } from './malformed-object.ts';
import { assertOids, nameObject } from './object-id.ts';
import type { GitObject, ObjectStore } from './object-store.ts';
import { findEntry, missingObject, requireObject } from './read-tree.ts';
import type { ReadingRoom, UnreadObject } from './reading-room.ts';
import { folderMode } from './tree-entries.ts';

/** The part of a repository that is about objects, the same on both backends. */
export type RepositoryObjects = Pick<
  GitWriter,
  | 'readCommit'
  | 'listFiles'
  | 'objectAt'
  | 'compareTrees'
  | 'readBlobs'
  | 'readBlobsWithin'
  | 'writeBlobs'
  | 'writeTree'
  | 'writeCommit'
  | 'writeTogether'
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
    readBlobsWithin: (oids, room) => readBlobsWithin(store, oids, room),
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
    async writeTogether(work) {
      const held = holdWrites(store);
      const made = await work(repositoryObjects(held));
      await held.release();
      return made;
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
  return parsingObject(oid, () => parseCommit(oid, object.content));
}

async function readBlobs(store: ObjectStore, oids: Iterable<Oid>): Promise<ReadonlyMap<Oid, Uint8Array>> {
  const blobs = await Promise.all(
    [...new Set(oids)].map(async (oid) => [oid, assertBlob(oid, await requireObject(store, oid))] as const),
  );
  return new Map(blobs);
}

async function readBlobsWithin(
  store: ObjectStore,
  oids: Iterable<Oid>,
  room: ReadingRoom,
): Promise<ReadonlyMap<Oid, Uint8Array | UnreadObject>> {
  const wanted = [...new Set(oids)];
  assertOids(store.format, ...wanted);
  const blobs = await Promise.all(
    wanted.map(async (oid) => {
      const object = await store.readWithin(oid, room);
      if (object === undefined) throw missingObject(oid);
      return [oid, object.content === undefined ? object : assertBlob(oid, object)] as const;
    }),
  );
  return new Map(blobs);
}

function assertBlob(oid: Oid, { kind, content }: GitObject): Uint8Array {
  if (kind === 'blob') return content;
  throw new BylawError('git/missing-object', `object ${oid} is a ${kind}, not a file`);
}
