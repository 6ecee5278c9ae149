import type { Effort } from './effort.ts';
import type { SeparateText } from './separate-texts.ts';
import { includesName, meetOfNames, namesOverlap, type StarName, schemeOf, starName } from './star-name.ts';
import { freshCharacter } from './star-text.ts';
import type { TextPattern } from './text-pattern.ts';

/**
 * What `separateTexts` finds of names, by comparing patterns with each other: two of them nearly always lie one in the
 * other or apart, and where they do not, what they have in common is added as a pattern of its own. Each then has a name
 * that those alone match which it lies in, and there is no other kind of name. Undefined where this does not do: for
 * patterns with `?`, and where too much is in common.
 *
 * @param typeCount how many of the patterns are types: a name is of one of them
 */
export function nestedRegions(
  patterns: readonly TextPattern[],
  typeCount: number,
  effort: Effort,
): readonly SeparateText[] | undefined {
  const schemes = new Set(patterns.slice(0, typeCount).map(schemeOf));
  const found: SeparateText[] = [];
  const character = plainCharacter(patterns);
  for (const scheme of schemes) {
    if (scheme === undefined) return undefined;
    const names: (readonly [number, StarName])[] = [];
    for (const [at, pattern] of patterns.entries()) {
      const name = starName(pattern, scheme);
      if (name === undefined) return undefined;
      if (name !== 'nothing') names.push([at, name]);
    }
    const regions = regionsOfScheme(names, typeCount, effort);
    if (regions === undefined) return undefined;
    for (const [least, matched] of regions)
      found.push({
        text: least.includes(freshCharacter) ? least.replaceAll(freshCharacter, character) : least,
        matched,
        isName: true,
      });
  }
  return found;
}

type Numbered = readonly (readonly [number, StarName])[];

function regionsOfScheme(
  patterns: Numbered,
  typeCount: number,
  effort: Effort,
): readonly (readonly [string, readonly number[]])[] | undefined {
  const types = patterns.filter(([at]) => at < typeCount).map(([, type]) => type);
  const elements = new Map(types.map((type) => [keyOf(type), type]));
  const regions = new Map<string, readonly [string, readonly number[]]>();
  const open: (readonly number[])[] = [];
  const most = 4 * patterns.length + 64;
  // What is added while it runs is run through too.
  for (const [least, name] of elements) {
    effort.left -= 1 + (patterns.length >> 4);
    if (elements.size > most || effort.left < 0) return undefined;
    const around = patterns.filter(([, each]) => includesName(each, name)).map(([at]) => at);
    if (!regions.has(around.join(' '))) regions.set(around.join(' '), [least, around]);
    const common = besides(around, patterns, name);
    for (const { names, isComplete } of common) {
      effort.left -= isComplete ? names.length : muchInCommon;
      addAll(elements, names);
    }
    open.push(...common.filter(({ isComplete }) => !isComplete).map(({ matched }) => matched));
  }
  if (!open.every((matched) => isSettled(matched, patterns, regions))) return undefined;
  return [...regions.values()];
}

function keyOf({ least }: StarName): string {
  return least.join(':');
}

/** What it takes to look for all that two patterns have in common where that is too much. */
const muchInCommon = 500;

function addAll(elements: Map<string, StarName>, names: readonly StarName[]): void {
  for (const name of names) if (!elements.has(keyOf(name))) elements.set(keyOf(name), name);
}

/** What a name has in common with each pattern that it does not lie in and does not lie apart from. */
function besides(around: readonly number[], patterns: Numbered, name: StarName) {
  const inside = new Set(around);
  const met = patterns.filter(([at, each]) => !inside.has(at) && namesOverlap(each, name));
  return met.map(([at, each]) => ({
    ...meetOfNames(name, each),
    matched: [...around, at].sort((one, other) => one - other),
  }));
}

/**
 * Whether nothing was missed where not all that some patterns have in common was found: they alone match what was found
 * of it, and no other pattern meets them all.
 */
function isSettled(
  matched: readonly number[],
  patterns: Numbered,
  regions: ReadonlyMap<string, unknown>,
): boolean {
  if (!regions.has(matched.join(' '))) return false;
  const names = patterns.filter(([at]) => matched.includes(at)).map(([, name]) => name);
  return patterns.every(
    ([at, name]) => matched.includes(at) || names.some((each) => !namesOverlap(each, name)),
  );
}

/** One that stands in none of them, as their keys are written. */
function plainCharacter(patterns: readonly TextPattern[]): string {
  const isNew = (each: string) => patterns.every(({ key }) => !key.includes(each));
  const plain = [...'XQZNxqzn0123456789'].find(isNew);
  if (plain !== undefined) return plain;
  for (let point = 0x4e00; ; point += 1) {
    const each = String.fromCodePoint(point);
    if (isNew(each)) return each;
  }
}
