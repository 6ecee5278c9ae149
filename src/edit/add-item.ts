import { isScalar, isSeq, type Node } from 'yaml';
import type { Json } from '../digest/json.ts';
import { addToFlow } from './flow-parts.ts';
import { type ItemLines, isSpaced, itemLines } from './item-lines.ts';
import { linesAfter } from './lines.ts';
import { placeAmong } from './place-among.ts';
import { setField } from './set-field.ts';
import type { Splice } from './splice.ts';
import { writtenInline, writtenItem } from './written-anew.ts';
import type { WrittenPlace } from './written-place.ts';
import { styleOfItems } from './written-style.ts';
import { saidAt, type WrittenText } from './written-text.ts';
import { writtenValue } from './written-value.ts';

/**
 * What puts one more item into a list of one of a text's documents. Where the items are in the order of their names
 * the new one takes its place among them, else it is the last. Undefined where the list cannot be edited: an alias,
 * one that comes from `defaults`, one with several items a line.
 */
export function addItem(
  written: WrittenText,
  place: WrittenPlace,
  item: Json,
): readonly Splice[] | undefined {
  const { origin, path, kind } = place;
  const found = writtenValue(written, origin, path);
  if (found === undefined) return setField(written, place, [item]);
  const { value: list } = found;
  if (list === null || (isScalar(list) && list.value === null)) return setField(written, place, [item]);
  if (!isSeq<Node>(list)) return undefined;
  const { text } = written;
  const items = saidAt(written, origin.document, [...origin.path, ...path]) as readonly Json[];
  const after = placeAmong(items, item);
  const style = styleOfItems(text, found, list, after);
  if (list.flow === true) return addToFlow(text, list, writtenInline(item, style), after);
  const lines = itemLines(text, list);
  if (lines === undefined || lines.length === 0) return undefined;
  return addLines(text, lines, writtenItem(kind, String(path.at(-1)), item, style), after);
}

function addLines(
  text: string,
  items: readonly ItemLines[],
  written: readonly string[],
  after: number,
): readonly Splice[] | undefined {
  const first = items[0];
  // What stands above the first item may be a heading: nothing comes between.
  const hasHeading = first !== undefined && first.comments < first.start;
  const before = items[after === -1 && hasHeading ? 0 : after];
  const model = before ?? first;
  if (model === undefined) return undefined;
  const { indent, gap } = model;
  const lines = written.map((line, index) => {
    if (index === 0) return `${indent}-${gap}${line.slice(2)}`;
    return line === '' ? '' : `${indent} ${' '.repeat(gap.length)}${line.slice(2)}`;
  });
  const space = isSpaced(text, items) ? [''] : [];
  if (before !== undefined) {
    const put = linesAfter(text, before.end, [...space, ...lines]);
    return [{ start: before.end, end: before.end, text: put }];
  }
  const eol = text.slice(model.start, model.end).includes('\r\n') ? '\r\n' : '\n';
  const put = [...lines, ...space].map((line) => line + eol).join('');
  return [{ start: model.start, end: model.start, text: put }];
}
