import type { Effort } from './effort.ts';
import { eachOnce } from './make-pattern.ts';
import { nestedRegions } from './nested-regions.ts';
import { remembered } from './remembered.ts';
import { anything } from './resource-patterns.ts';
import { separateTexts } from './separate-texts.ts';
import type { TextPattern } from './text-pattern.ts';
import type { UniverseAction } from './universe.ts';

/** All resources of an action that the same patterns match, by one of them. */
export interface Region {
  readonly resource: string;
  /** By their keys; of the types those that are among the patterns too. */
  readonly matched: ReadonlySet<string>;
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
  return remember(key, effort, () => makeRegions(types, patterns, effort));
}

function keysOf(patterns: readonly TextPattern[]): string {
  return patterns.map(({ key }) => key).join('\n');
}

function makeRegions(
  types: readonly TextPattern[],
  patterns: readonly TextPattern[],
  effort: Effort,
): Regions {
  const own = new Set(patterns.map(({ key }) => key));
  const every: Region = { resource: '*', matched: new Set(own.has(anything.key) ? [anything.key] : []) };
  if (types.length === 0) return { regions: [every], isComplete: true };
  const ofTypes = eachOnce(types);
  const all = eachOnce([...ofTypes, ...patterns]);
  const nested = nestedRegions(all, ofTypes.length, effort);
  const { texts, isComplete } =
    nested === undefined
      ? separateTexts(all, { texts: 'names', oneOfFirst: ofTypes.length }, effort)
      : { texts: nested, isComplete: true };
  const regions = texts.map(({ text, matched }): Region => {
    const keys = matched.map((at) => (all[at] as TextPattern).key);
    return { resource: text, matched: new Set(keys.filter((key) => own.has(key))) };
  });
  return { regions: [every, ...regions], isComplete };
}
