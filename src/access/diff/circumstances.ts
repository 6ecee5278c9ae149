import type { JsonObject } from '../../digest/json.ts';
import type { Asked, Verdicts } from './compare-action.ts';
import type { SystemRoute } from './system-access.ts';
import { type Way, waysOf } from './ways-of.ts';

export interface Circumstances {
  /** One of them has to hold; none: always. */
  readonly when: readonly JsonObject[];
  /** None of them may. */
  readonly unless: readonly JsonObject[];
  /** By which the first of the requests is allowed. */
  readonly ways: readonly Way[];
}

/** So many contexts are asked how they come to be allowed, or denied: more conditions would not be read. */
const most = 8;

/** Under which conditions what is allowed is allowed, as people wrote them. */
export function circumstancesOf(
  { system, principal, now, held }: Asked,
  { allowed, denied }: Verdicts,
): Circumstances {
  const [first, ...others] = allowed.slice(0, most).map((point) => system.routesTo(principal, point, now));
  const routes = first ?? [];
  const ways = waysOf(routes, held.parts);
  if (denied.length === 0) return { when: [], unless: [], ways };
  const denies = denied.slice(0, most).flatMap((point) => system.routesTo(principal, point, now));
  return {
    when: conditionsIn([...routes, ...others.flat()]),
    unless: conditionsIn(denies),
    ways,
  };
}

function conditionsIn(routes: readonly SystemRoute[]): readonly JsonObject[] {
  const byText = new Map(routes.map(({ conditions }) => [JSON.stringify(conditions), conditions]));
  return byText.has('{}')
    ? []
    : [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, conditions]) => conditions);
}
