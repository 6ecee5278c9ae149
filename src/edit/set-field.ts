import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Json } from '../digest/json.ts';
import { addToFlow } from './flow-parts.ts';
import { inOrder, keyOrder } from './key-order.ts';
import { lineBreak, lineEnd, lineStart, linesAfter } from './lines.ts';
import type { Splice } from './splice.ts';
import { writtenField, writtenInline } from './written-anew.ts';
import type { WrittenPlace } from './written-place.ts';
import { indentsLists, quotesOf } from './written-style.ts';
import type { WrittenText } from './written-text.ts';
import { endOf, writtenValue } from './written-value.ts';

type Map = YAMLMap<Node, Node | null>;

/**
 * What gives a key of one of a text's documents another value. A key that is not there takes the place that its kind
 * gives it. Undefined where that cannot be edited, as when the value is an alias.
 */
export function setField(
  written: WrittenText,
  place: WrittenPlace,
  value: Json,
): readonly Splice[] | undefined {
  const { text } = written;
  const { origin, path } = place;
  const key = String(path.at(-1));
  const holder = writtenValue(written, origin, path.slice(0, -1));
  if (holder === undefined || !isMap<Node, Node | null>(holder.value)) return undefined;
  const map = holder.value;
  const pair = map.items.find(({ key: node }) => nameOf(node) === key);
  if (pair !== undefined) return replaceValue(text, pair, value);
  const before = placeAmong(map, place, key);
  if (map.flow === true) {
    const name = writtenInline(key, { quotes: quotesOf(map.items.map((each) => each.key)) });
    const quotes = quotesOf(map.items.map((each) => each.value));
    return addToFlow(text, map, `${name}: ${writtenInline(value, { quotes })}`, before);
  }
  const last = map.items[before];
  const first = map.items[0];
  if (last === undefined || first === undefined) return undefined;
  const [begin = 0] = first.key.range ?? [];
  const indent = ' '.repeat(begin - lineStart(text, begin));
  const lines = writtenField(place.kind, key, value, indentsLists(holder)).map((line) => indent + line);
  const end = lineEnd(text, endOfPair(last));
  return [{ start: end, end, text: linesAfter(text, end, lines) }];
}

/** Where a pair of a map ends; one without a value ends behind its colon. */
export function endOfPair({ key, value }: Pair<Node, Node | null>): number {
  return Math.max(endOf(key), value === null ? 0 : endOf(value));
}

export function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}

function replaceValue(
  text: string,
  { value: old }: Pair<Node, Node | null>,
  value: Json,
): readonly Splice[] | undefined {
  if (!old?.range) return undefined;
  const [start] = old.range;
  const isEmpty = isScalar(old) && old.value === null && endOf(old) === start;
  const isInline = isScalar(old) || ((isSeq(old) || isMap(old)) && old.flow === true);
  if (!isInline) return undefined;
  const written = writtenInline(value, { quotes: quotesOf([old]) });
  if (isEmpty) return [{ start, end: start, text: ` ${written}` }];
  const end = endOf(old);
  // The line break that a block text owns is that of the line now.
  const eol = text[end - 1] === '\n' ? lineBreak(text, end) : '';
  return [{ start, end, text: written + eol }];
}

/** Behind which pair a new key comes, in the order of its kind, as far as the others keep to it. */
function placeAmong(map: Map, { kind, path }: WrittenPlace, key: string): number {
  const order = keyOrder(kind, path.slice(0, -1));
  if (order === undefined || !order.includes(key)) return map.items.length - 1;
  const names = map.items.map((pair) => nameOf(pair.key));
  const above = new Set(order.slice(0, order.indexOf(key)));
  const isInOrder = inOrder(names, order, (name) => name).every((name, index) => name === names[index]);
  if (!isInOrder) return map.items.length - 1;
  return Math.max(
    0,
    names.findLastIndex((name) => above.has(name)),
  );
}
