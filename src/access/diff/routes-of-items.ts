import type { Place } from '../../diagnostic/diagnostic.ts';
import type { AccessRoute } from './access-diff.ts';
import { giftsOf } from './gifts-of.ts';
import type { ItemsOfEach } from './group-items.ts';
import type { Ranks } from './ranks.ts';
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

interface Telling {
  readonly routesHad: RoutesHad;
  /** The names that are asked for in `through`; undefined: none. */
  readonly wantedIn: NamesIn;
  readonly ranks: Ranks;
}

/**
 * The ways that some principals have to a change, with how many have each. Somebody who has the same part as the one
 * who was asked has what is in it by the way of their own.
 *
 * @param everybody how many have the change
 */
export function routesOfItems(
  all: ItemsOfEach,
  everybody: number,
  { routesHad, wantedIn, ranks }: Telling,
): ToldRoutes {
  const routes = routesHad(all, 'ways');
  const denials = wantedIn === undefined ? [] : routesHad(all, 'denials');
  const told = forEverybody([...routes].sort(compareRoutes));
  const resources = all[0]?.[0].difference.resources ?? [];
  const change = {
    actions: new Set(all[0]?.map(({ action }) => action.name)),
    resourcesOf: () => resources,
  };
  const { named, seen } = withExamples(told, everybody, ranks, change);
  const untold = everybody - seen;
  return {
    routes: named,
    moreRoutes: routes.length - told.length,
    ...(untold === 0 || told.length === 0 ? {} : { untold }),
    through: wantedIn === undefined ? new Map() : throughOf([...routes, ...denials], wantedIn, ranks),
  };
}

function throughOf(
  routes: readonly HadRoute[],
  wantedIn: NonNullable<NamesIn>,
  { names }: Ranks,
): ToldRoutes['through'] {
  const through = new Map<string, Set<string>>();
  for (const { text, of } of routes) {
    for (const name of wantedIn(text)) {
      const all = through.get(name) ?? new Set<string>();
      through.set(name, all);
      for (const rank of of.keys()) all.add(names[rank] as string);
    }
  }
  return through;
}

/**
 * With what each gives, and one of those who have it: as many as can be are named, since whose a way is cannot be seen
 * by a count.
 */
function withExamples(
  told: readonly HadRoute[],
  everybody: number,
  { names }: Ranks,
  change: Parameters<typeof giftsOf>[1],
): { readonly named: readonly AccessRoute<Place>[]; readonly seen: number } {
  const seen = new Set<number>();
  const named = told.map(({ steps, of }): AccessRoute<Place> => {
    const rank = leastOf(of.keys(), seen) ?? leastOf(of.keys(), new Set());
    for (const principal of of.keys()) seen.add(principal);
    const example = rank === undefined || of.size === everybody ? undefined : names[rank];
    const gives = giftsOf(new Set(of.values()), change);
    return { steps: steps(), principals: of.size, ...(example && { example }), ...(gives && { gives }) };
  });
  return { named, seen: seen.size };
}

/** The first by name that was not seen. */
function leastOf(ranks: Iterable<number>, seen: ReadonlySet<number>): number | undefined {
  let least: number | undefined;
  for (const each of ranks) if ((least === undefined || each < least) && !seen.has(each)) least = each;
  return least;
}

/** The commonest first, and of a token's those of its own after those of its owner. */
function compareRoutes(a: HadRoute, b: HadRoute): number {
  return b.of.size - a.of.size || ownersLast(a) - ownersLast(b) || (a.text < b.text ? -1 : 1);
}

/** An owner is somebody, which the first name says of most ways without looking at them. */
function ownersLast({ text, steps }: HadRoute): number {
  return /^(?:member|service-account)\//.test(text) && steps()[0]?.is === 'owner' ? 1 : 0;
}

/** So many, and among them ways of as many people as can be. */
function forEverybody(sorted: readonly HadRoute[]): readonly HadRoute[] {
  if (sorted.length <= mostRoutes) return sorted;
  const seen = new Set<number>();
  const chosen = new Set<HadRoute>();
  for (const route of sorted) {
    if (chosen.size === mostRoutes) break;
    if (leastOf(route.of.keys(), seen) === undefined) continue;
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
