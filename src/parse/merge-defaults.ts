import type { Json, JsonObject } from '../digest/json.ts';

/** An item over the defaults of its list: maps deeply, lists and scalars replaced. */
export function mergeDefaults(defaults: JsonObject, item: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...defaults };
  for (const [key, value] of Object.entries(item)) {
    const under = Object.hasOwn(defaults, key) ? defaults[key] : undefined;
    merged[key] = isJsonObject(under) && isJsonObject(value) ? mergeDefaults(under, value) : value;
  }
  return merged;
}

/** Whether a JSON value is a map. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
