import type { Place } from '../../diagnostic/diagnostic.ts';
import type { RouteGift, RouteStep } from './access-diff.ts';
import { giftsOfOne } from './gifts-of.ts';
import { stepsText } from './steps-text.ts';
import type { HeldAccess } from './system-access.ts';
import { type Given, givenBy } from './tails-asked.ts';
import type { StillGiven } from './ways-given.ts';
import { waysIn } from './ways-of.ts';

/** A way by which something remains. */
export interface Through {
  readonly steps: readonly RouteStep<Place>[];
  /** What it gives of what remains; absent: all of it. */
  readonly gives?: readonly RouteGift[];
}

/** What remains of an action. */
export interface Remaining extends StillGiven {
  readonly action: string;
}

/** So many are told, the others counted. */
export const mostThrough = 5;

/**
 * The ways of a principal to what it keeps, as far as a role. One to each action and its resources comes before another
 * to the same, and what gives more before what gives less.
 */
export function throughOf(remaining: readonly Remaining[], held: HeldAccess): readonly Through[] {
  const reach = new Map(remaining.map((each) => [each.action, each.reach]));
  const whole = { actions: new Set(reach.keys()), resourcesOf: (action: string) => reach.get(action) ?? [] };
  const ways = [...routesTo(remaining, held)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { steps, given }]): Through => {
      const gives = giftsOfOne(given, whole);
      return { steps, ...(gives && { gives }) };
    });
  return eachOnceFirst(ways);
}

interface OpenRoute {
  readonly steps: Through['steps'];
  readonly given: Given[];
}

/** By the names of their steps. */
function routesTo(remaining: readonly Remaining[], held: HeldAccess): ReadonlyMap<string, OpenRoute> {
  const found = new Map<string, OpenRoute>();
  const add = (steps: Through['steps'], given: readonly Given[]) => {
    const text = stepsText(steps);
    const known = found.get(text) ?? { steps, given: [] };
    found.set(text, known);
    known.given.push(...given);
  };
  for (const { action, ways } of remaining) {
    for (const way of ways) if (way.is === 'whole') add(way.steps, givenBy(way, [action]));
    for (const [at, { parts }] of held.groups.entries()) {
      for (const [place, part] of parts.entries()) {
        const own = waysIn(part, action, ways);
        const given = own.flatMap((way) => givenBy(way, [action]));
        if (given.length > 0) add(held.wayTo(at, place), given);
      }
    }
  }
  return found;
}

function eachOnceFirst(ways: readonly Through[]): readonly Through[] {
  const whole = ways.filter(({ gives }) => gives === undefined);
  const left = ways
    .flatMap((way) => (way.gives === undefined ? [] : { way, parts: partsOf(way.gives) }))
    .sort((a, b) => b.parts.length - a.parts.length);
  const told = new Set<string>();
  const first: Through[] = [];
  // Beside one that gives all nothing is untold, and of those that are only counted the order does not matter.
  while (whole.length === 0 && first.length < mostThrough) {
    let most = 0;
    let next = -1;
    for (const [at, { parts }] of left.entries()) {
      const more = parts.filter((part) => !told.has(part)).length;
      if (more > most) [most, next] = [more, at];
    }
    const [taken] = next < 0 ? [] : left.splice(next, 1);
    if (taken === undefined) break;
    first.push(taken.way);
    for (const part of taken.parts) told.add(part);
  }
  return [...whole, ...first, ...left.map(({ way }) => way)];
}

/** An action on all that stays of it, or on some pattern. */
function partsOf(gives: readonly RouteGift[]): readonly string[] {
  return gives.flatMap(({ actions, resources = [undefined] }) =>
    actions.flatMap((action) => resources.map((each) => `${action} ${each?.pattern ?? ''}`)),
  );
}
