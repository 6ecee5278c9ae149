import type { Json, JsonObject } from '../digest/json.ts';

/**
 * How many characters a value has written out as JSON, roughly; more than `most` where it has more, however many.
 * Aliases and the defaults of list forms share one value between many places: what is small in memory may be without
 * bounds as text.
 */
export function writtenLength(value: Json, most: number): number {
  return most - left(value, most);
}

/** What is left of a budget after writing the value; stops soon after it is spent. */
function left(value: Json, budget: number): number {
  if (typeof value === 'string') return budget - value.length - 3;
  if (typeof value !== 'object' || value === null) return budget - 8;
  let rest = budget - 2;
  for (const key in value) {
    rest = left((value as JsonObject)[key] as Json, rest - key.length - 3);
    if (rest < 0) return rest;
  }
  return rest;
}
