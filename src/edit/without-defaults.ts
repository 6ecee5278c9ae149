import type { JsonObject } from '../digest/json.ts';
import { jsonEqual } from '../digest/json-equal.ts';

/** What an item of a list has to say for itself: fields that are just as the list's `defaults` have them it need not. */
export function withoutDefaults(item: JsonObject, defaults: JsonObject): JsonObject {
  const own = Object.entries(item).filter(
    ([key, value]) => !Object.hasOwn(defaults, key) || !jsonEqual(value, defaults[key]),
  );
  return Object.fromEntries(own);
}
