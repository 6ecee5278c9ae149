import { type Document, isScalar, visit, type YAMLMap } from 'yaml';
import { aliasedNode } from '../parse/aliased-node.ts';

/** The library reads the whole document again for each alias that it writes. */
const mostAliases = 2_000;

/**
 * What keeps a document from being formatted though the parser took it: a key that stands twice, which the parser
 * would look for by comparing every key with every other, more aliases than can be written, or one that stands for
 * what it is in, so that the data has no end.
 */
export function obstacleIn(
  document: Document.Parsed,
): { readonly message: string; readonly offset: number } | undefined {
  let found: { readonly message: string; readonly offset: number } | undefined;
  let aliases = 0;
  visit(document, {
    Alias(_, alias, ancestors) {
      aliases += 1;
      const target = aliasedNode(document, alias);
      const isEndless = target !== undefined && ancestors.includes(target);
      if (aliases <= mostAliases && !isEndless) return undefined;
      const message = isEndless
        ? `\`*${alias.source}\` stands inside what it repeats`
        : `more than ${mostAliases} aliases in one document`;
      found = { message, offset: alias.range?.[0] ?? 0 };
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
