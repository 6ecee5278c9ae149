import type { Place } from '../../diagnostic/diagnostic.ts';
import type { AccessRoute, RouteStep } from './access-diff.ts';
import type { Asked } from './asked.ts';
import type { Difference } from './compare-action.ts';
import type { Item } from './find-items.ts';
import type { RouteFinder } from './route-finder.ts';

type Steps = readonly RouteStep<Place>[];

/** So many routes are told. */
const mostRoutes = 5;

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
 * @param all of each principal what changes for it
 * @param wantedIn the names that are asked for in `through`; undefined: none
 */
export function routesOfItems(
  all: readonly (readonly Item[])[],
  find: RouteFinder,
  wantedIn: NamesIn,
): ToldRoutes {
  const through = new Map<string, Set<string>>();
  const routes = new Map<string, { readonly steps: Steps; readonly of: string[] }>();
  for (const own of all) {
    const [first] = own as [Item];
    const { principal } = first;
    const ways = find(sideOf(first).held, own, 'ways');
    for (const { text, steps } of ways) {
      const route = routes.get(text);
      if (route === undefined) routes.set(text, { steps: steps(), of: [principal] });
      else if (route.of.at(-1) !== principal) route.of.push(principal);
    }
    if (wantedIn === undefined) continue;
    const denials = find(otherSideOf(first).held, own, 'denials');
    for (const name of [...ways, ...denials].flatMap(({ text }) => wantedIn(text)))
      through.set(name, (through.get(name) ?? new Set<string>()).add(principal));
  }
  const told = forEverybody([...routes].sort(compareRoutes).map(([, route]) => route));
  const everybody = new Set(all.flatMap((own) => own.map(({ principal }) => principal)));
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

/** Those of some names that stand in a way, of whatever version of a policy. */
export type NamesIn = ((route: string) => readonly string[]) | undefined;

export function namesIn(wanted: ReadonlySet<string>): NamesIn {
  if (wanted.size === 0) return undefined;
  const known = new Map<string, readonly string[]>();
  return (route) => {
    const before = known.get(route);
    if (before !== undefined) return before;
    const names = route.split('\n').flatMap((name) => [name, unversioned(name)]);
    const found = [...new Set(names)].filter((name) => wanted.has(name));
    known.set(route, found);
    return found;
  };
}

function unversioned(name: string): string {
  return name.startsWith('policy/') ? name.replace(/@\d+$/, '') : name;
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
