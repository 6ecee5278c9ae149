import type { AccessSet, Point } from '../../../src/access/sets/access-set.ts';
import { effectiveAccess } from '../../../src/access/sets/effective-access.ts';
import { findPoint } from '../../../src/access/sets/find-point.ts';
import { includes } from '../../../src/access/sets/includes.ts';
import { nothing } from '../../../src/access/sets/set-operations.ts';
import type { Universe } from '../../../src/access/sets/universe.ts';
import { universeOf } from '../../../src/access/sets/universe-of.ts';
import { firstOf } from './check-diff.ts';
import { type Counts, count } from './counts.ts';
import { decisionsOf } from './kinds.ts';
import { type Asked, actionsOf, isAllowedNaively, type Names } from './sides.ts';

const enough = 50_000;

type Side = 0 | 1;

interface Sets {
  readonly asked: Asked;
  readonly names: Names;
  readonly universe: Universe;
  readonly sets: readonly [AccessSet, AccessSet];
}

/** Whether what somebody has includes what they had, and the other way round, held against all decisions. */
export function checkInclusion(asked: Asked, counts: Counts): string | undefined {
  const universe = universeOf(asked.accesses);
  const now = Date.parse(asked.times[0] ?? '');
  return firstOf(some(asked.names, counts), (names) => {
    const sets = asked.accesses.map((access, side) => {
      const name = side === 0 ? names.before : names.after;
      return name === undefined ? nothing : effectiveAccess(access, name, now);
    }) as [AccessSet, AccessSet];
    const one: Sets = { asked, names, universe, sets };
    return wrongInclusion(one, 0, counts) ?? wrongInclusion(one, 1, counts) ?? wrongPoint(one, counts);
  });
}

/** Two of them: others in other pairs. */
function some(names: readonly Names[], { pairs = 0 }: Counts): readonly Names[] {
  return [0, 1].map((more) => names[(pairs + more) % names.length] as Names);
}

function wrongInclusion(
  { asked, names, universe, sets }: Sets,
  larger: Side,
  counts: Counts,
): string | undefined {
  const smaller = larger === 0 ? 1 : 0;
  const answer = includes(sets[larger], sets[smaller], universe, { left: enough });
  count(counts, `is ${answer.is}`);
  const isWrong =
    answer.is === 'not-included'
      ? !isAllowed(asked, names, answer.point, smaller) || isAllowed(asked, names, answer.point, larger)
      : answer.is === 'included' && hasMore(asked, names, smaller, larger);
  return isWrong ? `inclusion: ${JSON.stringify({ names, larger, answer })}` : undefined;
}

function wrongPoint({ asked, names, universe, sets }: Sets, counts: Counts): string | undefined {
  const found = findPoint(sets[1], universe, { left: enough });
  count(counts, `found ${found.is}`);
  const isWrong =
    found.is === 'point'
      ? !isAllowed(asked, names, found.point, 1)
      : found.is === 'none' && hasMore(asked, names, 1);
  return isWrong ? `point: ${JSON.stringify({ names, found })}` : undefined;
}

function isAllowed({ pair, accesses, times }: Asked, names: Names, point: Point, side: Side): boolean {
  const [world, principal] = side === 0 ? [pair.before, names.before] : [pair.after, names.after];
  return isAllowedNaively(world, accesses[side], { ...point, principal, now: times[0] ?? '' });
}

/** Whether any decision on one side allows what none on the other does. */
function hasMore(asked: Asked, names: Names, on: Side, than?: Side): boolean {
  return actionsOf(asked.pair).some((action) => {
    const decisions = decisionsOf(asked, names, action, asked.times[0] ?? '');
    return decisions[on].some((allowed, at) => {
      const others = than === undefined ? 0n : (decisions[than][at] ?? 0n);
      return (allowed & ~others) !== 0n;
    });
  });
}
