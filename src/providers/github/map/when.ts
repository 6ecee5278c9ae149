import type { Instant } from '../../../model/model.ts';

/** From when to when, if anything is said of it. */
export interface Period {
  readonly starts?: Instant;
  readonly expires?: Instant;
}

export function hasEnded({ expires }: Period, now: Instant): boolean {
  return expires !== undefined && expires <= now;
}

export function hasStarted({ starts }: Period, now: Instant): boolean {
  return starts === undefined || starts <= now;
}

export function isInForce(period: Period, now: Instant): boolean {
  return hasStarted(period, now) && !hasEnded(period, now);
}

/** What of a period there is to say. */
export function periodOf({ starts, expires }: Period): Period {
  return {
    ...(starts === undefined ? {} : { starts }),
    ...(expires === undefined ? {} : { expires }),
  };
}
