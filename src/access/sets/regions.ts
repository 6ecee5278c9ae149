import { closedRegions, type Region, type Regions, regionsAnew } from './closed-regions.ts';
import type { ContextTest } from './context-test.ts';
import type { Effort } from './effort.ts';
import { eachOnce } from './make-pattern.ts';
import { withTexts } from './open-patterns.ts';
import { textsCompared } from './text-choices.ts';
import type { TextPattern } from './text-pattern.ts';
import type { UniverseAction } from './universe.ts';

/** By which contexts are told apart on a resource. */
type TestsOf = (resource: string) => readonly ContextTest[];

/**
 * The regions of an action, `*` first, which only the pattern `*` matches. All of them, where it is complete. Where
 * something of the caller stands in a pattern they are told apart by what that is compared with elsewhere too: without
 * `testsOf` they are not known to be all then.
 */
export function regionsOf(
  action: Pick<UniverseAction, 'types'>,
  patterns: readonly TextPattern[],
  effort: Effort,
  testsOf?: TestsOf,
): Regions {
  const open = patterns.filter((pattern) => pattern.open !== undefined);
  if (open.length === 0) return closedRegions(action, patterns, effort);
  if (testsOf === undefined) return { ...closedRegions(action, patterns, effort), isComplete: false };
  let more: readonly TextPattern[] = [];
  for (let round = 0; round < mostRounds; round += 1) {
    const { regions, isComplete } = closedRegions(action, [...patterns, ...more], effort);
    const found = whatIsCompared(open, regions, testsOf);
    if (
      !isComplete ||
      found === undefined ||
      regions.some(({ matched }) =>
        mayBeOfTwo(
          open,
          matched.map((at) => patterns[at]),
        ),
      )
    )
      return { regions, isComplete: false };
    if (found.length === more.length) return { regions, isComplete: true };
    more = found;
  }
  return { ...closedRegions(action, [...patterns, ...more], effort), isComplete: false };
}

/**
 * The same by patterns that are hardly ever asked for twice: where something of the caller stands in one they are not
 * known to be all.
 */
export function regionsOnce(
  action: Pick<UniverseAction, 'types'>,
  patterns: readonly TextPattern[],
  effort: Effort,
): Regions {
  const found = regionsAnew(action, patterns, effort);
  return patterns.some(({ open }) => open !== undefined) ? { ...found, isComplete: false } : found;
}

/** What is compared may depend on the resource, which it tells apart: then it is looked at anew. */
const mostRounds = 4;

/** The open patterns with every text that their keys are compared with; undefined where that does not tell enough. */
function whatIsCompared(
  open: readonly TextPattern[],
  regions: readonly Region[],
  testsOf: TestsOf,
): readonly TextPattern[] | undefined {
  const tests = eachOnce(regions.flatMap(({ resource }) => testsOf(resource))).filter(
    ({ isOfResource }) => isOfResource !== true,
  );
  const patterns: TextPattern[] = [];
  for (const { open: place } of open) {
    if (place === undefined || !place.isOnly) return undefined;
    const own = tests.filter(({ of, dependsOn }) =>
      [of, ...dependsOn].some(({ name }) => name.toLowerCase() === place.key),
    );
    if (own.some(({ dependsOn, operator }) => dependsOn.length > 0 || operator.base.startsWith('Resource')))
      return undefined;
    const texts = textsCompared(own);
    if (texts.length > 0 && !place.isUnique) return undefined;
    patterns.push(...texts.flatMap((text) => withTexts(place, text) ?? []));
  }
  return eachOnce(patterns);
}

/** Whether two places in which one value stands may both be met: they have to hold the same text, which no region tells. */
function mayBeOfTwo(open: readonly TextPattern[], matched: readonly (TextPattern | undefined)[]): boolean {
  const keys = new Set(matched.map((pattern) => pattern?.key));
  const met = open.filter(({ key }) => keys.has(key));
  return met.some((one, at) => met.slice(at + 1).some((other) => one.open?.key === other.open?.key));
}

export type { Region, Regions };
