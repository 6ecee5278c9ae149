import type { Place } from '../../diagnostic/diagnostic.ts';
import type { RouteStep } from './access-diff.ts';
import type { AccessPart, SystemRoute } from './system-access.ts';

/** A way to an access, for whoever has a part of this key: their own way to the part, then what in it gives it. */
export interface Way {
  /** Undefined: the steps are the whole way, of one principal. */
  readonly part: string | undefined;
  readonly tail: readonly RouteStep<Place>[];
}

/** The routes of somebody as others may have them. */
export function waysOf(routes: readonly SystemRoute[], parts: readonly AccessPart[]): readonly Way[] {
  return routes.map(({ steps, part }) => {
    const own = part === undefined ? [] : parts.filter(({ key }) => key === part);
    const taken = own.find(({ route }) => route.every(({ name }, at) => steps[at]?.name === name));
    return taken === undefined
      ? { part: undefined, tail: steps }
      : { part, tail: steps.slice(taken.route.length) };
  });
}
