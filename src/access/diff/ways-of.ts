import type { Place } from '../../diagnostic/diagnostic.ts';
import type { RouteStep } from './access-diff.ts';
import type { AccessPart, SystemRoute } from './system-access.ts';

type Steps = readonly RouteStep<Place>[];

/** A way to an access, for whoever has it likewise. */
export type Way =
  /** Whoever has a part that says this has their own way to the part, and the part its own to what it says. */
  | { readonly is: 'saying'; readonly saying: string }
  /** Whoever has a part of this key has their own way to it, and then these steps. */
  | { readonly is: 'part'; readonly part: string; readonly tail: Steps }
  /** Of one principal. */
  | { readonly is: 'whole'; readonly steps: Steps };

/** The routes of somebody as others may have them. */
export function waysOf(routes: readonly SystemRoute[], parts: readonly AccessPart[]): readonly Way[] {
  return routes.map((told): Way => {
    const { part, saying } = told;
    if (saying !== undefined) return { is: 'saying', saying };
    const { steps } = told;
    const taken = parts.find(
      ({ key, route }) => key === part && route.every(({ name }, at) => steps[at]?.name === name),
    );
    if (part === undefined || taken === undefined) return { is: 'whole', steps };
    return { is: 'part', part, tail: steps.slice(taken.route.length) };
  });
}

/** What in a part gives the access, by some of the ways; none: the part does not. */
export function tailsIn(part: AccessPart, action: string, ways: readonly Way[]): readonly Steps[] {
  const said = part.sayings?.(action) ?? [];
  return ways.flatMap((way) => {
    if (way.is === 'part') return way.part === part.key ? [way.tail] : [];
    if (way.is === 'whole' || !said.some(({ key }) => key === way.saying)) return [];
    return part.stepsTo?.(action, way.saying) ?? [];
  });
}
