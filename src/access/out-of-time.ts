import type { Instant } from '../model/model.ts';

/** That something ended, or has yet to begin. */
export interface OutOfTime {
  readonly is: 'ended' | 'not-started';
  readonly at: Instant;
}

/** Why a binding or membership is not in force at a time; undefined where it is. */
export function outOfTime(
  { starts, expires }: { readonly starts?: Instant; readonly expires?: Instant },
  now: number,
): OutOfTime | undefined {
  if (expires !== undefined && now >= Date.parse(expires)) return { is: 'ended', at: expires };
  return starts !== undefined && now < Date.parse(starts) ? { is: 'not-started', at: starts } : undefined;
}
