import type { Ledger } from '../ledger/ledger.ts';
import type { Instant } from '../model/model.ts';

/** Clocks that go right differ by less. */
const tolerated = 60_000;

/**
 * That it was later already when the newest entry was made, by whoever's clock: what starts and ends by the clock is
 * judged by a wrong one, then or now, and the next entry bears an earlier time than the one it follows.
 */
export function clockBehind(
  { latestAt, sequence }: Pick<Ledger, 'latestAt' | 'sequence'>,
  now: Instant,
): string | undefined {
  if (latestAt === undefined || Date.parse(latestAt) - Date.parse(now) <= tolerated) return undefined;
  return `it is ${now} by the clock here, and entry ${sequence} was made at ${latestAt}: what starts or expires is judged by the clock here`;
}
