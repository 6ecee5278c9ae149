import type { Place } from '../../diagnostic/diagnostic.ts';
import type { RouteStep } from './access-diff.ts';
import { stepsText } from './steps-text.ts';
import type { HeldAccess } from './system-access.ts';
import { tailsIn, type Way } from './ways-of.ts';

/** A way by which something remains. */
export interface Through {
  readonly steps: readonly RouteStep<Place>[];
  /** What of what remains it was seen to give: elsewhere it may give more or less. */
  readonly actions: readonly string[];
}

/** So many are told, the others counted. */
export const mostThrough = 5;

/** What remains, by what ways. */
interface Remaining {
  readonly action: string;
  readonly ways: readonly Way[];
}

/**
 * The ways of a principal to what it keeps, as far as a role. One to each action comes before another to the same, and
 * what gives more before what gives less.
 */
export function throughOf(remaining: readonly Remaining[], held: HeldAccess): readonly Through[] {
  const found = new Map<string, { readonly steps: Through['steps']; readonly actions: string[] }>();
  const add = (steps: Through['steps'], action: string) => {
    const text = stepsText(steps);
    const known = found.get(text);
    if (known === undefined) found.set(text, { steps, actions: [action] });
    else if (known.actions.at(-1) !== action) known.actions.push(action);
  };
  for (const { action, ways } of remaining) {
    for (const way of ways) if (way.is === 'whole') add(way.steps, action);
    for (const [at, { parts }] of held.groups.entries())
      for (const [place, part] of parts.entries())
        if (tailsIn(part, action, ways).length > 0) add(held.wayTo(at, place), action);
  }
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, way]) => way);
  return eachActionFirst(sorted, remaining.length);
}

/** @param all how many actions there are */
function eachActionFirst(ways: readonly Through[], all: number): readonly Through[] {
  if (ways.every(({ actions }) => actions.length === all)) return ways;
  const left = [...ways].sort((a, b) => b.actions.length - a.actions.length);
  const told = new Set<string>();
  const first: Through[] = [];
  // Of those that are not told the order does not matter.
  while (first.length < mostThrough) {
    const untold = left.map(({ actions }) => actions.filter((action) => !told.has(action)).length);
    const most = Math.max(0, ...untold);
    if (most === 0) break;
    const [next] = left.splice(untold.indexOf(most), 1) as [Through];
    first.push(next);
    for (const action of next.actions) told.add(action);
  }
  return [...first, ...left];
}
