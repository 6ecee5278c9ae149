import type { AccessSet, Point } from '../../../src/access/sets/access-set.ts';
import { effectiveAccess } from '../../../src/access/sets/effective-access.ts';
import { findPoint } from '../../../src/access/sets/find-point.ts';
import { includes } from '../../../src/access/sets/includes.ts';
import { nothing } from '../../../src/access/sets/set-operations.ts';
import type { Universe } from '../../../src/access/sets/universe.ts';
import { universeOf } from '../../../src/access/sets/universe-of.ts';
import { firstMistake } from './check-changes.ts';
import { type Counts, count } from './counts.ts';
import { actionsOf } from './pair-facts.ts';
import type { TwoSides } from './two-sides.ts';
import { decisionsOf, isAllowedNaively, type Seen } from './view.ts';

const enough = 50_000;

/** Somebody on one side, and all that they have there. */
interface Holding {
  readonly seen: Seen;
  readonly set: AccessSet;
}

interface World {
  readonly universe: Universe;
  readonly actions: readonly string[];
}

/** Whether what somebody has includes what they had, and the other way round, held against all decisions. */
export function checkInclusion(sides: TwoSides, counts: Counts): string | undefined {
  const world: World = { universe: universeOf(sides.accesses), actions: actionsOf(sides.pair) };
  const [now] = sides.times;
  return firstMistake(some(sides.names, counts), (names) => {
    const was = holding({ ...sides.before(now), principal: names.before });
    const is = holding({ ...sides.after(now), principal: names.after });
    return (
      wrongInclusion(was, is, world, counts) ??
      wrongInclusion(is, was, world, counts) ??
      wrongPoint(is, world, counts)
    );
  });
}

/** One of them: others in other pairs. */
function some<T>(all: readonly T[], { pairs = 0 }: Counts): readonly T[] {
  return all.slice(pairs % all.length).slice(0, 1);
}

function holding(seen: Seen): Holding {
  const { access, principal, time } = seen;
  return {
    seen,
    set: principal === undefined ? nothing : effectiveAccess(access, principal, Date.parse(time)),
  };
}

function wrongInclusion(larger: Holding, smaller: Holding, world: World, counts: Counts): string | undefined {
  const answer = includes(larger.set, smaller.set, world.universe, { left: enough });
  count(counts, `is ${answer.is}`);
  const isWrong =
    answer.is === 'not-included'
      ? !isIn(smaller, answer.point) || isIn(larger, answer.point)
      : answer.is === 'included' && hasMore(smaller, larger, world);
  if (!isWrong) return undefined;
  return `inclusion: ${JSON.stringify({ smaller: smaller.seen.principal, larger: larger.seen.principal, answer })}`;
}

function wrongPoint(one: Holding, world: World, counts: Counts): string | undefined {
  const found = findPoint(one.set, world.universe, { left: enough });
  count(counts, `found ${found.is}`);
  const isWrong =
    found.is === 'point' ? !isIn(one, found.point) : found.is === 'none' && hasMore(one, undefined, world);
  return isWrong ? `point: ${JSON.stringify({ principal: one.seen.principal, found })}` : undefined;
}

function isIn({ seen }: Holding, point: Point): boolean {
  return isAllowedNaively(seen, point);
}

/** Whether any decision allows somebody what none allows the other. */
function hasMore({ seen }: Holding, other: Holding | undefined, { actions }: World): boolean {
  return actions.some((action) => {
    const others = other === undefined ? [] : decisionsOf(other.seen, action);
    return decisionsOf(seen, action).some((allowed, at) => (allowed & ~(others[at] ?? 0n)) !== 0n);
  });
}
