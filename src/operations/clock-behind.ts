import type { Ledger } from '../ledger/ledger.ts';
import type { Instant } from '../model/model.ts';

/** Clocks that go right differ by less. */
const tolerated = 60_000;

/**
 * That it was later already when the newest entry was made, by whoever's clock: what starts and ends by the clock is
 * judged by a wrong one, then or now, and the next entry bears an earlier time than the one it follows.
 */
export function clockBehind({ latest }: Pick<Ledger, 'latest'>, now: Instant): string | undefined {
  if (latest === undefined || Date.parse(latest.at) - Date.parse(now) <= tolerated) return undefined;
  return `it is ${now} by the clock here, and entry ${latest.sequence} was made at ${latest.at}: what starts or expires is judged by the clock here`;
}
