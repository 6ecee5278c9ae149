import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Environment } from '../identity.ts';

/** How long a remote is waited for, in milliseconds. */
export interface RemotePatience {
  /** Without a sign of life. */
  readonly silence: number;
  /** In all. */
  readonly whole: number;
}

const defaultSeconds = 120;
const mostSeconds = 86_400;

/**
 * Two minutes without a sign of life, or as many seconds as `BYLAW_REMOTE_TIMEOUT` says; ten times that in all.
 * Throws `git/bad-timeout`.
 */
export function remotePatience({ BYLAW_REMOTE_TIMEOUT: text }: Environment): RemotePatience {
  const silence = secondsIn(text) * 1000;
  return { silence, whole: silence * 10 };
}

function secondsIn(text: string | undefined): number {
  if (text === undefined || text === '') return defaultSeconds;
  const seconds = /^[0-9]{1,5}(?:\.[0-9]{1,3})?$/.test(text) ? Number(text) : 0;
  if (seconds > 0 && seconds <= mostSeconds) return seconds;
  throw new BylawError(
    'git/bad-timeout',
    `BYLAW_REMOTE_TIMEOUT is \`${text}\`, which is no number of seconds`,
    {
      hint: `set it to a number up to ${mostSeconds}, or unset it for ${defaultSeconds}`,
    },
  );
}
