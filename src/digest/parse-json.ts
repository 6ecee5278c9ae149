import type { Json, JsonObject } from './json.ts';

/** Far deeper than anything that Bylaw writes: what is nested deeper was made to exhaust who reads it. */
const deepest = 200;
const quote = 0x22;
const backslash = 0x5c;

/**
 * What a JSON text from outside holds, where it has a canonical form: numbers that are finite, text that UTF-8 can
 * hold, no deeper than whoever walks over it can go.
 * @throws SyntaxError that says what is wrong
 */
export function parseJson(text: string): Json {
  // The parser takes its time with what is nested by the million.
  if (text.length > 100_000) refuseDeep(text);
  const value = JSON.parse(text) as Json;
  // Half a character in a value stands in the text as such, or as an escape; most texts have neither.
  const mayHaveHalves = /\\u[dD]|\p{Surrogate}/u.test(text);
  refuseWithin(value, mayHaveHalves, 0);
  return value;
}

/** Counts brackets outside of strings. */
function refuseDeep(text: string): void {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (inString && unit === backslash) at++;
    else if (unit === quote) inString = !inString;
    else if (inString) continue;
    else if (unit === 0x5b || unit === 0x7b) depth++;
    else if (unit === 0x5d || unit === 0x7d) depth--;
    if (depth > deepest) throw tooDeep();
  }
}

function tooDeep(): SyntaxError {
  return new SyntaxError(`it is nested deeper than ${deepest} levels`);
}

/** Looks at a value and at all that it holds. */
function refuseWithin(value: Json, mayHaveHalves: boolean, depth: number): void {
  if (depth > deepest) throw tooDeep();
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new SyntaxError('it holds a number that is too large');
  if (mayHaveHalves && typeof value === 'string') refuseHalves(value);
  if (typeof value !== 'object' || value === null) return;
  if (isList(value)) for (const part of value) refuseWithin(part, mayHaveHalves, depth + 1);
  else {
    for (const key in value) {
      if (mayHaveHalves) refuseHalves(key);
      refuseWithin(value[key] as Json, mayHaveHalves, depth + 1);
    }
  }
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

/** With the flag `u` only a surrogate that stands alone matches. */
function refuseHalves(text: string): void {
  if (/\p{Surrogate}/u.test(text)) throw new SyntaxError('it holds half a character');
}
