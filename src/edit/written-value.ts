import { type Document, isMap, isSeq, type Node } from 'yaml';
import type { Origin } from '../parse/document.ts';
import { nodesAlong } from '../parse/node-at.ts';
import type { WrittenText } from './written-text.ts';

/** What stands at a path of a document, as its file has it. */
export interface WrittenValue {
  readonly document: Document.Parsed;
  /** From the root of the document to the value; the last is the value. */
  readonly along: readonly (Node | null)[];
  readonly value: Node | null;
}

/**
 * Undefined where nothing is written at the path in that document: it is absent, comes from `defaults`, or from what
 * an alias repeats, where an edit would change other places with it.
 */
export function writtenValue(
  { documents }: WrittenText,
  { document: number, path: place }: Pick<Origin, 'document' | 'path'>,
  path: readonly (string | number)[],
): WrittenValue | undefined {
  const document = documents[number];
  if (document === undefined || document.errors.length > 0) return undefined;
  const whole = [...place, ...path];
  const along = nodesAlong(document, whole).map(({ value }) => value);
  if (along.length !== whole.length + 1) return undefined;
  const holders = along.slice(0, -1);
  if (!holders.every((node) => isMap(node) || isSeq(node))) return undefined;
  return { document, along, value: along.at(-1) ?? null };
}

/** Where a node ends in its text: a comment or a line break behind it is not part of it, but for a block text. */
export function endOf(node: Node | null | undefined): number {
  if ((isMap(node) || isSeq(node)) && node.flow !== true) {
    const last = node.items.at(-1);
    if (last !== undefined && typeof last === 'object' && last !== null && 'key' in last) {
      const { key, value } = last as { key: Node; value: Node | null };
      return Math.max(endOf(key), value === null ? 0 : endOf(value));
    }
    if (last !== undefined) return endOf(last as Node);
  }
  return node?.range?.[1] ?? 0;
}
