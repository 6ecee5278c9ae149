import { isScalar, isSeq, type Node, type YAMLSeq } from 'yaml';
import type { Json } from '../digest/json.ts';
import { addToFlow } from './flow-parts.ts';
import { type ItemLines, itemLines } from './item-lines.ts';
import { linesAfter } from './lines.ts';
import { setField } from './set-field.ts';
import { spliced } from './splice.ts';
import { quotesOf, writtenInline, writtenItem } from './written-anew.ts';
import type { WrittenPlace } from './written-place.ts';
import { writtenValue } from './written-value.ts';

/**
 * A text with one more item in a list of one of its documents, and every other byte as it was. Where the items are
 * names in order the new one takes its place among them, else it is the last. Undefined where the list cannot be
 * edited: an alias, one that comes from `defaults`, one with several items a line.
 */
export function addItem(text: string, place: WrittenPlace, item: Json): string | undefined {
  const { origin, path } = place;
  const found = writtenValue(text, origin, path);
  if (found === undefined) return setField(text, place, [item]);
  const { value: list } = found;
  if (list === null || (isScalar(list) && list.value === null)) return setField(text, place, [item]);
  if (!isSeq<Node>(list)) return undefined;
  const after = placeAmong(list, item);
  const quotes = quotesOf(list.items);
  if (list.flow === true) return spliced(text, addToFlow(text, list, writtenInline(item, quotes), after));
  const lines = itemLines(text, list);
  const key = String(path.at(-1));
  if (lines === undefined || lines.length === 0) return undefined;
  return addLines(text, lines, writtenItem(place.kind, key, item, quotes), after);
}

function addLines(text: string, items: readonly ItemLines[], written: readonly string[], after: number) {
  const first = items[0];
  // What stands above the first item may be a heading: nothing comes between.
  const hasHeading = first !== undefined && first.comments < first.start;
  const before = items[after === -1 && hasHeading ? 0 : after];
  const model = before ?? first;
  if (model === undefined) return undefined;
  const { indent, gap } = model;
  const lines = written.map((line, index) =>
    index === 0 ? `${indent}-${gap}${line.slice(2)}` : `${indent} ${' '.repeat(gap.length)}${line.slice(2)}`,
  );
  if (before !== undefined) {
    return spliced(text, [{ start: before.end, end: before.end, text: linesAfter(text, before.end, lines) }]);
  }
  const eol = text.slice(model.start, model.end).includes('\r\n') ? '\r\n' : '\n';
  return spliced(text, [
    { start: model.start, end: model.start, text: lines.map((line) => line + eol).join('') },
  ]);
}

/** After which item a new one comes: -1 before all, where names stand in order. */
function placeAmong(list: YAMLSeq<Node>, item: Json): number {
  const last = list.items.length - 1;
  const names: readonly unknown[] = list.items.map((node) => (isScalar(node) ? node.value : undefined));
  if (typeof item !== 'string' || names.length < 2 || !isOrdered(names)) return last;
  return names.findLastIndex((name) => byName(name, item) < 0);
}

function isOrdered(names: readonly unknown[]): names is readonly string[] {
  return names.every((name, index) => {
    const before = names[index - 1];
    return typeof name === 'string' && (typeof before !== 'string' || byName(before, name) < 0);
  });
}

/** As people sort names: without case first. */
function byName(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : a > b ? 1 : 0;
}
