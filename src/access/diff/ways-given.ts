import type { Point } from '../sets/access-set.ts';
import { contextsOf } from '../sets/contexts.ts';
import type { Effort } from '../sets/effort.ts';
import { regionsOf } from '../sets/regions.ts';
import type { Asked } from './asked.ts';
import { beginsLike } from './beginnings.ts';
import type { FocusedAction } from './focus.ts';
import type { AccessPart, SystemRoute } from './system-access.ts';
import { type Way, waysOf } from './ways-of.ts';

/**
 * The ways by which something is allowed afterwards that a part gave before; undefined where it gave nothing that is
 * allowed still.
 */
export function waysGiven(
  part: AccessPart,
  focused: FocusedAction,
  before: Asked,
  after: Asked,
  effort: Effort,
): readonly Way[] | undefined {
  const said = new Set(part.sayings?.(focused.action.name).map(({ key }) => key));
  const gives = (route: SystemRoute) =>
    route.saying === undefined ? route.part === part.key : said.has(route.saying);
  for (const point of points(focused, before, effort)) {
    effort.left -= 2;
    if (!before.held.set.has(point) || !after.held.set.has(point)) continue;
    if (!before.system.routesTo(before.principal, point, before.now).some(gives)) continue;
    return waysOf(after.system.routesTo(after.principal, point, after.now), after.held);
  }
  return undefined;
}

/** One resource of each kind in each kind of context, as far as the effort goes. */
function* points(
  { action, beginnings }: FocusedAction,
  { held: { set } }: Asked,
  effort: Effort,
): Iterable<Point> {
  const { name } = action;
  if (!set.mayHave(name)) return;
  const patterns = set.patternsOf(name).filter((pattern) => beginsLike(pattern, beginnings));
  for (const { resource } of regionsOf(action, patterns, effort).regions) {
    for (const context of contextsOf(set.testsOf(name, resource), effort).contexts) {
      if (effort.left <= 0) return;
      yield { action: name, resource, context };
    }
  }
}
