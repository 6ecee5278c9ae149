import type { Effort } from './effort.ts';
import { nestedRegions } from './nested-regions.ts';
import { remembered } from './remembered.ts';
import { anything } from './resource-patterns.ts';
import { separateTexts } from './separate-texts.ts';
import type { TextPattern } from './text-pattern.ts';
import type { UniverseAction } from './universe.ts';

/** All resources of an action that the same patterns match, by one of them. */
export interface Region {
  readonly resource: string;
  /** The places of the patterns that match it; of types those that are among the patterns too. */
  readonly matched: readonly number[];
}

export interface Regions {
  readonly regions: readonly Region[];
  readonly isComplete: boolean;
}

const remember = remembered<Regions>();

/** The regions by what the patterns match, whatever the caller's values in them are. */
export function closedRegions(
  { types }: Pick<UniverseAction, 'types'>,
  patterns: readonly TextPattern[],
  effort: Effort,
): Regions {
  const key = `${keysOf(types)}\n\n${keysOf(patterns)}`;
  return remember(key, effort, () => regionsAnew({ types }, patterns, effort));
}

function keysOf(patterns: readonly TextPattern[]): string {
  return patterns.map(({ key }) => key).join('\n');
}

/** The same of what is hardly ever asked twice: nothing is kept of it. */
export function regionsAnew(
  { types }: Pick<UniverseAction, 'types'>,
  patterns: readonly TextPattern[],
  effort: Effort,
): Regions {
  const all: TextPattern[] = [];
  // Of each of them its place among the patterns that were given.
  const own: (number | undefined)[] = [];
  const places = new Map<string, number>();
  const add = (pattern: TextPattern, at: number | undefined) => {
    const place = places.get(pattern.key);
    if (place !== undefined) own[place] ??= at;
    else {
      places.set(pattern.key, all.length);
      all.push(pattern);
      own.push(at);
    }
  };
  for (const type of types) add(type, undefined);
  const typeCount = all.length;
  for (const [at, pattern] of patterns.entries()) add(pattern, at);
  const ofPatterns = (matched: readonly number[]) => {
    const found: number[] = [];
    for (const place of matched) {
      const at = own[place];
      if (at !== undefined) found.push(at);
    }
    // They are kept, and what has grown by one at a time has room for many more.
    return found.slice();
  };
  const placeOfAny = places.get(anything.key);
  const every: Region = { resource: '*', matched: ofPatterns(placeOfAny === undefined ? [] : [placeOfAny]) };
  if (typeCount === 0) return { regions: [every], isComplete: true };
  const { texts, isComplete } = textsOf(all, typeCount, effort);
  const regions = texts.map(
    ({ text, matched }): Region => ({ resource: text, matched: ofPatterns(matched) }),
  );
  return { regions: [every, ...regions], isComplete };
}

function textsOf(
  patterns: readonly TextPattern[],
  typeCount: number,
  effort: Effort,
): ReturnType<typeof separateTexts> {
  const nested = nestedRegions(patterns, typeCount, effort);
  if (nested !== undefined) return { texts: nested, isComplete: true };
  return separateTexts(patterns, { texts: 'names', oneOfFirst: typeCount }, effort);
}
