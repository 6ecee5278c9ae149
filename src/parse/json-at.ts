import type { Json } from '../digest/json.ts';

/** The value at a path, or undefined where there is none. */
export function jsonAt(root: Json, path: readonly (string | number)[]): Json | undefined {
  let value: Json | undefined = root;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Readonly<Record<string | number, Json>>)[segment];
  }
  return value;
}
