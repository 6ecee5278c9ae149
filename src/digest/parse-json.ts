import type { Json } from './json.ts';

/** Far deeper than anything that Bylaw writes: what is nested deeper was made to exhaust who reads it. */
const deepest = 200;

/**
 * What a JSON text from outside holds, where it has a canonical form: numbers that are finite, text that UTF-8 can
 * hold, no deeper than whoever walks over it can go.
 * @throws SyntaxError that says what is wrong
 */
export function parseJson(text: string): Json {
  const value = JSON.parse(text) as Json;
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new SyntaxError(`it is nested deeper than ${deepest} levels`);
    level = level.flatMap(within);
  }
  return value;
}

/** What a value holds, itself looked at. */
function within(value: Json): readonly Json[] {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new SyntaxError('it holds a number that is too large');
  if (typeof value === 'string') refuseHalves(value);
  if (typeof value !== 'object' || value === null) return [];
  for (const key of Array.isArray(value) ? [] : Object.keys(value)) refuseHalves(key);
  return Object.values(value);
}

/** With the flag `u` only a surrogate that stands alone matches. */
function refuseHalves(text: string): void {
  if (/\p{Surrogate}/u.test(text)) throw new SyntaxError('it holds half a character');
}
