import type { TextPattern } from '../sets/text-pattern.ts';
import type { ResourceReach } from './access-diff.ts';

/** What is left out of something, by the places of the regions that are not in it. */
export type Exceptions = (outside: readonly number[]) => Pick<ResourceReach, 'except' | 'allBut'>;

/** So many are named. */
const mostExceptions = 3;

/**
 * What is left out, by the patterns in which nothing at all changes: whatever is written like one of them counts, since
 * people read what is written.
 *
 * @param matched of each pattern the places of the regions that it matches
 * @param changed the places of the regions in which anything changes
 * @param size how many regions there are
 */
export function exceptionsOf(
  patterns: readonly TextPattern[],
  matched: readonly (readonly number[])[],
  changed: readonly number[],
  size: number,
): Exceptions {
  const unchanged = unchangedTexts(patterns, matched, changed);
  return (outside) => {
    if (outside.length === 0) return {};
    const left = placesIn(outside, size);
    let count = outside.length;
    const except: string[] = [];
    while (count > 0 && except.length < mostExceptions) {
      const most = mostOf(left, unchanged);
      if (most === undefined) break;
      except.push(most.text);
      for (const place of most.places) left[place] = 0;
      count -= most.count;
    }
    if (except.length === 0) return {};
    return count === 0 ? { except: except.sort(), allBut: true } : { except: except.sort() };
  };
}

/** By place 1 or 0. A plain list: there are few places, and typed arrays of so few take more to make than to fill. */
export function placesIn(some: readonly number[], size: number): number[] {
  const found: number[] = new Array(size).fill(0);
  for (const place of some) found[place] = 1;
  return found;
}

interface Written {
  readonly text: string;
  readonly places: readonly number[];
}

function unchangedTexts(
  patterns: readonly TextPattern[],
  matched: readonly (readonly number[])[],
  changed: readonly number[],
): readonly Written[] {
  const byText = new Map<string, readonly number[]>();
  for (const [at, { written }] of patterns.entries()) {
    if (written === '*') continue;
    const own = matched[at] ?? [];
    const before = byText.get(written);
    byText.set(written, before === undefined ? own : [...new Set([...before, ...own])]);
  }
  const isChanged = new Set(changed);
  return [...byText]
    .filter(([, places]) => !places.some((place) => isChanged.has(place)))
    .map(([text, places]) => ({ text, places }));
}

/** The text that most of what is left is written with, and with how much of it. */
function mostOf(
  left: readonly number[],
  written: readonly Written[],
): (Written & { readonly count: number }) | undefined {
  let most: Written | undefined;
  let mostCount = 0;
  for (const each of written) {
    let count = 0;
    for (const place of each.places) count += left[place] as number;
    if (
      count > mostCount ||
      (count > 0 && count === mostCount && most !== undefined && each.text < most.text)
    ) {
      most = each;
      mostCount = count;
    }
  }
  return most && { ...most, count: mostCount };
}
