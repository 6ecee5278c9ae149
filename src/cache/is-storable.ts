import type { Json, JsonObject } from '../digest/json.ts';

/**
 * Whether a value written out as JSON stays within `limit` characters, roughly. Aliases and the defaults of list
 * forms share one value between many places: what is small in memory may be without bounds as text.
 */
export function isStorable(value: Json, limit: number): boolean {
  return left(value, limit) >= 0;
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
