import type { Place } from '../../diagnostic/diagnostic.ts';
import type { ResourceReach, RouteStep } from './access-diff.ts';
import type { AccessPart, HeldAccess, SystemRoute } from './system-access.ts';

type Steps = readonly RouteStep<Place>[];

/** A way to an access, for whoever has it likewise; `on`: to some of the resources; absent: to all. */
export type Way = WayTo & { readonly on?: readonly ResourceReach[] };

type WayTo =
  /** Whoever has a part that says this has their own way to the part, and the part its own to what it says. */
  | { readonly is: 'saying'; readonly saying: string }
  /** Whoever has a part of this key has their own way to it, and then these steps. */
  | { readonly is: 'part'; readonly part: string; readonly tail: Steps }
  /** Of one principal. */
  | { readonly is: 'whole'; readonly steps: Steps };

/** The routes of somebody as others may have them. */
export function waysOf(routes: readonly SystemRoute[], held: HeldAccess): readonly Way[] {
  return routes.map((told): Way => {
    const { part, saying } = told;
    if (saying !== undefined) return { is: 'saying', saying };
    const { steps } = told;
    const route = part === undefined ? undefined : routeOf(part, steps, held);
    if (part === undefined || route === undefined) return { is: 'whole', steps };
    return { is: 'part', part, tail: steps.slice(route.length) };
  });
}

/** The way to a part of this key with which some steps begin. */
function routeOf(part: string, steps: Steps, held: HeldAccess): Steps | undefined {
  for (const [at, { parts }] of held.groups.entries()) {
    for (const [place, { key }] of parts.entries()) {
      if (key !== part) continue;
      const route = held.wayTo(at, place);
      if (route.every(({ name }, step) => steps[step]?.name === name)) return route;
    }
  }
  return undefined;
}

/** Those of some ways to an action that a part gives. */
export function waysIn(part: AccessPart, action: string, ways: readonly Way[]): readonly Way[] {
  const said = part.sayings?.(action) ?? [];
  return ways.filter((way) =>
    way.is === 'part'
      ? way.part === part.key
      : way.is === 'saying' && said.some(({ key }) => key === way.saying),
  );
}
