import type { Place } from '../../diagnostic/diagnostic.ts';
import type { AccessRoute } from './access-diff.ts';
import type { Item } from './find-items.ts';
import { giftsOf } from './gifts-of.ts';
import type { HadRoute, RoutesHad } from './routes-had.ts';

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
 * @param all of those of whom the same changes what changes for them
 * @param wantedIn the names that are asked for in `through`; undefined: none
 */
export function routesOfItems(
  all: readonly (readonly Item[])[],
  routesHad: RoutesHad,
  wantedIn: NamesIn,
): ToldRoutes {
  const routes = routesHad(all, 'ways');
  const through = new Map<string, Set<string>>();
  const denials = wantedIn === undefined ? [] : routesHad(all, 'denials');
  for (const { text, of } of wantedIn === undefined ? [] : [...routes, ...denials])
    for (const name of wantedIn?.(text) ?? []) through.set(name, withAll(through.get(name), of.keys()));
  const told = forEverybody([...routes].sort(compareRoutes));
  const everybody = new Set(
    all.flatMap(([first]) => first?.of.members.map(({ principal }) => principal) ?? []),
  );
  const { named, untold } = withExamples(told, everybody, {
    actions: new Set(all.flatMap((own) => own.map(({ action }) => action.name))),
    resources: all[0]?.[0]?.difference.resources ?? [],
  });
  return {
    routes: named,
    moreRoutes: routes.length - told.length,
    ...(untold === 0 || told.length === 0 ? {} : { untold }),
    through,
  };
}

/**
 * With what each gives, and one of those who have it: as many as can be are named, since whose a way is cannot be seen
 * by a count.
 */
function withExamples(
  told: readonly HadRoute[],
  everybody: ReadonlySet<string>,
  change: Parameters<typeof giftsOf>[1],
): { readonly named: readonly AccessRoute<Place>[]; readonly untold: number } {
  const seen = new Set<string>();
  const named = told.map(({ steps, of }): AccessRoute<Place> => {
    const example = leastOf(of.keys(), seen) ?? leastOf(of.keys(), new Set());
    for (const principal of of.keys()) seen.add(principal);
    const isWhole = of.size === everybody.size || example === undefined;
    const gives = giftsOf(new Set(of.values()), change);
    return { steps, principals: of.size, ...(isWhole ? {} : { example }), ...(gives && { gives }) };
  });
  return { named, untold: everybody.size - seen.size };
}

/** The first by name that was not seen. */
function leastOf(principals: Iterable<string>, seen: ReadonlySet<string>): string | undefined {
  let least: string | undefined;
  for (const each of principals) if ((least === undefined || each < least) && !seen.has(each)) least = each;
  return least;
}

function withAll(known: Set<string> | undefined, more: Iterable<string>): Set<string> {
  const all = known ?? new Set<string>();
  for (const each of more) all.add(each);
  return all;
}

/** The commonest first, and of a token's those of its own after those of its owner. */
function compareRoutes(a: HadRoute, b: HadRoute): number {
  return b.of.size - a.of.size || ownersLast(a) - ownersLast(b) || (a.text < b.text ? -1 : 1);
}

function ownersLast({ steps: [first] }: HadRoute): number {
  return first?.is === 'owner' ? 1 : 0;
}

/** So many, and among them ways of as many people as can be. */
function forEverybody(sorted: readonly HadRoute[]): readonly HadRoute[] {
  if (sorted.length <= mostRoutes) return sorted;
  const seen = new Set<string>();
  const chosen = new Set<HadRoute>();
  for (const route of sorted) {
    if (chosen.size === mostRoutes) break;
    if ([...route.of.keys()].every((principal) => seen.has(principal))) continue;
    chosen.add(route);
    for (const principal of route.of.keys()) seen.add(principal);
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
