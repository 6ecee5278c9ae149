import type { AccessSet, Point } from './access-set.ts';
import { contextsOf } from './contexts.ts';
import type { Effort } from './effort.ts';
import { regionsOf } from './regions.ts';
import type { Universe, UniverseAction } from './universe.ts';

export type FoundPoint =
  | { readonly is: 'point'; readonly point: Point }
  /** The set is empty. */
  | { readonly is: 'none' }
  /** None was found, and of this action it is not certain that there is none. */
  | { readonly is: 'unknown'; readonly action: string };

/**
 * A request that is in a set, if there is one.
 *
 * @param actions where to look; left out: everywhere
 */
export function findPoint(
  set: AccessSet,
  universe: Universe,
  effort: Effort,
  actions: Iterable<string> = universe.actions.keys(),
): FoundPoint {
  let unknown: string | undefined;
  for (const name of actions) {
    const action = universe.actions.get(name);
    if (action === undefined || !set.mayHave(name)) continue;
    const found = findOfAction(set, action, effort);
    if (found.is === 'point') return found;
    if (found.is === 'unknown') unknown ??= name;
  }
  return unknown === undefined ? { is: 'none' } : { is: 'unknown', action: unknown };
}

function findOfAction(set: AccessSet, action: UniverseAction, effort: Effort): FoundPoint {
  const { name } = action;
  const { regions, isComplete } = regionsOf(action, set.patternsOf(name), effort, (resource) =>
    set.testsOf(name, resource),
  );
  let isCertain = isComplete;
  for (const { resource } of regions) {
    const told = contextsOf(set.testsOf(name, resource), effort);
    isCertain &&= told.isComplete;
    for (const context of told.contexts) {
      effort.left -= 1;
      if (effort.left < 0) return { is: 'unknown', action: name };
      const point = { action: name, resource, context };
      if (set.has(point)) return { is: 'point', point };
    }
  }
  return isCertain ? { is: 'none' } : { is: 'unknown', action: name };
}
