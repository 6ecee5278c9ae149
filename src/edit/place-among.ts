import type { Json } from '../digest/json.ts';
import { isJsonObject } from '../parse/merge-defaults.ts';

/** Behind which item of a list a new one comes: -1 before all. Names in order stay in order; else it is the last. */
export function placeAmong(items: readonly Json[], item: Json): number {
  const last = items.length - 1;
  const name = nameIn(item);
  const names = items.map(nameIn);
  if (name === undefined || !isOrdered(names) || names.length < 2) return last;
  return names.findLastIndex((each) => byName(each, name) < 0);
}

/** What an item is listed by: a name alone, or one among what else is said. */
function nameIn(item: Json): string | undefined {
  const name = isJsonObject(item) ? item.name : item;
  return typeof name === 'string' ? name : undefined;
}

function isOrdered(names: readonly (string | undefined)[]): names is string[] {
  return names.every((name, index) => {
    const before = names[index - 1];
    return name !== undefined && (before === undefined || byName(before, name) < 0);
  });
}

/** As people sort names: without case first. */
function byName(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : a > b ? 1 : 0;
}
