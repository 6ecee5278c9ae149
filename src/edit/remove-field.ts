import { isMap, type Node } from 'yaml';
import { removeFromFlow } from './flow-parts.ts';
import { beginsLine, lineEnd, lineStart, withoutLines } from './lines.ts';
import { endOfPair, nameOf } from './set-field.ts';
import type { Splice } from './splice.ts';
import type { WrittenPlace } from './written-place.ts';
import type { WrittenText } from './written-text.ts';
import { writtenValue } from './written-value.ts';

/**
 * What takes a key out of one of a text's documents; comments of other lines stay. Undefined where it is the only one,
 * or not written there, or where the place that the next one would take is not free.
 */
export function removeField(
  written: WrittenText,
  { origin, path }: WrittenPlace,
): readonly Splice[] | undefined {
  const { text } = written;
  const holder = writtenValue(written, origin, path.slice(0, -1));
  if (holder === undefined || !isMap<Node, Node | null>(holder.value)) return undefined;
  const map = holder.value;
  const index = map.items.findIndex(({ key }) => nameOf(key) === String(path.at(-1)));
  const [pair, next] = [map.items[index], map.items[index + 1]];
  if (pair === undefined || map.items.length === 1) return undefined;
  if (map.flow === true) return removeFromFlow(text, map, index);
  const [start = 0] = pair.key.range ?? [];
  const end = lineEnd(text, endOfPair(pair));
  if (beginsLine(text, start)) return [withoutLines(text, lineStart(text, start), end)];
  // The first key behind a `-`: the next one takes its place, where no comment of its own stands above it.
  const from = next?.key.range?.[0];
  if (from === undefined || text.slice(end, from).trim() !== '') return undefined;
  return [{ start, end: from, text: '' }];
}
