import { mkdir, open, readdir, rename, rmdir, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { hintFor } from '../failure-hint.ts';
import type { Oid } from '../git-repository.ts';
import { assertFullRef } from '../ref-name.ts';
import { errorCode, fileFailure } from './file-failure.ts';
import { readPackedRefs, readRef } from './read-refs.ts';

/** How long a held lock is waited for, and how often it is tried: Git's own patience. Milliseconds. */
const patience = 100;
const pause = 10;

/**
 * Moves a ref from `expected` to `next`, as Git does it: create `<ref>.lock` exclusively, compare, write the new
 * value to the lock, rename it to the ref. Git and Bylaw so exclude each other.
 */
export async function moveRef(
  gitDirectory: string,
  ref: string,
  next: Oid,
  expected: Oid | undefined,
): Promise<void> {
  assertFullRef(ref);
  const path = join(gitDirectory, ref);
  const lock = `${path}.lock`;
  try {
    await makeFolder(gitDirectory, ref);
    await takeLock(lock, ref, next);
  } catch (error) {
    throw fileFailure(`locking ${ref}`, error);
  }
  try {
    await assertExpected(gitDirectory, ref, expected);
    await assertNoRefsBelow(gitDirectory, ref);
    await rename(lock, path);
  } catch (error) {
    await unlink(lock).catch(() => undefined);
    throw fileFailure(`moving ${ref}`, error);
  }
}

async function makeFolder(gitDirectory: string, ref: string): Promise<void> {
  try {
    await mkdir(dirname(join(gitDirectory, ref)), { recursive: true });
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || errorCode(error) === 'ENOTDIR') throw conflict(ref, dirname(ref));
    throw error;
  }
  const packed = await readPackedRefs(gitDirectory);
  for (let above = dirname(ref); above.includes('/'); above = dirname(above)) {
    if (packed.has(above)) throw conflict(ref, above);
  }
}

/** Creates the lock with the new value in it, on disk before it can become the ref. */
async function takeLock(lock: string, ref: string, next: Oid): Promise<void> {
  const deadline = performance.now() + patience;
  for (;;) {
    try {
      const file = await open(lock, 'wx', 0o644);
      try {
        await file.writeFile(`${next}\n`);
        await file.sync();
      } catch (error) {
        await unlink(lock);
        throw error;
      } finally {
        await file.close();
      }
      return;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      if (performance.now() > deadline) {
        throw new BylawError('git/ref-locked', `${ref} is locked: ${lock} exists`, {
          ...hintFor('git/ref-locked'),
          cause: error,
        });
      }
      await sleep(pause);
    }
  }
}

async function assertExpected(gitDirectory: string, ref: string, expected: Oid | undefined): Promise<void> {
  const actual = await readRef(gitDirectory, ref);
  if (actual === expected) return;
  const found = actual === undefined ? 'does not exist' : `is at ${actual}`;
  const wanted = expected === undefined ? 'was expected not to exist' : `was expected at ${expected}`;
  throw new BylawError('git/ref-moved', `${ref} ${found} and ${wanted}`);
}

/** A folder of that name may be left over from refs that are gone; then it must make room. */
async function assertNoRefsBelow(gitDirectory: string, ref: string): Promise<void> {
  const packed = await readPackedRefs(gitDirectory);
  const below = [...packed.keys()].find((other) => other.startsWith(`${ref}/`));
  if (below !== undefined) throw conflict(ref, below);
  const found = await stat(join(gitDirectory, ref)).catch(() => undefined);
  if (found?.isDirectory() && !(await removeEmptyFolders(join(gitDirectory, ref))))
    throw conflict(ref, `${ref}/…`);
}

/** Whether the folder is gone: it held nothing but folders without files. */
async function removeEmptyFolders(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isDirectory() || !(await removeEmptyFolders(join(folder, entry.name)))) return false;
  }
  await rmdir(folder);
  return true;
}

function conflict(ref: string, other: string): BylawError {
  return new BylawError(
    'git/ref-conflict',
    `${ref} cannot be created: ${other} exists`,
    hintFor('git/ref-conflict'),
  );
}
