import type { ResourceReach } from './access-diff.ts';
import { stepsText } from './steps-text.ts';
import type { Way } from './ways-of.ts';

/** So many lead to one change before the rest is left out: each is looked for in all that somebody holds. */
const most = 256;

/** So many different parts of the resources are described; ways to others are to some of them. */
const mostParts = 8;

const some: readonly ResourceReach[] = [{ pattern: '*', extent: 'part' }];

/** The resources of some regions, by their places. */
type ReachOf = (places: readonly number[]) => readonly ResourceReach[];

/**
 * The ways to several regions as one: what changes alike need not be reached alike. The same ways are the same array,
 * by which what many have in common is found.
 *
 * @param reachOf where it is wanted to which of the regions each leads
 */
export function waysTogether(): (all: readonly (readonly Way[])[], reachOf?: ReachOf) => readonly Way[] {
  const known = new Map<string, readonly Way[]>();
  return (all, reachOf) => {
    const [first = []] = all;
    if (all.every((ways) => ways === first)) return first;
    const byKey = new Map<string, { readonly way: Way; readonly places: number[] }>();
    for (const [place, ways] of all.entries()) {
      for (const way of ways) {
        const found = byKey.get(keyOf(way));
        if (found !== undefined) found.places.push(place);
        else if (byKey.size < most) byKey.set(keyOf(way), { way, places: [place] });
      }
    }
    const reach = reachOf && onceEach(reachOf, all.length);
    const ways = [...byKey].map(([key, { way, places }]) => {
      const on = reach?.(places);
      return on === undefined
        ? { key, way }
        : { key: `${key}\non ${JSON.stringify(on)}`, way: { ...way, on } };
    });
    const key = JSON.stringify(ways.map((each) => each.key).sort());
    const found = known.get(key) ?? ways.map(({ way }) => way);
    known.set(key, found);
    return found;
  };
}

/** Undefined of all there are. */
function onceEach(
  reachOf: ReachOf,
  all: number,
): (places: readonly number[]) => ReturnType<ReachOf> | undefined {
  const known = new Map<string, readonly ResourceReach[]>();
  return (places) => {
    if (places.length === all) return undefined;
    const key = places.join();
    const found = known.get(key) ?? (known.size < mostParts ? reachOf(places) : some);
    known.set(key, found);
    return found;
  };
}

function keyOf(way: Way): string {
  switch (way.is) {
    case 'saying':
      return `saying ${way.saying}`;
    case 'part':
      return `part ${way.part} ${stepsText(way.tail)}`;
    case 'whole':
      return `whole ${stepsText(way.steps)}`;
  }
}
