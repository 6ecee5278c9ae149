import type { Environment } from '../identity.ts';

/** How long a remote is waited for, in milliseconds. */
export interface RemotePatience {
  /** Without a sign of life. */
  readonly silence: number;
  /** In all. */
  readonly whole: number;
}

/** Two minutes without a sign of life, or as many seconds as `BYLAW_REMOTE_TIMEOUT` says; ten times that in all. */
export function remotePatience(environment: Environment): RemotePatience {
  const seconds = Number(environment.BYLAW_REMOTE_TIMEOUT);
  const silence = (seconds > 0 && seconds <= 86_400 ? seconds : 120) * 1000;
  return { silence, whole: silence * 10 };
}
