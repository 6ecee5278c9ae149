import type { Point } from '../sets/access-set.ts';
import { contextsOf } from '../sets/contexts.ts';
import type { Effort } from '../sets/effort.ts';
import { regionsOf } from '../sets/regions.ts';
import type { UniverseAction } from '../sets/universe.ts';
import type { Asked } from './compare-action.ts';
import type { AccessPart } from './system-access.ts';
import { type Way, waysOf } from './ways-of.ts';

/**
 * The ways by which something is allowed afterwards that a part gave before; undefined where it gave nothing that is
 * allowed still. What two people have in common is looked for once.
 */
export type WaysGiven = (
  part: AccessPart,
  action: UniverseAction,
  before: Asked,
  after: Asked,
) => readonly Way[] | undefined;

export function waysGiven(effort: Effort): WaysGiven {
  const known = new Map<string, readonly Way[] | undefined>();
  return (part, action, before, after) => {
    const [was, is] = [before.held.keyOf(action.name), after.held.keyOf(action.name)];
    if (was === '' || is === '') return undefined;
    const key = `${action.name}\n${part.key}\n${was}\n${is}`;
    if (known.has(key)) return known.get(key);
    const ways = lookFor(part, action, before, after, effort);
    known.set(key, ways);
    return ways;
  };
}

function lookFor(
  { key }: AccessPart,
  action: UniverseAction,
  before: Asked,
  after: Asked,
  effort: Effort,
): readonly Way[] | undefined {
  for (const point of points(action, before, effort)) {
    effort.left -= 2;
    if (!before.held.set.has(point) || !after.held.set.has(point)) continue;
    const was = before.system.routesTo(before.principal, point, before.now);
    if (was.some(({ part }) => part === key))
      return waysOf(after.system.routesTo(after.principal, point, after.now), after.held.parts);
  }
  return undefined;
}

/** One resource of each kind in each kind of context, as far as the effort goes. */
function* points(action: UniverseAction, { held: { set } }: Asked, effort: Effort): Iterable<Point> {
  const { name } = action;
  if (!set.mayHave(name)) return;
  for (const { resource } of regionsOf(action, set.patternsOf(name), effort).regions) {
    for (const context of contextsOf(set.testsOf(name, resource), effort).contexts) {
      if (effort.left <= 0) return;
      yield { action: name, resource, context };
    }
  }
}
