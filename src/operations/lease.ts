import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Instant } from '../model/model.ts';
import { elapsed } from './elapsed.ts';
import type { Session } from './session.ts';

const defaultSeconds = 30 * 60;
const mostSeconds = 24 * 60 * 60;

/**
 * Whether nobody else may go on yet. A lease that ends later than any that could be taken now was written by a clock
 * gone wrong, or to keep everybody out: it does not count.
 */
export function isLeased(until: Instant, now: Instant): boolean {
  return now < until && until <= secondsLater(now, mostSeconds);
}

/** For how long nobody else may take over what an intent is about. */
export interface Lease {
  readonly until: Instant;
  /** Whether it has ended by the clock, or by the time that has passed since, should the clock have gone back. */
  hasEnded(): boolean;
}

/**
 * A lease that begins now: half an hour, or the seconds of `BYLAW_LEASE`.
 * @throws BylawError `apply/bad-lease`
 */
export function takeLease(session: Session): Lease {
  const seconds = leaseSeconds(session.environment.BYLAW_LEASE);
  const begun = elapsed(session);
  const until = secondsLater(session.now(), seconds);
  return {
    until,
    hasEnded: () => session.now() >= until || elapsed(session) - begun >= seconds * 1000,
  };
}

function leaseSeconds(text: string | undefined): number {
  if (text === undefined || text === '') return defaultSeconds;
  const seconds = /^[0-9]{1,6}$/.test(text) ? Number(text) : 0;
  if (seconds >= 1 && seconds <= mostSeconds) return seconds;
  throw new BylawError('apply/bad-lease', `BYLAW_LEASE is \`${text}\`, which is no number of seconds`, {
    hint: `set it to a whole number from 1 to ${mostSeconds}, or unset it for ${defaultSeconds}`,
  });
}

function secondsLater(at: Instant, seconds: number): Instant {
  return `${new Date(Date.parse(at) + seconds * 1000).toISOString().slice(0, 19)}Z`;
}
