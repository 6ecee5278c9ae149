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
  // Half a character in a value stands in the text as such, or as an escape; most texts have neither.
  const mayHaveHalves = /\\u[dD]|\p{Surrogate}/u.test(text);
  let level: readonly Json[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) throw new SyntaxError(`it is nested deeper than ${deepest} levels`);
    const next: Json[] = [];
    for (const each of level) collectWithin(each, mayHaveHalves, next);
    level = next;
  }
  return value;
}

/** Adds what a value holds to `found`, itself looked at. */
function collectWithin(value: Json, mayHaveHalves: boolean, found: Json[]): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new SyntaxError('it holds a number that is too large');
  if (mayHaveHalves && typeof value === 'string') refuseHalves(value);
  if (typeof value !== 'object' || value === null) return;
  if (mayHaveHalves) for (const key of Array.isArray(value) ? [] : Object.keys(value)) refuseHalves(key);
  for (const part of Object.values(value)) found.push(part);
}

/** With the flag `u` only a surrogate that stands alone matches. */
function refuseHalves(text: string): void {
  if (/\p{Surrogate}/u.test(text)) throw new SyntaxError('it holds half a character');
}
