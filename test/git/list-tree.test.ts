import { expect, it } from 'vitest';
import { compareTrees } from '../../src/git/compare-trees.ts';
import { listTree } from '../../src/git/list-tree.ts';
import { nameObject } from '../../src/git/object-id.ts';
import type { GitObject, ObjectStore } from '../../src/git/object-store.ts';
import { encodeTree, folderMode, type TreeEntry } from '../../src/git/tree-entries.ts';

function memoryStore() {
  const objects = new Map<string, GitObject>();
  const store: ObjectStore = {
    format: 'sha1',
    read: async (oid) => objects.get(oid),
    readWithin: async (oid) => objects.get(oid),
    write: async () => {},
  };
  const tree = (entries: readonly TreeEntry[]): string => {
    const object = nameObject('sha1', 'tree', encodeTree(entries));
    objects.set(object.oid, object);
    return object.oid;
  };
  return { store, tree };
}

const file = { mode: '100644', oid: 'b'.repeat(40) };

it('refuses a few trees that stand for more files than can be listed', async () => {
  const { store, tree } = memoryStore();
  let oid = tree([{ ...file, name: 'f' }]);
  for (let depth = 0; depth < 12; depth++) {
    oid = tree(Array.from({ length: 20 }, (_, i) => ({ mode: folderMode, name: `d${i}`, oid })));
  }
  const other = tree([{ mode: folderMode, name: 'd1', oid }]);
  const refused = { code: 'git/too-large', message: expect.stringContaining('files') };
  await expect(listTree(store, oid)).rejects.toMatchObject(refused);
  await expect(compareTrees(store, undefined, oid)).rejects.toMatchObject(refused);
  await expect(compareTrees(store, oid, other)).rejects.toMatchObject(refused);
});

it('refuses folders within folders without end', async () => {
  const { store, tree } = memoryStore();
  let oid = tree([{ ...file, name: 'f' }]);
  for (let depth = 0; depth < 4_010; depth++) oid = tree([{ mode: folderMode, name: 'd', oid }]);
  const refused = { code: 'git/too-large', message: expect.stringContaining('levels deep') };
  await expect(listTree(store, oid)).rejects.toMatchObject(refused);
});

it('lists and compares folders that are there again and again', async () => {
  const { store, tree } = memoryStore();
  const leaf = tree([{ ...file, name: 'f' }]);
  const folders = Array.from({ length: 100 }, (_, i) => ({ mode: folderMode, name: `d${i}`, oid: leaf }));
  const root = tree(folders);
  expect((await listTree(store, root)).map(({ path }) => path).sort()).toEqual(
    folders.map(({ name }) => `${name}/f`).sort(),
  );
  const without = tree(folders.slice(1));
  expect(await compareTrees(store, without, root)).toEqual([{ path: 'd0/f', after: file }]);
});
