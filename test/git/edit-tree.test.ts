import { expect, test } from 'vitest';
import { editTree } from '../../src/git/edit-tree.ts';
import type { Oid, TreeEdits } from '../../src/git/git-repository.ts';
import { listTree } from '../../src/git/list-tree.ts';
import { objectId } from '../../src/git/object-id.ts';
import type { GitObject, ObjectStore } from '../../src/git/object-store.ts';
import { fc } from '../properties.ts';

function memoryStore(): ObjectStore {
  const objects = new Map<Oid, GitObject>();
  return {
    format: 'sha1',
    read: async (oid) => objects.get(oid),
    readWithin: async (oid) => objects.get(oid),
    async write(written) {
      for (const object of written) objects.set(object.oid, object);
    },
  };
}

async function written(store: ObjectStore, base: Oid | undefined, edits: TreeEdits): Promise<Oid> {
  const { tree, objects } = await editTree(store, base, edits);
  await store.write(objects);
  return tree;
}

/** What `edits` mean, over a flat list of files: removals first, then what each new file stands in the way of. */
function expected(files: ReadonlyMap<string, Oid>, edits: TreeEdits): Map<string, Oid> {
  const removed = [...edits].filter(([, oid]) => oid === null).map(([path]) => path);
  const added = [...edits].filter((edit): edit is [string, Oid] => edit[1] !== null);
  const left = [...files].filter(([file]) => {
    if (removed.some((path) => isAtOrBelow(file, path))) return false;
    return !added.some(([path]) => isAtOrBelow(file, path) || isAtOrBelow(path, file));
  });
  return new Map([...left, ...added]);
}

function isAtOrBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Names close together in sorting, three levels deep. */
const path = fc
  .array(fc.constantFrom('a', 'a.b', 'a-', 'a0', 'b', 'ä'), { minLength: 1, maxLength: 3 })
  .map((names) => names.join('/'));
const oid = fc
  .integer({ min: 0, max: 5 })
  .map((seat) => objectId('sha1', 'blob', Buffer.from(`seat: ${seat}\n`)));

/** Without files that would also have to be folders. */
function consistent<T extends Oid | null>(entries: readonly (readonly [string, T])[]): Map<string, T> {
  const kept = new Map<string, T>();
  for (const [file, value] of entries) {
    const clashes = [...kept].some(
      ([other, theirs]) =>
        other !== file &&
        ((isAtOrBelow(file, other) && theirs !== null && value !== null) ||
          (isAtOrBelow(other, file) && value !== null && theirs !== null)),
    );
    if (!clashes && !kept.has(file)) kept.set(file, value);
  }
  return kept;
}

const files = fc.array(fc.tuple(path, oid), { maxLength: 8 }).map(consistent);
const edits = fc.array(fc.tuple(path, fc.option(oid)), { maxLength: 8 }).map(consistent);

test('edits give the tree of the files that they leave, by whatever way it came about', async () => {
  await fc.assert(
    fc.asyncProperty(files, edits, async (before, changes) => {
      const store = memoryStore();
      const base = await written(store, undefined, before);
      const tree = await written(store, base, changes);
      const after = expected(before, changes);
      const listed = await listTree(store, tree);
      expect(new Map(listed.map((file) => [file.path, file.oid]))).toEqual(after);
      expect(tree).toBe(await written(store, undefined, after));
      const inBytes = listed.map((file) => Buffer.from(file.path)).sort(Buffer.compare);
      expect(listed.map((file) => file.path)).toEqual(inBytes.map(String));
    }),
  );
});

test('edits in two steps are edits in one, when the second step touches other paths', async () => {
  await fc.assert(
    fc.asyncProperty(files, async (all) => {
      const store = memoryStore();
      const entries = [...all];
      const half = Math.floor(entries.length / 2);
      const first = await written(store, undefined, new Map(entries.slice(0, half)));
      const second = await written(store, first, new Map(entries.slice(half)));
      expect(second).toBe(await written(store, undefined, all));
    }),
  );
});

test('no edits need no objects', async () => {
  const store = memoryStore();
  const base = await written(store, undefined, new Map([['a/b', objectId('sha1', 'blob', Buffer.from(''))]]));
  expect((await editTree(store, base, new Map())).tree).toBe(base);
  const gone = await editTree(store, base, new Map([['a/b', null]]));
  expect(gone.tree).toBe('4b825dc642cb6eb9a060e54bf8d69288fbee4904');
});
