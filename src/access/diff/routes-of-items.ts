import type { Place } from '../../diagnostic/diagnostic.ts';
import type { AccessRoute, RouteStep } from './access-diff.ts';
import type { Asked, Difference } from './compare-action.ts';
import type { Item } from './find-items.ts';
import type { AccessPart } from './system-access.ts';
import { tailsIn } from './ways-of.ts';

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
  const tails = tailFinder();
  for (const own of ofEach(items)) {
    const [first] = own as [Item];
    for (const steps of stepsOf(otherSideOf(first), own, 'denials', tails).values())
      for (const { name } of steps) names.add(name);
    for (const [text, steps] of stepsOf(sideOf(first), own, 'ways', tails)) {
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
function stepsOf(
  { held }: Asked,
  items: readonly Item[],
  which: 'ways' | 'denials',
  tails: TailFinder,
): ReadonlyMap<string, Steps> {
  const found = new Map<string, Steps>();
  const differences = new Map(items.map(({ difference, action }) => [difference, action.name]));
  for (const [{ [which]: ways }] of differences)
    for (const way of ways) if (way.is === 'whole') add(found, way.steps);
  const tailsOf = tails(differences, which);
  if (tailsOf === undefined) return found;
  for (const part of held.parts) {
    const own = tailsOf(part);
    if (own.length === 0) continue;
    const { route } = part;
    for (const tail of own) add(found, [...route, ...tail]);
  }
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

type Differences = ReadonlyMap<Difference, string>;

/** What in a part gives the access, or denies it; undefined where no part does. */
type TailFinder = (
  differences: Differences,
  which: 'ways' | 'denials',
) => ((part: AccessPart) => readonly Steps[]) | undefined;

/** What is the same for many is looked for once: parts with one key may be of different documents. */
function tailFinder(): TailFinder {
  const known = new Map<string, Map<string, readonly Steps[]>>();
  const numbers = new Map<Difference, number>();
  const numberOf = (of: Difference) => {
    const number = numbers.get(of) ?? numbers.size;
    numbers.set(of, number);
    return number;
  };
  return (differences, which) => {
    if ([...differences.keys()].every(({ [which]: ways }) => ways.length === 0)) return undefined;
    const numbered = [...differences.keys()].map(numberOf).sort((a, b) => a - b);
    const key = `${which} ${numbered.join()}`;
    const byPart = known.get(key) ?? new Map<string, readonly Steps[]>();
    known.set(key, byPart);
    return (part) => {
      const own = `${part.key} ${part.document ?? part.path}`;
      const tails = byPart.get(own) ?? tailsFor(part, differences, which);
      byPart.set(own, tails);
      return tails;
    };
  };
}

function tailsFor(part: AccessPart, differences: Differences, which: 'ways' | 'denials'): readonly Steps[] {
  const found = new Map<string, Steps>();
  for (const [difference, action] of differences)
    for (const tail of tailsIn(part, action, difference[which])) add(found, tail);
  return folded([...found.values()]);
}

/** Many statements of a policy are the policy, and many policies of a role are the role. */
function folded(tails: readonly Steps[]): readonly Steps[] {
  if (tails.length <= mostTails) return tails;
  const policies = new Map(tails.map((tail) => [tail[0]?.name ?? '', tail.slice(0, 1)]));
  return policies.size <= mostTails ? [...policies.values()] : [[]];
}
