import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { instantAfter } from '../../model/instant.ts';
import type { Instant } from '../../model/model.ts';

/**
 * Until when it is told what the clock does by itself: 14 days on, or so long (`P14D`) as is asked.
 * @throws BylawError `access/not-a-horizon`
 */
export function endOfForecast(now: Instant, horizon = 'P14D'): Instant {
  const end = instantAfter(now, horizon);
  if (end !== undefined) return end;
  throw new BylawError('access/not-a-horizon', `\`${horizon}\` is not a length of time`, {
    hint: 'write it as `P14D` for 14 days or `PT8H` for eight hours',
  });
}
