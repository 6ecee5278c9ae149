import type { Pattern } from '../../model/patterns/pattern.ts';

/**
 * A pattern whose variables have their values, cut at its stars. Matching takes time in the product of the lengths of
 * pattern and text at most, and without stars in their sum.
 */
export interface Glob {
  /** `exact` and `prefix`, which nearly all are, hold their one text in `text`. */
  readonly shape: 'exact' | 'prefix' | 'chunks';
  readonly text: string;
  readonly chunks: readonly Chunk[];
  readonly startsOpen: boolean;
  readonly endsOpen: boolean;
}

/** What stands between two stars: units of text, of which some may be any character. */
interface Chunk {
  readonly text: string;
  /** By position in `text`: 1 where any character stands. Absent where there is no such place. */
  readonly wild: Uint8Array | undefined;
}

/** The pattern as a glob; every variable in it has a value, which means itself. */
export function compileGlob(pattern: Pattern, values: ReadonlyMap<string, string>): Glob {
  const chunks: Chunk[] = [];
  let text = '';
  let wild: number[] = [];
  let startsOpen = false;
  let endsOpen = false;
  function close(): void {
    if (text !== '') chunks.push({ text, wild: wild.length === 0 ? undefined : maskOf(text.length, wild) });
    text = '';
    wild = [];
  }
  for (const piece of pattern) {
    if (piece.is === 'any-text') {
      close();
      if (chunks.length === 0) startsOpen = true;
      endsOpen = true;
      continue;
    }
    if (piece.is === 'any-character') wild.push(text.length);
    text += unitsOf(piece, values);
    // What is empty leaves an end open that a star before it opened.
    if (text !== '') endsOpen = false;
  }
  close();
  return shaped(chunks, startsOpen, endsOpen);
}

function unitsOf(
  piece: Exclude<Pattern[number], { is: 'any-text' }>,
  values: ReadonlyMap<string, string>,
): string {
  if (piece.is === 'any-character') return '?';
  return piece.is === 'literal' ? piece.text : (values.get(piece.name) ?? '');
}

/** Whether the part of a text from `from` to `to` matches as a whole. A character is a code point. */
export function globMatches(glob: Glob, text: string, from: number, to: number): boolean {
  const own = glob.text;
  if (glob.shape === 'exact') return to - from === own.length && text.startsWith(own, from);
  if (glob.shape === 'prefix') return to - from >= own.length && text.startsWith(own, from);
  return chunksMatch(glob, text, from, to);
}

/** The plain text that all begins with that a glob matches, and what the rest of it has to match. */
export function splitBeginning(glob: Glob): { readonly beginning: string; readonly rest: Glob } {
  const [first, ...others] = glob.chunks;
  if (glob.shape !== 'chunks' || glob.startsOpen || first === undefined || first.wild !== undefined)
    return { beginning: '', rest: glob };
  return { beginning: first.text, rest: shaped(others, true, glob.endsOpen) };
}

function shaped(chunks: readonly Chunk[], startsOpen: boolean, endsOpen: boolean): Glob {
  const text = chunks[0]?.text ?? '';
  const isPlain = chunks.length === 0 || (chunks.length === 1 && chunks[0]?.wild === undefined);
  const opensNowhereBefore = chunks.length === 0 || !startsOpen;
  const shape = isPlain && opensNowhereBefore ? (endsOpen ? 'prefix' : 'exact') : 'chunks';
  return { shape, text, chunks, startsOpen, endsOpen };
}

function maskOf(length: number, places: readonly number[]): Uint8Array {
  const mask = new Uint8Array(length);
  for (const place of places) mask[place] = 1;
  return mask;
}

function chunksMatch(
  { chunks, startsOpen, endsOpen }: Glob,
  text: string,
  from: number,
  to: number,
): boolean {
  let at = from;
  let end = to;
  let first = 0;
  let last = chunks.length;
  if (!startsOpen) {
    at = endOf(chunks[0] as Chunk, text, from, to);
    if (at < 0) return false;
    first = 1;
    if (!endsOpen && last === 1) return at === to;
  }
  if (!endsOpen) {
    last -= 1;
    end = startOf(chunks[last] as Chunk, text, at, to);
    if (end < 0) return false;
  }
  // The leftmost place of a chunk leaves most for those after it.
  for (let index = first; index < last; index += 1) {
    at = endOfFirst(chunks[index] as Chunk, text, at, end);
    if (at < 0) return false;
  }
  return true;
}

/** Where a chunk that begins at `at` ends, or -1. */
function endOf({ text: own, wild }: Chunk, text: string, at: number, to: number): number {
  if (wild === undefined) return at + own.length <= to && text.startsWith(own, at) ? at + own.length : -1;
  let place = at;
  for (let index = 0; index < own.length; index += 1) {
    if (place >= to) return -1;
    if (wild[index] === 1) place = after(text, place, to);
    else if (text.charCodeAt(place) === own.charCodeAt(index)) place += 1;
    else return -1;
  }
  return place;
}

/** Where a chunk that ends at `to` begins, not before `from`; or -1. */
function startOf({ text: own, wild }: Chunk, text: string, from: number, to: number): number {
  if (wild === undefined)
    return to - own.length >= from && text.startsWith(own, to - own.length) ? to - own.length : -1;
  let place = to;
  for (let index = own.length - 1; index >= 0; index -= 1) {
    if (place <= from) return -1;
    if (wild[index] === 1) place = before(text, place, from);
    else if (text.charCodeAt(place - 1) === own.charCodeAt(index)) place -= 1;
    else return -1;
  }
  return place;
}

/** Where the first such chunk from `at` on ends, or -1. */
function endOfFirst(chunk: Chunk, text: string, at: number, to: number): number {
  if (chunk.wild === undefined) {
    const found = text.indexOf(chunk.text, at);
    return found < 0 || found + chunk.text.length > to ? -1 : found + chunk.text.length;
  }
  for (let start = at; start < to; start = after(text, start, to)) {
    const end = endOf(chunk, text, start, to);
    if (end >= 0) return end;
  }
  return -1;
}

function after(text: string, place: number, to: number): number {
  return place + 1 < to && isHigh(text.charCodeAt(place)) && isLow(text.charCodeAt(place + 1))
    ? place + 2
    : place + 1;
}

function before(text: string, place: number, from: number): number {
  return place - 2 >= from && isLow(text.charCodeAt(place - 1)) && isHigh(text.charCodeAt(place - 2))
    ? place - 2
    : place - 1;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
