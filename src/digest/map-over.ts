/** What a map needs to be able to do; the rest follows. */
export interface Lookup<K, V> {
  readonly size: number;
  get(key: K): V | undefined;
  entries(): Iterable<[K, V]>;
  /** Where keys are known without their values. */
  keys?(): Iterable<K>;
}

/** A map of values that stand elsewhere, or are made when they are asked for. */
export function mapOver<K, V>(lookup: Lookup<K, V>): ReadonlyMap<K, V> {
  const { get, entries, keys = () => firstOf(entries()) } = lookup;
  const all = (): MapIterator<[K, V]> => iteratorOf(entries());
  const map: ReadonlyMap<K, V> = {
    get size() {
      return lookup.size;
    },
    get,
    has: (key) => get(key) !== undefined,
    entries: all,
    keys: () => iteratorOf(keys()),
    values: () => iteratorOf(secondOf(entries())),
    forEach(visit) {
      for (const [key, value] of entries()) visit(value, key, map);
    },
    [Symbol.iterator]: all,
  };
  return map;
}

function* iteratorOf<T>(items: Iterable<T>): MapIterator<T> {
  yield* items;
}

function* firstOf<K>(entries: Iterable<readonly [K, unknown]>): Iterable<K> {
  for (const [key] of entries) yield key;
}

function* secondOf<V>(entries: Iterable<readonly [unknown, V]>): Iterable<V> {
  for (const [, value] of entries) yield value;
}
