import type { JsonObject } from '../../digest/json.ts';

/** Conditions that both have to hold, as one where no key stands in both under one operator. */
export function bothConditions(one: JsonObject, other: JsonObject): JsonObject {
  if (Object.keys(one).length === 0) return other;
  if (Object.keys(other).length === 0 || JSON.stringify(one) === JSON.stringify(other)) return one;
  const merged: Record<string, JsonObject> = { ...(one as Record<string, JsonObject>) };
  for (const [operator, keys] of Object.entries(other as Record<string, JsonObject>)) {
    const before = merged[operator] ?? {};
    for (const [name, values] of Object.entries(keys))
      if (name in before && JSON.stringify(before[name]) !== JSON.stringify(values))
        return { allOf: [one, other] };
    merged[operator] = { ...before, ...keys };
  }
  return merged;
}
