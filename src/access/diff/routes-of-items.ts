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

/** The routes of a change that are told, and who have it through what. */
export interface ToldRoutes {
  readonly routes: readonly AccessRoute<Place>[];
  readonly moreRoutes: number;
  readonly untold?: number;
  /** By the name of a step of a route, or of what denies it where it is denied: whose that is. */
  readonly through: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The ways that some principals have to a change, with how many have each. Somebody who has the same part as the one
 * who was asked has what is in it by the way of their own.
 *
 * @param wanted the names that are asked for in `through`
 */
export function routesOfItems(items: readonly Item[], wanted: ReadonlySet<string>): ToldRoutes {
  const through = new Map<string, Set<string>>();
  const routes = new Map<string, { readonly steps: Steps; readonly of: string[] }>();
  const tails = tailFinder();
  for (const own of ofEach(items)) {
    const [first] = own as [Item];
    const { principal } = first;
    const ways = stepsOf(sideOf(first), own, 'ways', tails);
    for (const [text, steps] of ways) {
      const route = routes.get(text);
      if (route === undefined) routes.set(text, { steps, of: [principal] });
      else route.of.push(principal);
    }
    if (wanted.size === 0) continue;
    const denials = stepsOf(otherSideOf(first), own, 'denials', tails);
    for (const name of namesIn([...ways.values(), ...denials.values()], wanted)) {
      const known = through.get(name) ?? new Set<string>();
      through.set(name, known.add(principal));
    }
  }
  const told = forEverybody([...routes].sort(compareRoutes).map(([, route]) => route));
  const everybody = new Set(items.map(({ principal }) => principal));
  const { named, untold } = withExamples(told, everybody);
  return {
    routes: named,
    moreRoutes: routes.size - told.length,
    ...(untold === 0 || told.length === 0 ? {} : { untold }),
    through,
  };
}

/** With one of those who have each: as many as can be are named, since whose a way is cannot be seen by a count. */
function withExamples(
  told: readonly Route[],
  everybody: ReadonlySet<string>,
): { readonly named: readonly AccessRoute<Place>[]; readonly untold: number } {
  const seen = new Set<string>();
  const named = told.map(({ steps, of }): AccessRoute<Place> => {
    const sorted = [...of].sort();
    const example = sorted.find((principal) => !seen.has(principal)) ?? sorted[0];
    for (const principal of of) seen.add(principal);
    const isWhole = of.length === everybody.size || example === undefined;
    return { steps, principals: of.length, ...(isWhole ? {} : { example }) };
  });
  return { named, untold: everybody.size - seen.size };
}

type Route = { readonly steps: Steps; readonly of: readonly string[] };

/** The commonest first, and of a token's those of its own after those of its owner. */
function compareRoutes([one, a]: readonly [string, Route], [other, b]: readonly [string, Route]): number {
  return b.of.length - a.of.length || ownersLast(a) - ownersLast(b) || (one < other ? -1 : 1);
}

function ownersLast({ steps: [first] }: Route): number {
  return first?.is === 'owner' ? 1 : 0;
}

/** So many, and among them ways of as many people as can be. */
function forEverybody(sorted: readonly Route[]): readonly Route[] {
  if (sorted.length <= mostRoutes) return sorted;
  const seen = new Set<string>();
  const chosen = new Set<Route>();
  for (const route of sorted) {
    if (chosen.size === mostRoutes) break;
    if (route.of.every((principal) => seen.has(principal))) continue;
    chosen.add(route);
    for (const principal of route.of) seen.add(principal);
  }
  for (const route of sorted) if (chosen.size < mostRoutes) chosen.add(route);
  return sorted.filter((route) => chosen.has(route));
}

function namesIn(all: readonly Steps[], wanted: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { name } of all.flat()) {
    if (wanted.has(name)) found.add(name);
    // Of whatever version.
    const policy = name.startsWith('policy/') ? name.replace(/@\d+$/, '') : name;
    if (wanted.has(policy)) found.add(policy);
  }
  return found;
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
  const differences = byDifference(items);
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

/** With the actions that differ so. */
type Differences = ReadonlyMap<Difference, readonly string[]>;

function byDifference(items: readonly Item[]): Differences {
  const actions = new Map<Difference, string[]>();
  for (const { difference, action } of items) {
    const known = actions.get(difference);
    if (known === undefined) actions.set(difference, [action.name]);
    else known.push(action.name);
  }
  return actions;
}

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
    const numbered = [...differences].map(([each, actions]) => `${numberOf(each)} ${actions.join(' ')}`);
    const key = `${which} ${numbered.sort().join()}`;
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
  for (const [difference, actions] of differences)
    for (const action of actions)
      for (const tail of tailsIn(part, action, difference[which])) add(found, tail);
  return folded([...found.values()]);
}

/** Many statements of a policy are the policy, and many policies of a role are the role. */
function folded(tails: readonly Steps[]): readonly Steps[] {
  if (tails.length <= mostTails) return tails;
  const policies = new Map(tails.map((tail) => [tail[0]?.name ?? '', tail.slice(0, 1)]));
  return policies.size <= mostTails ? [...policies.values()] : [[]];
}
