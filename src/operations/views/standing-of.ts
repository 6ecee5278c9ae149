import type { Instant } from '../../model/model.ts';
import type { Standing } from '../../report/views/view-reports.ts';

interface Period {
  readonly starts?: Instant;
  readonly expires?: Instant;
}

/** Whether a binding or a stay in a team is in force. */
export function standingOf({ starts, expires }: Period, now: Instant): Standing {
  if (expires !== undefined && expires <= now) return 'expired';
  return starts !== undefined && starts > now ? 'later' : 'now';
}

export function isInForce(period: Period, now: Instant): boolean {
  return standingOf(period, now) === 'now';
}
