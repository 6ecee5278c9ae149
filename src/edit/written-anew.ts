import { Document, visit } from 'yaml';
import type { Json, JsonObject } from '../digest/json.ts';
import { isJsonObject } from '../parse/merge-defaults.ts';
import { canonicalYaml, defaultLayout, yamlOptions } from './canonical-yaml.ts';
import { emitDocument } from './emit-document.ts';
import { inOrder, keyOrder } from './key-order.ts';
import type { WrittenStyle } from './written-style.ts';

/** A value on one line, fit to stand in a list or map on one line as well. */
export function writtenInline(value: Json, { quotes, keyQuotes, tight = false }: WrittenStyle = {}): string {
  const document = new Document([value], yamlOptions);
  visit(document, {
    Collection: (_key, node) => {
      node.flow = true;
    },
    Scalar: (key, node) => {
      const wanted = key === 'key' ? keyQuotes : quotes;
      if (typeof node.value === 'string' && wanted !== undefined) node.type = wanted;
    },
  });
  const layout = { ...defaultLayout, quotes: quotes === 'QUOTE_SINGLE' ? 'single' : 'double' } as const;
  return canonicalYaml(document, layout, { padsMaps: !tight }).trim().slice(1, -1);
}

/**
 * The item of a list `key` of a document of that kind, in lines of its own, `- ` at the beginning of the first: like
 * those beside it, else as `fmt` would leave it.
 */
export function writtenItem(
  kind: string,
  key: string,
  item: Json,
  style: WrittenStyle = {},
): readonly string[] {
  if (typeof item === 'string') return [`- ${writtenInline(item, style)}`];
  if (isJsonObject(item) && style.flow !== undefined) return writtenLike(kind, key, item, style);
  const whole = emitDocument({ kind, [key]: [item] });
  const lines = whole.slice(whole.indexOf('\n', whole.indexOf(`${key}:`)) + 1);
  return lines
    .trimEnd()
    .split('\n')
    .map((line) => line.slice(defaultLayout.indent));
}

function writtenLike(kind: string, key: string, item: JsonObject, style: WrittenStyle): readonly string[] {
  const order = keyOrder(kind, [key, 0]) ?? [];
  const ordered = Object.fromEntries(inOrder(Object.entries(item), order, ([name]) => name));
  if (style.flow === true) return [`- ${writtenInline(ordered, style)}`];
  const lines = bodyLines(kind, ordered, style);
  return lines.map((line, index) => (line === '' ? '' : `${index === 0 ? '- ' : '  '}${line}`));
}

/** What a document of that kind says, a key a line, but for the line of its kind. */
function bodyLines(kind: string, body: JsonObject, { indentsLists = true }: WrittenStyle): readonly string[] {
  // An item of a list form is a document; of what else stands in a list the keys are in order already.
  const own = { kind: /^(.*)List$/.exec(kind)?.[1] ?? '', ...body };
  const whole = emitDocument(own, {}, { indentsLists });
  return whole
    .slice(whole.indexOf('\n') + 1)
    .trimEnd()
    .split('\n');
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
