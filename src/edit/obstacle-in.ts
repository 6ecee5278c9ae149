import { type Document, isScalar, visit, type YAMLMap } from 'yaml';

/** The library reads the whole document again for each alias that it writes. */
const mostAliases = 2_000;

/**
 * What keeps a document from being formatted though the parser took it: a key that stands twice, which the parser
 * would look for by comparing every key with every other, or more aliases than can be written.
 */
export function obstacleIn(
  document: Document.Parsed,
): { readonly message: string; readonly offset: number } | undefined {
  let found: { readonly message: string; readonly offset: number } | undefined;
  let aliases = 0;
  visit(document, {
    Alias(_, { range }) {
      aliases += 1;
      if (aliases <= mostAliases) return undefined;
      found = { message: `more than ${mostAliases} aliases in one document`, offset: range?.[0] ?? 0 };
      return visit.BREAK;
    },
    Map(_, map) {
      const offset = secondKey(map);
      if (offset === undefined) return undefined;
      found = { message: 'map keys must be unique', offset };
      return visit.BREAK;
    },
  });
  return found;
}

function secondKey(map: YAMLMap): number | undefined {
  const seen = new Set<unknown>();
  for (const { key } of map.items) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value)) return key.range?.[0] ?? 0;
    seen.add(key.value);
  }
  return undefined;
}
