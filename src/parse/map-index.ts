import { isScalar, type Node, type Pair, type YAMLMap } from 'yaml';
import { nearestName } from '../diagnostic/nearest-name.ts';

type KeyedPair = Pair<Node, Node | null>;

interface MapIndex {
  readonly byKey: ReadonlyMap<string, KeyedPair>;
  readonly nearly: Map<string, KeyedPair | undefined>;
}

/** A map may hold a hundred thousand keys, and each of them a mistake: looking through all for each would not end. */
const indexes = new WeakMap<YAMLMap<Node, Node | null>, MapIndex>();

/** The pair of a map's key; of a key that stands twice, the first. */
export function pairAt(map: YAMLMap<Node, Node | null>, key: string): KeyedPair | undefined {
  return indexOf(map).byKey.get(key);
}

/** The pair whose key is nearly written like this one: see asMeant. */
export function nearPairAt(map: YAMLMap<Node, Node | null>, key: string): KeyedPair | undefined {
  const { byKey, nearly } = indexOf(map);
  if (!nearly.has(key)) {
    const found = [...byKey].find(([written]) => nearestName(written, [key]) !== undefined);
    nearly.set(key, found?.[1]);
  }
  return nearly.get(key);
}

function indexOf(map: YAMLMap<Node, Node | null>): MapIndex {
  const known = indexes.get(map);
  if (known !== undefined) return known;
  const byKey = new Map<string, KeyedPair>();
  for (const pair of map.items) {
    const name = isScalar(pair.key) ? String(pair.key.value) : undefined;
    if (name !== undefined && !byKey.has(name)) byKey.set(name, pair);
  }
  const index = { byKey, nearly: new Map<string, KeyedPair | undefined>() };
  indexes.set(map, index);
  return index;
}
