import type { Place } from '../../diagnostic/diagnostic.ts';
import type { AccessRoute, RouteStep } from './access-diff.ts';
import type { Asked, Difference } from './compare-action.ts';
import type { Item } from './find-items.ts';
import type { Way } from './ways-of.ts';

type Steps = readonly RouteStep<Place>[];

/** So many routes are told, and of one way to a role so many statements, before it is told without them. */
const mostRoutes = 5;
const mostTails = 2;

/**
 * The ways that some principals have to a change, with how many have each. Somebody who has the same part as the one
 * who was asked has what is in it by the way of their own.
 */
export function routesOfItems(items: readonly Item[]): {
  readonly routes: readonly AccessRoute<Place>[];
  readonly moreRoutes: number;
  /** Of every step of every route, and of what denies it where it is denied. */
  readonly names: ReadonlySet<string>;
} {
  const names = new Set<string>();
  const routes = new Map<string, { readonly steps: Steps; principals: number }>();
  for (const own of ofEach(items)) {
    const [first] = own as [Item];
    const differences = new Set(own.map(({ difference }) => difference));
    const denials = [...differences].flatMap((difference) => difference.denials);
    for (const steps of stepsOf(otherSideOf(first), denials).values())
      for (const { name } of steps) names.add(name);
    const ways = [...differences].flatMap((difference) => difference.ways);
    for (const [text, steps] of stepsOf(sideOf(first), ways)) {
      for (const { name } of steps) names.add(name);
      const route = routes.get(text);
      if (route === undefined) routes.set(text, { steps, principals: 1 });
      else route.principals += 1;
    }
  }
  const sorted = [...routes].sort(
    ([one, a], [other, b]) => b.principals - a.principals || (one < other ? -1 : 1),
  );
  return {
    routes: sorted.slice(0, mostRoutes).map(([, route]) => route),
    moreRoutes: Math.max(0, sorted.length - mostRoutes),
    names,
  };
}

function ofEach(items: readonly Item[]): Iterable<readonly Item[]> {
  const byPrincipal = new Map<string, Item[]>();
  for (const item of items) {
    const own = byPrincipal.get(item.principal);
    if (own === undefined) byPrincipal.set(item.principal, [item]);
    else own.push(item);
  }
  return byPrincipal.values();
}

/** Of one principal, by their texts. */
function stepsOf({ held }: Asked, ways: readonly Way[]): ReadonlyMap<string, Steps> {
  const tails = tailsOf(ways);
  const found = new Map<string, Steps>();
  if (tails.byPart.size > 0) {
    for (const part of held.parts)
      for (const tail of tails.byPart.get(part.key) ?? []) add(found, [...part.route, ...tail]);
  }
  for (const steps of tails.whole) add(found, steps);
  return found;
}

function add(found: Map<string, Steps>, steps: Steps): void {
  found.set(steps.map(({ name }) => name).join('\n'), steps);
}

/** Where a change can be seen: what is lost is reached no more. */
function sideOf({ difference, before, after }: Item): Asked {
  return isLoss(difference) ? before : after;
}

function otherSideOf({ difference, before, after }: Item): Asked {
  return isLoss(difference) ? after : before;
}

function isLoss({ kind, example }: Difference): boolean {
  return kind === 'lost' || (kind === 'unknown' && example?.after === false);
}

interface Tails {
  /** By the key of a part, what in it gives the access. */
  readonly byPart: ReadonlyMap<string, readonly Steps[]>;
  /** Routes of no part. */
  readonly whole: readonly Steps[];
}

function tailsOf(ways: readonly Way[]): Tails {
  const byPart = new Map<string, Map<string, Steps>>();
  const whole: Steps[] = [];
  for (const { part, tail } of ways) {
    if (part === undefined) whole.push(tail);
    else {
      const tails = byPart.get(part) ?? new Map<string, Steps>();
      byPart.set(part, tails);
      tails.set(tail.map(({ name }) => name).join('\n'), tail);
    }
  }
  return { byPart: new Map([...byPart].map(([part, tails]) => [part, folded([...tails.values()])])), whole };
}

/** Many statements of a policy are the policy, and many policies of a role are the role. */
function folded(tails: readonly Steps[]): readonly Steps[] {
  if (tails.length <= mostTails) return tails;
  const policies = new Map(tails.map((tail) => [tail[0]?.name ?? '', tail.slice(0, 1)]));
  return policies.size <= mostTails ? [...policies.values()] : [[]];
}
