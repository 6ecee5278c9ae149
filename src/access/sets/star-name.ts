import { anything } from './resource-patterns.ts';
import { freshCharacter, leastOf, matchesText, meet, overlap, type StarText } from './star-text.ts';
import type { TextPattern } from './text-pattern.ts';

/** A pattern of resource names of one scheme, segment by segment, the rest last. */
export interface StarName {
  readonly parts: readonly StarText[];
  /** The least text of each part. */
  readonly least: readonly string[];
  /** The least name: the same for the same names. */
  readonly key: string;
}

/**
 * A pattern as far as it is about names of a scheme. `nothing` where it matches none of them, or need not tell them
 * apart; undefined where it cannot be written so.
 */
export function starName(pattern: TextPattern, scheme: string): StarName | 'nothing' | undefined {
  const own = known.get(pattern) ?? new Map<string, ReturnType<typeof readName>>();
  known.set(pattern, own);
  if (!own.has(scheme)) own.set(scheme, readName(pattern, scheme));
  return own.get(scheme);
}

/** Patterns are compared again and again. */
const known = new WeakMap<TextPattern, Map<string, ReturnType<typeof readName>>>();

function readName(pattern: TextPattern, scheme: string): StarName | 'nothing' | undefined {
  const headLength = scheme === 'arn' ? 5 : 4;
  if (pattern.headLength !== undefined && pattern.headLength !== headLength) return 'nothing';
  if (pattern.key === anything.key) return everyName(scheme, headLength);
  const parts = partsOf(pattern, headLength);
  if (parts === undefined) return undefined;
  const [own = []] = parts;
  if (!matchesText(own, scheme)) return 'nothing';
  return nameOf([[scheme], ...parts.slice(1)]);
}

/** The scheme that all names of a pattern have; undefined where they need not have the same. */
export function schemeOf({ pieces: [first] }: TextPattern): string | undefined {
  const colon = first?.is === 'text' ? first.text.indexOf(':') : -1;
  return first?.is === 'text' && colon >= 0 ? first.text.slice(0, colon) : undefined;
}

export function includesName(wide: StarName, { least }: StarName): boolean {
  // Names differ in their last part more often than in those before.
  for (let at = least.length - 1; at >= 0; at -= 1)
    if (!matchesText(wide.parts[at] as StarText, least[at] as string)) return false;
  return true;
}

export function namesOverlap(one: StarName, other: StarName): boolean {
  for (let at = one.parts.length - 1; at >= 0; at -= 1)
    if (!overlap(one.parts[at] as StarText, other.parts[at] as StarText)) return false;
  return true;
}

/** What two patterns have in common: all of it, or where that is too much, some. */
export interface Meet {
  readonly names: readonly StarName[];
  readonly isComplete: boolean;
}

const met = new WeakMap<StarName, WeakMap<StarName, Meet>>();

/** What two that overlap have in common, found out once. */
export function meetOfNames(one: StarName, other: StarName): Meet {
  const own = met.get(one) ?? new WeakMap<StarName, Meet>();
  met.set(one, own);
  const found = own.get(other) ?? makeMeet(one, other);
  own.set(other, found);
  return found;
}

function makeMeet(one: StarName, other: StarName): Meet {
  let isComplete = true;
  let found: (readonly StarText[])[] = [[]];
  for (const [at, part] of one.parts.entries()) {
    const common = meetOfParts(
      part,
      one.least[at] as string,
      other.parts[at] as StarText,
      other.least[at] as string,
    );
    isComplete &&= common.isComplete;
    found = found.flatMap((before) => common.texts.map((text) => [...before, text]));
  }
  return { names: found.map(nameOf), isComplete };
}

function meetOfParts(
  one: StarText,
  least: string,
  other: StarText,
  otherLeast: string,
): ReturnType<typeof meet> {
  if (matchesText(other, least)) return { texts: [one], isComplete: true };
  if (matchesText(one, otherLeast)) return { texts: [other], isComplete: true };
  return meet(one, other);
}

function nameOf(parts: readonly StarText[]): StarName {
  const least = parts.map(leastOf);
  return { parts, least, key: least.join(':') };
}

const texts = new WeakMap<StarName, { readonly character: string; readonly text: string }>();

/** The least name with a plain character for each star: the very same text each time, since much is known by it. */
export function leastName(name: StarName, character: string): string {
  const { key } = name;
  if (!key.includes(freshCharacter)) return key;
  const before = texts.get(name);
  if (before?.character === character) return before.text;
  const text = key.replaceAll(freshCharacter, character);
  texts.set(name, { character, text });
  return text;
}

function everyName(scheme: string, headLength: number): StarName {
  return nameOf([[scheme], ...Array.from({ length: headLength }, () => ['', ''])]);
}

/** Cut at the colons of the head; undefined where a wildcard is no star or a star reaches over them. */
function partsOf({ pieces }: TextPattern, headLength: number): readonly StarText[] | undefined {
  const parts: string[][] = [['']];
  for (const piece of pieces) {
    const part = parts.at(-1) as string[];
    if (piece.is === 'any-text') {
      if (piece.inHead !== parts.length <= headLength) return undefined;
      part.push('');
    } else if (piece.is === 'text') {
      if (isUnreadable(piece.text)) return undefined;
      addText(parts, piece.text, headLength);
    } else return undefined;
  }
  return parts.length === headLength + 1 ? parts : undefined;
}

function addText(parts: string[][], text: string, headLength: number): void {
  let rest = text;
  while (parts.length <= headLength && rest.includes(':')) {
    const colon = rest.indexOf(':');
    append(parts.at(-1) as string[], rest.slice(0, colon));
    parts.push(['']);
    rest = rest.slice(colon + 1);
  }
  append(parts.at(-1) as string[], rest);
}

function append(part: string[], text: string): void {
  part[part.length - 1] += text;
}

/** Whether what stands for a star or an end here means itself in it, or half a character does. */
function isUnreadable(text: string): boolean {
  return text.includes('\0') || text.includes(freshCharacter) || /\p{Surrogate}/u.test(text);
}
