import type { CompiledAccess } from '../../../src/access/compiled-access.ts';
import type { AccessDiff } from '../../../src/access/diff/access-diff.ts';
import type { Place } from '../../../src/diagnostic/diagnostic.ts';
import { compareAccess } from '../diff/compare-pair.ts';
import type { Pair } from '../diff/random-pairs.ts';
import { checkDiff } from './check-diff.ts';
import { checkInclusion } from './check-inclusion.ts';
import { type Counts, count } from './counts.ts';
import { deciderOf } from './decisions.ts';
import { compiledWorld } from './model-of.ts';
import { pointsOf } from './points.ts';
import { namesOf, timesOf } from './sides.ts';

/**
 * What is wrong with what is said about two worlds, held against all decisions one by one; undefined where nothing is.
 */
export function mistakeOfPair(pair: Pair, counts: Counts): string | undefined {
  const [before, after] = [compiledWorld(pair.before), compiledWorld(pair.after)];
  if (before === undefined || after === undefined) {
    count(counts, 'invalid');
    return undefined;
  }
  count(counts, 'pairs');
  const points = pointsOf(JSON.stringify(pair));
  const asked = {
    pair,
    points,
    accesses: [before, after] as readonly [CompiledAccess, CompiledAccess],
    deciders: [deciderOf(pair.before, points), deciderOf(pair.after, points)] as const,
    names: namesOf(pair),
    times: timesOf(pair),
  };
  const [now = ''] = asked.times;
  const diff: AccessDiff<Place> = compareAccess(before, after, { now: Date.parse(now) });
  return checkDiff(asked, diff, counts) ?? checkInclusion(asked, counts);
}
