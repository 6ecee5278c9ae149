import { numbering } from '../numbering.ts';
import type { ResourceReach } from './access-diff.ts';
import { reachKeys } from './reach-keys.ts';
import type { ReachOf } from './reach-of.ts';
import { stepsText } from './steps-text.ts';
import type { Way } from './ways-of.ts';

/** So many lead to one change before the rest is left out: each is looked for in all that somebody holds. */
const most = 256;

/** So many different parts of the resources are described; ways to others are to some of them. */
const mostParts = 8;

const some: readonly ResourceReach[] = [{ pattern: '*', extent: 'part' }];

/**
 * The ways to several regions as one: what changes alike need not be reached alike. The same ways are the same array,
 * by which what many have in common is found.
 *
 * @param reachOf where it is wanted to which of the regions each leads
 */
export function waysTogether(): (all: readonly (readonly Way[])[], reachOf?: ReachOf) => readonly Way[] {
  const known = new Map<string, readonly Way[]>();
  const numberOf = wayNumbers();
  const keysOf = reachKeys();
  return (all, reachOf) => {
    const [first = []] = all;
    if (all.every((ways) => ways === first)) return first;
    const byNumber = placesOf(all, numberOf);
    const reach = reachOf && onceEach(reachOf, all.length);
    const ways: Way[] = [];
    const keys: string[] = [];
    for (const [number, { way, places }] of byNumber) {
      const on = reach?.(places);
      ways.push(on === undefined ? way : { ...way, on });
      keys.push(on === undefined ? `${number}` : `${number} on${keysOf(on).text}`);
    }
    const key = keys.sort().join(';');
    const found = known.get(key) ?? ways;
    known.set(key, found);
    return found;
  };
}

/** Of each way to which of them it leads. */
function placesOf(
  all: readonly (readonly Way[])[],
  numberOf: (way: Way) => number,
): ReadonlyMap<number, { readonly way: Way; readonly places: readonly number[] }> {
  const byNumber = new Map<number, { readonly way: Way; readonly places: number[] }>();
  for (const [place, ways] of all.entries()) {
    for (const way of ways) {
      const number = numberOf(way);
      const found = byNumber.get(number);
      if (found !== undefined) found.places.push(place);
      else if (byNumber.size < most) byNumber.set(number, { way, places: [place] });
    }
  }
  return byNumber;
}

/** The same number for the same way; many are the very same object. */
function wayNumbers(): (way: Way) => number {
  const known = new Map<Way, number>();
  const numberOf = numbering();
  return (way) => {
    const number = known.get(way) ?? numberOf(keyOf(way));
    known.set(way, number);
    return number;
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
