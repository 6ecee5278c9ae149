import { isMap, isSeq, type Node, type YAMLSeq } from 'yaml';
import { removeFromFlow } from './flow-parts.ts';
import { blankAbove, blankBelow, type ItemLines, isSpaced, itemLines } from './item-lines.ts';
import { withoutLines } from './lines.ts';
import { removeField } from './remove-field.ts';
import type { Splice } from './splice.ts';
import type { WrittenPlace } from './written-place.ts';
import type { WrittenText } from './written-text.ts';
import { endOf, type WrittenValue, writtenValue } from './written-value.ts';

/**
 * What takes one item out of a list of one of a text's documents. The comments right above an item go with it, but for
 * those above the first, which may be a heading. Without its last item a list in lines of its own goes, with its key,
 * unless comments would be lost: then it is written `[]`. Undefined where the list cannot be edited.
 */
export function removeItem(
  written: WrittenText,
  place: WrittenPlace,
  index: number,
): readonly Splice[] | undefined {
  const { text } = written;
  const found = writtenValue(written, place.origin, place.path);
  if (found === undefined || !isSeq<Node>(found.value)) return undefined;
  const list = found.value;
  if (list.flow === true) {
    if (isAllOfIt(text, found, list)) return removeField(written, place);
    return removeFromFlow(text, list, index);
  }
  const lines = itemLines(text, list);
  const item = lines?.[index];
  if (lines === undefined || item === undefined) return undefined;
  if (lines.length === 1) return removeOnly(written, place, found, item);
  if (!isSpaced(text, lines)) return [withoutLines(text, index === 0 ? item.start : item.comments, item.end)];
  const [start, end] =
    index === 0
      ? [item.start, item.end + blankBelow(text, lines, 0)]
      : [item.comments - blankAbove(text, lines, index), item.end];
  return [withoutLines(text, start, end)];
}

/** Who writes a map on one line leaves an empty list out; but no comment goes with it. */
function isAllOfIt(text: string, { along }: WrittenValue, list: YAMLSeq<Node>): boolean {
  const holder = along.at(-2);
  const [item, ...others] = list.items;
  if (item === undefined || others.length > 0 || !isMap<Node, Node | null>(holder) || holder.flow !== true)
    return false;
  const key = holder.items.find(({ value }) => value === list)?.key;
  const around = text.slice(endOf(key), item.range?.[0]) + text.slice(endOf(item), endOf(list));
  return !around.includes('#');
}

function removeOnly(
  written: WrittenText,
  place: WrittenPlace,
  { along }: WrittenValue,
  item: ItemLines,
): readonly Splice[] | undefined {
  const { text } = written;
  const map = along.at(-2);
  const pair = isMap<Node, Node | null>(map)
    ? map.items.find(({ value }) => value === along.at(-1))
    : undefined;
  const colon = pair === undefined ? -1 : text.indexOf(':', endOf(pair.key));
  if (colon < 0) return undefined;
  const hasComment = text.slice(colon + 1, item.start).trim() !== '';
  const whole = hasComment ? undefined : removeField(written, place);
  if (whole !== undefined) return whole;
  const empty = { start: colon + 1, end: colon + 1, text: ' []' };
  return [empty, withoutLines(text, item.start, item.end)];
}
