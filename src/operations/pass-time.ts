import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from './session.ts';

/** Lets so many milliseconds pass as the session would have it; returns early where the signal is aborted. */
export async function passTime(
  session: Pick<Session, 'wait'>,
  milliseconds: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (session.wait !== undefined) return session.wait(milliseconds, signal);
  await sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}
