import { setTimeout as sleep } from 'node:timers/promises';
import { type RefLock, takeRefLock } from '../git/files/ref-lock.ts';

/** Whoever holds it writes one small file. Milliseconds. */
const patience = 2_000;
const pause = 5;

/**
 * Does what only one process may do at a time with `bylaw/seen.json`. The lock is of the kind that refs have, so that
 * one which a killed process left is removed. Where somebody else's stays, the work is done all the same: a note that
 * two may overwrite is better than none.
 */
export async function withSeenLock(gitDirectory: string, work: () => Promise<void>): Promise<void> {
  const lock = await take(gitDirectory);
  try {
    await work();
  } finally {
    await lock?.release();
  }
}

async function take(gitDirectory: string): Promise<RefLock | undefined> {
  for (const end = performance.now() + patience; performance.now() < end; await sleep(pause)) {
    try {
      return await takeRefLock(gitDirectory, 'bylaw/seen.json', '', 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return undefined;
}
