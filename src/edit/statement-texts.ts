import { type Document, isMap, isSeq, type Node, parseAllDocuments, type YAMLSeq } from 'yaml';
import type { JsonObject } from '../digest/json.ts';
import type { Origin } from '../parse/document.ts';
import { nodesAlong } from '../parse/node-at.ts';
import { yamlOptions } from './canonical-yaml.ts';

/** One statement as it is written in a block list: whole lines, with the comments above it. */
export interface StatementText {
  readonly value: JsonObject;
  /** Where its lines begin and end in the text; the last line break belongs to it. */
  readonly start: number;
  readonly end: number;
  /** How far its `-` is indented. */
  readonly indent: number;
}

export interface StatementsNode {
  readonly document: Document.Parsed;
  /** The value of `statements`, of whatever kind. */
  readonly value: Node;
  /** Absent where the list is not written in lines of its own. */
  readonly items?: readonly StatementText[];
}

/** Where the statements of a policy stand in a text; undefined where it has none there, as under `defaults`. */
export function findStatements(text: string, { document: number, path }: Origin): StatementsNode | undefined {
  const documents = parseAllDocuments(text, { ...yamlOptions, uniqueKeys: false });
  const document = [...documents][number] as Document.Parsed | undefined;
  if (document === undefined || document.errors.length > 0) return undefined;
  const along = nodesAlong(document, [...path, 'statements']);
  const found = along.at(-1)?.value;
  if (along.length !== path.length + 2 || !found?.range) return undefined;
  const items = isSeq<Node>(found) && found.flow !== true ? itemTexts(text, found, document) : undefined;
  return { document, value: found, ...(items === undefined ? {} : { items }) };
}

function itemTexts(
  text: string,
  list: YAMLSeq<Node>,
  document: Document.Parsed,
): readonly StatementText[] | undefined {
  const [begin = 0] = list.range ?? [];
  let start = text.lastIndexOf('\n', begin - 1) + 1;
  // Comments between the key and the first item are those of the first item.
  while (start > 0 && isComment(lineBefore(text, start))) start = text.lastIndexOf('\n', start - 2) + 1;
  const items: StatementText[] = [];
  for (const item of list.items) {
    if (!isMap(item) || !item.range) return undefined;
    const [from, to] = item.range;
    // Above it stand comments alone; a comment may stand between the `-` and what it begins.
    const indent = /^ *(?=-(?:\s|$))/m.exec(text.slice(start, from))?.[0].length;
    if (indent === undefined) return undefined;
    const last = from + text.slice(from, to).trimEnd().length;
    const newline = text.indexOf('\n', last);
    const end = newline < 0 ? text.length : newline + 1;
    items.push({ value: item.toJS(document) as JsonObject, start, end, indent });
    start = end;
  }
  return items;
}

function lineBefore(text: string, start: number): string {
  return text.slice(text.lastIndexOf('\n', start - 2) + 1, start - 1);
}

function isComment(line: string): boolean {
  return /^\s*#/.test(line);
}
