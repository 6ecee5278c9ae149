import type { Origin } from '../../parse/document.ts';
import { compareOrigins } from '../place.ts';

/**
 * The items whose key an earlier one has already, each with the first of that key, in source order. An item without
 * a key repeats nothing.
 */
export function repeats<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string | number | undefined,
  originOf: (item: T) => Origin,
): readonly { readonly item: T; readonly first: T }[] {
  const seen = new Map<string | number, T>();
  // Hardly any key is repeated: only those that are get a list.
  const groups = new Map<string | number, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, item);
    else {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [before, item]);
      else group.push(item);
    }
  }
  return [...groups.values()].flatMap((group) => {
    const [first, ...later] = group.toSorted((a, b) => compareOrigins(originOf(a), originOf(b)));
    return first === undefined ? [] : later.map((item) => ({ item, first }));
  });
}
