import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { elapsed } from './elapsed.ts';
import type { Session } from './session.ts';

/** Two minutes: as long as a remote is commonly gone for, and as a person or a workflow waits. */
const defaultPatience = 120_000;
const firstPause = 10;
const longestPause = 2_000;

export interface Patience {
  /**
   * Pauses, each time about twice as long, by chance shorter, so that those who were refused together do not come
   * again together. False where the time is up: then do not try again.
   */
  tryAgain(): Promise<boolean>;
}

/**
 * Patience that begins to run now, for `limit` milliseconds. Once the run is to end it has `grace` milliseconds
 * left: none, but for what must not go unrecorded.
 */
export function patienceOf(
  session: Session,
  limit = session.patience ?? defaultPatience,
  grace = 0,
): Patience {
  const { signal } = session;
  let end = elapsed(session) + limit;
  let ending = false;
  let pause = firstPause;
  function left(): number {
    if (signal?.aborted === true && !ending) {
      ending = true;
      end = Math.min(end, elapsed(session) + grace);
    }
    return end - elapsed(session);
  }
  return {
    async tryAgain() {
      if (left() <= 0) return false;
      const milliseconds = Math.min(randomInt(pause / 2, pause + 1), left());
      pause = Math.min(pause * 2, longestPause);
      const wakes = ending || signal === undefined ? {} : { signal };
      await sleep(milliseconds, undefined, wakes).catch(() => undefined);
      return left() > 0;
    },
  };
}
