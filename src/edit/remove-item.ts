import { isMap, isSeq, type Node, type YAMLSeq } from 'yaml';
import { removeFromFlow } from './flow-parts.ts';
import { type ItemLines, itemLines } from './item-lines.ts';
import { withoutLines } from './lines.ts';
import { removeField } from './remove-field.ts';
import { spliced } from './splice.ts';
import type { WrittenPlace } from './written-place.ts';
import { endOf, type WrittenValue, writtenValue } from './written-value.ts';

/**
 * A text without one item of a list of one of its documents, and every other byte as it was. The comments right above
 * an item go with it, but for those above the first, which may be a heading. Without its last item a list in lines of its
 * own goes, with its key, unless comments would be lost: then it is written `[]`. Undefined where the list cannot be edited.
 */
export function removeItem(text: string, place: WrittenPlace, index: number): string | undefined {
  const found = writtenValue(text, place.origin, place.path);
  if (found === undefined || !isSeq<Node>(found.value)) return undefined;
  const list = found.value;
  if (list.flow === true) {
    if (isAllOfIt(text, found, list)) return removeField(text, place);
    const splices = removeFromFlow(text, list, index);
    return splices === undefined ? undefined : spliced(text, splices);
  }
  const lines = itemLines(text, list);
  const item = lines?.[index];
  if (lines === undefined || item === undefined) return undefined;
  if (lines.length === 1) return removeOnly(text, place, found, item);
  const start = index === 0 ? item.start : item.comments;
  return spliced(text, [withoutLines(text, start, item.end)]);
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
  text: string,
  place: WrittenPlace,
  { along }: WrittenValue,
  item: ItemLines,
): string | undefined {
  const map = along.at(-2);
  const pair = isMap<Node, Node | null>(map)
    ? map.items.find(({ value }) => value === along.at(-1))
    : undefined;
  const colon = pair === undefined ? -1 : text.indexOf(':', endOf(pair.key));
  if (colon < 0) return undefined;
  const hasComment = text.slice(colon + 1, item.start).trim() !== '';
  const whole = hasComment ? undefined : removeField(text, place);
  if (whole !== undefined) return whole;
  const empty = { start: colon + 1, end: colon + 1, text: ' []' };
  return spliced(text, [empty, withoutLines(text, item.start, item.end)]);
}
