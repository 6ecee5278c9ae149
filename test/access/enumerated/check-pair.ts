import { compareAccess } from '../diff/compare-pair.ts';
import type { Pair } from '../diff/random-pairs.ts';
import { checkDiff } from './check-diff.ts';
import { checkForecast } from './check-forecast.ts';
import { checkInclusion } from './check-inclusion.ts';
import { type Counts, count } from './counts.ts';
import { twoSides } from './two-sides.ts';

/**
 * What is wrong with what is said about two worlds, held against all decisions one by one; undefined where nothing is.
 */
export function mistakeOfPair(pair: Pair, counts: Counts): string | undefined {
  const sides = twoSides(pair);
  if (sides === undefined) {
    count(counts, 'invalid');
    return undefined;
  }
  count(counts, 'pairs');
  const diff = compareAccess(...sides.accesses, { now: Date.parse(sides.times[0]) });
  return (
    checkDiff(sides, diff, counts) ?? checkForecast(sides, diff, counts) ?? checkInclusion(sides, counts)
  );
}
