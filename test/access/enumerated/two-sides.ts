import type { CompiledAccess } from '../../../src/access/compiled-access.ts';
import type { Pair } from '../diff/random-pairs.ts';
import { counterOf, deciderOf } from './decisions.ts';
import { compiledWorld } from './model-of.ts';
import { type Names, namesOf, timesOf } from './pair-facts.ts';
import { type Points, pointsOf } from './points.ts';
import type { View } from './view.ts';

/** Two worlds with all that is asked of them. */
export interface TwoSides {
  readonly pair: Pair;
  readonly points: Points;
  readonly accesses: readonly [CompiledAccess, CompiledAccess];
  readonly names: readonly Names[];
  /** The first is now; whatever starts or ends does at one of them. */
  readonly times: readonly [string, ...string[]];
  readonly before: (time: string) => View;
  readonly after: (time: string) => View;
}

/** Undefined where one of them is no valid model. */
export function twoSides(pair: Pair): TwoSides | undefined {
  const was = compiledWorld(pair.before);
  const is = compiledWorld(pair.after, was);
  if (was === undefined || is === undefined) return undefined;
  const points = pointsOf(JSON.stringify(pair));
  const counts = counterOf(points);
  const [before, after] = [
    { world: pair.before, access: was, decider: deciderOf(pair.before, points, counts) },
    { world: pair.after, access: is, decider: deciderOf(pair.after, points, counts) },
  ];
  return {
    pair,
    points,
    accesses: [was, is],
    names: namesOf(pair),
    times: timesOf(pair),
    before: (time) => ({ ...before, time }),
    after: (time) => ({ ...after, time }),
  };
}
