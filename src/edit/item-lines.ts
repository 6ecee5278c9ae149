import { isMap, isScalar, type Node, type YAMLSeq } from 'yaml';
import { beginsLine, lineEnd, lineStart } from './lines.ts';
import { endOf } from './written-value.ts';

/** An item of a list as written in lines of its own. */
export interface ItemLines {
  /** Where the line of its `-` begins, and where its last line ends. */
  readonly start: number;
  readonly end: number;
  /** Where the comments right above it begin; `start` where there are none. */
  readonly comments: number;
  readonly dash: number;
  /** What stands between the beginning of the line and `-`, and between `-` and the item. */
  readonly indent: string;
  readonly gap: string;
}

/** Undefined where an item has no line of its own, as in `- - a`, or where that cannot be told. */
export function itemLines(text: string, list: YAMLSeq<Node>): readonly ItemLines[] | undefined {
  const dashes = dashesOf(list);
  if (dashes?.length !== list.items.length) return undefined;
  const found: ItemLines[] = [];
  for (const [index, item] of list.items.entries()) {
    const dash = dashes[index];
    if (dash === undefined || !beginsLine(text, dash) || (!isScalar(item) && !isMap(item))) return undefined;
    const start = lineStart(text, dash);
    const end = ownCommentsBelow(text, lineEnd(text, Math.max(endOf(item), dash + 1)), dash - start);
    const gap = /^-([ \t]*)/.exec(text.slice(dash, end))?.[1] ?? ' ';
    const floor = found.at(-1)?.end ?? 0;
    const comments = commentsAbove(text, start, floor);
    found.push({ start, end, comments, dash, indent: text.slice(start, dash), gap: gap === '' ? ' ' : gap });
  }
  return found;
}

function dashesOf({ srcToken }: YAMLSeq<Node>): readonly number[] | undefined {
  if (srcToken?.type !== 'block-seq') return undefined;
  // What stands behind the last item comes as one more, without a `-`.
  return srcToken.items.flatMap(({ start }) => {
    const dash = start.find(({ type }) => type === 'seq-item-ind');
    return dash === undefined ? [] : [dash.offset];
  });
}

/** Where the comments end that stand right below an item and further right than its `-`: they are its own. */
function ownCommentsBelow(text: string, end: number, column: number): number {
  let at = end;
  while (at < text.length) {
    const below = lineEnd(text, at + 1);
    const indent = /^ *(?=#)/.exec(text.slice(at, below))?.[0].length ?? 0;
    if (indent <= column) break;
    at = below;
  }
  return at;
}

/** Where the comments begin that stand right above a line, not above `floor`. */
export function commentsAbove(text: string, start: number, floor: number): number {
  let at = start;
  while (at > floor) {
    const above = lineStart(text, at - 1);
    if (!/^[ \t]*#/.test(text.slice(above, at))) break;
    at = above;
  }
  return at;
}

/** Whether blank lines part all items. */
export function isSpaced(text: string, items: readonly ItemLines[]): boolean {
  return items.length > 1 && items.every((_, index) => index === 0 || blankAbove(text, items, index) > 0);
}

/** How many characters the blank lines right above an item, and the comments that go with it, take. */
export function blankAbove(text: string, items: readonly ItemLines[], index: number): number {
  const [before, item] = [items[index - 1], items[index]];
  if (before === undefined || item === undefined) return 0;
  let at = item.comments;
  while (at > before.end) {
    const above = Math.max(before.end, lineStart(text, at - 1));
    if (!/^[ \t]*\r?\n$/.test(text.slice(above, at))) break;
    at = above;
  }
  return item.comments - at;
}

/** How many those right below it take. */
export function blankBelow(text: string, items: readonly ItemLines[], index: number): number {
  const [item, next] = [items[index], items[index + 1]];
  if (item === undefined || next === undefined) return 0;
  return /^(?:[ \t]*\r?\n)*/.exec(text.slice(item.end, next.comments))?.[0].length ?? 0;
}
