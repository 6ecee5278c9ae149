import { readdir, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { makeFolder } from '../../disk/make-folder.ts';
import { syncFolder } from '../../disk/sync-folder.ts';
import { hintFor } from '../failure-hint.ts';
import type { Oid } from '../git-repository.ts';
import { assertFullRef } from '../ref-name.ts';
import { errorCode, fileFailure } from './file-failure.ts';
import { sharedBits } from './file-settings.ts';
import { logMove } from './log-move.ts';
import { readPackedRefs, readRef, symbolicTarget } from './read-refs.ts';
import { type RefLock, takeRefLock } from './ref-lock.ts';
import type { RefMove, RefPlace } from './ref-move.ts';

/** How long a held lock is waited for, and how often it is tried: Git's own patience. Milliseconds. */
const patience = 100;
const pause = 10;

/**
 * Moves a ref as Git does it: create `<ref>.lock` exclusively with the new value, compare, rename it to the ref. Git
 * and Bylaw so exclude each other.
 */
export async function moveRef(place: RefPlace, move: RefMove): Promise<void> {
  const { gitDirectory } = place;
  const { ref, next, expected } = move;
  assertFullRef(ref);
  let lock: RefLock;
  try {
    await makeRoom(place, ref);
    lock = await takeLock(place, ref, next.oid);
  } catch (error) {
    throw fileFailure(`locking ${ref}`, error);
  }
  try {
    await refuseSymbolic(gitDirectory, ref);
    await assertExpected(gitDirectory, ref, expected);
    await assertNoRefsBelow(gitDirectory, ref);
    await logMove(place, move);
    await lock.commit();
  } catch (error) {
    throw fileFailure(`moving ${ref}`, error);
  } finally {
    await lock.release();
  }
  await syncFolder(dirname(join(gitDirectory, ref)));
}

/** What it stands for would no longer be what it stands for, or another branch would move. */
async function refuseSymbolic(gitDirectory: string, ref: string): Promise<void> {
  const target = await symbolicTarget(gitDirectory, ref);
  if (target === undefined) return;
  throw new BylawError('git/ref-conflict', `${ref} is a symbolic ref, to ${target}`, {
    hint: `name ${target} itself, or \`git symbolic-ref --delete ${ref}\``,
  });
}

async function makeRoom({ gitDirectory, shared }: RefPlace, ref: string): Promise<void> {
  try {
    await makeFolder(dirname(join(gitDirectory, ref)), sharedBits(shared));
  } catch (error) {
    if (errorCode(error) === 'EEXIST' || errorCode(error) === 'ENOTDIR') throw conflict(ref, dirname(ref));
    throw error;
  }
  const packed = await readPackedRefs(gitDirectory);
  for (let above = dirname(ref); above.includes('/'); above = dirname(above)) {
    if (packed.has(above)) throw conflict(ref, above);
  }
}

async function takeLock({ gitDirectory, shared }: RefPlace, ref: string, next: Oid): Promise<RefLock> {
  const deadline = performance.now() + patience;
  for (;;) {
    try {
      return await takeRefLock(gitDirectory, ref, next, sharedBits(shared));
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
      if (performance.now() > deadline) {
        throw new BylawError('git/ref-locked', `${ref} is locked: ${join(gitDirectory, ref)}.lock exists`, {
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
