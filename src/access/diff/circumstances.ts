import type { JsonObject } from '../../digest/json.ts';
import type { Point } from '../sets/access-set.ts';
import type { Asked } from './asked.ts';
import { stepsText } from './steps-text.ts';
import type { SystemRoute } from './system-access.ts';
import { type Way, waysOf } from './ways-of.ts';

/** In which contexts it is allowed, and in which not. */
export interface Verdicts {
  readonly allowed: readonly Point[];
  readonly denied: readonly Point[];
}

export interface Circumstances {
  /** One of them has to hold; none: always. */
  readonly when: readonly JsonObject[];
  /** None of them may. */
  readonly unless: readonly JsonObject[];
  /** By which some request is allowed. */
  readonly ways: readonly Way[];
}

/** Under which conditions what is allowed is allowed, as people wrote them: all of them, so that none is hidden. */
export function circumstancesOf(asked: Asked, { allowed, denied }: Verdicts): Circumstances {
  const routes = routesOf(asked, allowed);
  const ways = waysOf(routes, asked.held);
  if (denied.length === 0) return { when: [], unless: [], ways };
  return { when: conditionsIn(routes), unless: conditionsIn(routesOf(asked, denied)), ways };
}

/** By which the requests are allowed, or denied, each once. */
function routesOf({ system, principal, now }: Asked, points: readonly Point[]): readonly SystemRoute[] {
  const routes = new Map<string, SystemRoute>();
  for (const point of points) {
    for (const route of system.routesTo(principal, point, now)) {
      const { saying, part, conditions } = route;
      const by = saying ?? `${part} ${stepsText(route.steps)}`;
      const key = `${by} ${JSON.stringify(conditions)}`;
      if (!routes.has(key)) routes.set(key, route);
    }
  }
  return [...routes.values()];
}

function conditionsIn(routes: readonly SystemRoute[]): readonly JsonObject[] {
  const byText = new Map(routes.map(({ conditions }) => [JSON.stringify(conditions), conditions]));
  return byText.has('{}')
    ? []
    : [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, conditions]) => conditions);
}
