import type { Place } from './match-text.ts';

/** A pattern before its variables have values. */
export type Piece = Place | { readonly variable: string };

/**
 * The pieces of a pattern: `*`, `?` and `{name}` are special; `{*}`, `{?}`, `{{` and `}}` are the characters
 * themselves, and so is everything else.
 */
export function readPattern(text: string): readonly Piece[] {
  const before = known.get(text);
  if (before !== undefined) return before;
  const pieces = read(text);
  if (known.size > 20_000) known.clear();
  known.set(text, pieces);
  return pieces;
}

/** The same patterns are asked about many resources. */
const known = new Map<string, readonly Piece[]>();

function read(text: string): readonly Piece[] {
  if (text === '') return [];
  const escaped = ['{*}', '{?}', '{{', '}}'].find((each) => text.startsWith(each));
  if (escaped !== undefined) {
    const character = escaped === '{{' ? '{' : escaped === '}}' ? '}' : escaped.slice(1, 2);
    return [{ character }, ...read(text.slice(escaped.length))];
  }
  if (text.startsWith('{')) {
    const end = text.indexOf('}');
    if (end < 0) throw new Error(`a lone brace in ${text}`);
    return [{ variable: text.slice(1, end) }, ...read(text.slice(end + 1))];
  }
  const [character = ''] = text;
  if (character === '}') throw new Error(`a lone brace in ${text}`);
  const piece: Piece = character === '*' ? 'any text' : character === '?' ? 'any character' : { character };
  return [piece, ...read(text.slice(character.length))];
}

/** The value of each variable, or undefined where it has none. */
export type Variables = (name: string) => string | undefined;

/**
 * The pattern with each variable's value in its place, character by character: a star in a value is a literal star.
 * Undefined where some variable has no value.
 */
export function withValues(pieces: readonly Piece[], variables: Variables): readonly Place[] | undefined {
  const places: Place[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string' || 'character' in piece) {
      places.push(piece);
      continue;
    }
    const value = variables(piece.variable);
    if (value === undefined) return undefined;
    places.push(...[...value].map((character) => ({ character })));
  }
  return places;
}
