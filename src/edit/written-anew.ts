import { Document, isScalar, type Scalar, visit } from 'yaml';
import type { Json } from '../digest/json.ts';
import { canonicalYaml, defaultLayout, yamlOptions } from './canonical-yaml.ts';
import { emitDocument } from './emit-document.ts';

/** The quotes of a text that stands beside, which a new one takes over. */
export type Quotes = typeof Scalar.QUOTE_SINGLE | typeof Scalar.QUOTE_DOUBLE | undefined;

/** A value on one line, fit to stand in a list or map on one line as well. */
export function writtenInline(value: Json, quotes?: Quotes): string {
  const document = new Document([value], yamlOptions);
  visit(document, {
    Collection: (_key, node) => {
      node.flow = true;
    },
    Scalar: (key, node) => {
      if (key !== 'key' && typeof node.value === 'string' && quotes !== undefined) node.type = quotes;
    },
  });
  const layout = { ...defaultLayout, quotes: quotes === 'QUOTE_SINGLE' ? 'single' : 'double' } as const;
  return canonicalYaml(document, layout, false).trim().slice(1, -1);
}

/**
 * The item of a list `key` of a document of that kind, in lines of its own, `- ` at the beginning of the first, as
 * `fmt` would leave it.
 */
export function writtenItem(kind: string, key: string, item: Json, quotes?: Quotes): readonly string[] {
  if (typeof item === 'string') return [`- ${writtenInline(item, quotes)}`];
  const whole = emitDocument({ kind, [key]: [item] });
  const lines = whole.slice(whole.indexOf('\n', whole.indexOf(`${key}:`)) + 1);
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(defaultLayout.indent));
}

/** A key of a document of that kind with its value, in lines of its own; of a list each item has one. */
export function writtenField(kind: string, key: string, value: Json, indentSeq: boolean): readonly string[] {
  if (Array.isArray(value) && value.length > 0) {
    const items = value.flatMap((item: Json) => writtenItem(kind, key, item));
    return [`${key}:`, ...(indentSeq ? items.map((line) => `  ${line}`) : items)];
  }
  const whole = emitDocument({ kind, [key]: value });
  return whole
    .slice(whole.indexOf(`${key}:`))
    .trimEnd()
    .split('\n');
}

/** The quotes in which all texts among some nodes stand; undefined where they stand in none, or in different ones. */
export function quotesOf(nodes: readonly unknown[]): Quotes {
  const types = new Set(nodes.filter(isScalar).map(({ type }) => type));
  const [type] = types;
  return types.size === 1 && (type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE') ? type : undefined;
}
