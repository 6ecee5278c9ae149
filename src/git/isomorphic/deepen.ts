import { open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { hintFor } from '../failure-hint.ts';
import { errorCode, fileFailure } from '../files/file-failure.ts';
import type { Oid } from '../git-repository.ts';
import type { ObjectStore } from '../object-store.ts';
import { readCommit } from '../repository-objects.ts';
import { readShallowEdges } from './history.ts';

/** Has a shallow clone no longer stop in the history of `from`, all of which is here. */
export async function deepen(gitDirectory: string, store: ObjectStore, from: Oid): Promise<void> {
  if ((await readShallowEdges(gitDirectory)).size === 0) return;
  const reached = await ancestors(store, from);
  const isReached = (edges: ReadonlySet<Oid>) => [...edges].some((edge) => reached.has(edge));
  if (!isReached(await readShallowEdges(gitDirectory))) return;
  const path = join(gitDirectory, 'shallow');
  const lock = `${path}.lock`;
  try {
    const file = await open(lock, 'wx', 0o644);
    try {
      const left = [...(await readShallowEdges(gitDirectory))].filter((edge) => !reached.has(edge));
      await file.writeFile(left.map((edge) => `${edge}\n`).join(''));
      await file.sync();
      // Git takes an empty file for none.
      await rename(lock, path);
    } catch (error) {
      await unlink(lock).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw fileFailure(`writing ${path}`, error);
    throw new BylawError('git/ref-locked', `${path} is locked: ${lock} exists`, hintFor('git/ref-locked'));
  }
}

async function ancestors(store: ObjectStore, from: Oid): Promise<ReadonlySet<Oid>> {
  const seen = new Set([from]);
  for (const oid of seen) for (const parent of (await readCommit(store, oid)).parents) seen.add(parent);
  return seen;
}
