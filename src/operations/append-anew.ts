import { setTimeout as pause } from 'node:timers/promises';
import type { GitReader } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { isMoved } from './append-moved.ts';

/** How often an entry is offered anew where others append at the same time, and the longest pause, in ms. */
const attempts = 40;
const longestPause = 250;

/**
 * Runs `append` on the newest ledger, and anew where somebody else appended first. `append` looks at the ledger it
 * is given afresh each time.
 * @throws BylawError `git/ref-moved`, `git/ref-locked` where the ledger never rests, and what `append` throws
 */
export async function appendAnew<T>(
  ref: string,
  git: GitReader,
  append: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await append(await openLedger(git, ref));
    } catch (error) {
      if (!isMoved(error) || attempt === attempts) throw error;
    }
    await pause(Math.min(attempt * 10, longestPause));
  }
}
