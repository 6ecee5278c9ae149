import type { Effort } from './effort.ts';
import type { SeparateText } from './separate-texts.ts';
import {
  includesName,
  leastName,
  meetOfNames,
  namesOverlap,
  type StarName,
  schemeOf,
  starName,
} from './star-name.ts';
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
    const names: Numbered[] = [];
    for (const [at, pattern] of patterns.entries()) {
      const name = starName(pattern, scheme);
      if (name === undefined) return undefined;
      if (name !== 'nothing') names.push({ at, name });
    }
    const regions = regionsOfScheme(names, typeCount, effort);
    if (regions === undefined) return undefined;
    for (const { name, matched } of regions)
      found.push({ text: leastName(name, character), matched, isName: true });
  }
  return found;
}

/** A pattern by its place. */
interface Numbered {
  readonly at: number;
  readonly name: StarName;
}

interface FoundRegion {
  /** One that lies in the region. */
  readonly name: StarName;
  readonly matched: readonly number[];
}

function regionsOfScheme(
  patterns: readonly Numbered[],
  typeCount: number,
  effort: Effort,
): readonly FoundRegion[] | undefined {
  const elements = new Map<string, StarName>();
  for (const { at, name } of patterns) if (at < typeCount) elements.set(name.key, name);
  const regions = new Map<string, FoundRegion>();
  const open: (readonly number[])[] = [];
  const most = 4 * patterns.length + 64;
  // What is added while it runs is run through too.
  for (const name of elements.values()) {
    effort.left -= 1 + (patterns.length >> 4);
    if (elements.size > most || effort.left < 0) return undefined;
    const { around, met } = placed(name, patterns);
    const key = around.join(' ');
    if (!regions.has(key)) regions.set(key, { name, matched: around });
    for (const { at, name: other } of met) {
      const { names, isComplete } = meetOfNames(name, other);
      effort.left -= isComplete ? names.length : muchInCommon;
      addAll(elements, names);
      if (!isComplete) open.push([...around, at].sort((one, another) => one - another));
    }
  }
  if (!open.every((matched) => isSettled(matched, patterns, regions))) return undefined;
  return [...regions.values()];
}

/** The patterns that a name lies in, and those that it neither lies in nor apart from. */
function placed(
  name: StarName,
  patterns: readonly Numbered[],
): { readonly around: readonly number[]; readonly met: readonly Numbered[] } {
  const around: number[] = [];
  const met: Numbered[] = [];
  for (const each of patterns) {
    if (each.name === name || includesName(each.name, name)) around.push(each.at);
    else if (namesOverlap(each.name, name)) met.push(each);
  }
  return { around, met };
}

/** What it takes to look for all that two patterns have in common where that is too much. */
const muchInCommon = 500;

function addAll(elements: Map<string, StarName>, names: readonly StarName[]): void {
  for (const name of names) if (!elements.has(name.key)) elements.set(name.key, name);
}

/**
 * Whether nothing was missed where not all that some patterns have in common was found: they alone match what was found
 * of it, and no other pattern meets them all.
 */
function isSettled(
  matched: readonly number[],
  patterns: readonly Numbered[],
  regions: ReadonlyMap<string, unknown>,
): boolean {
  if (!regions.has(matched.join(' '))) return false;
  const names = patterns.filter(({ at }) => matched.includes(at)).map(({ name }) => name);
  return patterns.every(
    ({ at, name }) => matched.includes(at) || names.some((each) => !namesOverlap(each, name)),
  );
}

const plainCharacters: readonly string[] = [...'XQZNxqzn0123456789'];

/** One that stands in none of them, as their keys are written. */
function plainCharacter(patterns: readonly TextPattern[]): string {
  const isNew = (each: string) => patterns.every(({ key }) => !key.includes(each));
  const plain = plainCharacters.find(isNew);
  if (plain !== undefined) return plain;
  for (let point = 0x4e00; ; point += 1) {
    const each = String.fromCodePoint(point);
    if (isNew(each)) return each;
  }
}
