import { isMap, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { beginsLine, lineBreak, lineEnd, lineStart } from './lines.ts';
import type { Splice } from './splice.ts';
import { endOf } from './written-value.ts';

/** An item of `[…]` or a pair of `{…}`: where it begins and ends in the text. */
interface Part {
  readonly start: number;
  readonly end: number;
}

type Flow = YAMLSeq<Node> | YAMLMap<Node, Node | null>;

/** Puts `written` into a list or map in brackets, behind the part `after`; -1: before all. */
export function addToFlow(text: string, flow: Flow, written: string, after: number): readonly Splice[] {
  const parts = partsOf(flow);
  const open = (flow.range?.[0] ?? 0) + 1;
  const [before, next] = [parts[after], parts[after + 1]];
  if (before === undefined && next === undefined) {
    const isPadded = isMap(flow) && text[open] === '}';
    return [insert(open, isPadded ? ` ${written} ` : written)];
  }
  if (before === undefined) return [addFirst(text, parts, written)];
  const eol = lineBreak(text, before.end);
  const isLast = next === undefined;
  const comma = isLast ? trailingComma(text, before.end) : undefined;
  const until = isLast ? (flow.range?.[1] ?? before.end) - 1 : (next?.start ?? before.end);
  const endsLine = text.slice(before.end, until).includes('\n');
  if (!endsLine || !beginsLine(text, before.start)) {
    if (isLast && comma !== undefined) return [insert(comma, ` ${written},`)];
    return [insert(before.end, `${separator(text, parts)}${written}`)];
  }
  const indent = text.slice(lineStart(text, before.start), before.start);
  const at = lineEnd(text, before.end);
  if (isLast && comma === undefined)
    return [insert(before.end, ','), insert(at, `${indent}${written}${eol}`)];
  return [insert(at, `${indent}${written},${eol}`)];
}

function addFirst(text: string, parts: readonly Part[], written: string): Splice {
  const first = parts[0]?.start ?? 0;
  if (!beginsLine(text, first)) return insert(first, `${written}${separator(text, parts)}`);
  const start = lineStart(text, first);
  return insert(start, `${text.slice(start, first)}${written},${lineBreak(text, lineEnd(text, first))}`);
}

/**
 * Takes the part at `index` out, with what parted it from the next or the one before. Undefined where a comment stands
 * in between: nobody knows which of the two it is about.
 */
export function removeFromFlow(text: string, flow: Flow, index: number): readonly Splice[] | undefined {
  const parts = partsOf(flow);
  const [before, part, next] = [parts[index - 1], parts[index], parts[index + 1]];
  if (part === undefined) return undefined;
  const comma = trailingComma(text, part.end);
  const rest = text.slice(comma ?? part.end, lineEnd(text, comma ?? part.end));
  if (beginsLine(text, part.start) && /^[ \t]*(?:#.*)?\r?\n$/.test(rest)) {
    const whole = remove(lineStart(text, part.start), lineEnd(text, comma ?? part.end));
    const orphan = next === undefined && comma === undefined && before !== undefined;
    const left = orphan ? trailingComma(text, before.end) : undefined;
    return left === undefined ? [whole] : [remove(left - 1, left), whole];
  }
  return removeWithinLine(text, { before, part, next, comma });
}

interface Neighbours {
  readonly before: Part | undefined;
  readonly part: Part;
  readonly next: Part | undefined;
  readonly comma: number | undefined;
}

function removeWithinLine(
  text: string,
  { before, part, next, comma }: Neighbours,
): readonly Splice[] | undefined {
  const isFollowed = next !== undefined && !text.slice(part.end, next.start).includes('\n');
  if (isFollowed) return [remove(part.start, next.start)];
  if (before !== undefined) {
    if (hasComment(text, before.end, part.start)) return undefined;
    const parting = trailingComma(text, before.end);
    const isTrailed = comma !== undefined && parting !== undefined;
    return [isTrailed ? remove(parting, comma) : remove(before.end, part.end)];
  }
  if (next === undefined) return [remove(part.start, comma ?? part.end)];
  return hasComment(text, part.end, next.start) ? undefined : [remove(part.start, next.start)];
}

/** Of what stands between two parts: white space, a comma and comments. */
function hasComment(text: string, start: number, end: number): boolean {
  return text.slice(start, end).includes('#');
}

function partsOf(flow: Flow): readonly Part[] {
  if (!isMap<Node, Node | null>(flow)) {
    return flow.items.map((item) => ({ start: item.range?.[0] ?? 0, end: endOf(item) }));
  }
  return flow.items.map(({ key, value }) => ({
    start: key.range?.[0] ?? 0,
    end: Math.max(endOf(key), value === null ? 0 : endOf(value)),
  }));
}

/** Right behind the comma that follows, white space between; undefined where there is none. */
function trailingComma(text: string, end: number): number | undefined {
  const found = /^[ \t]*,/.exec(text.slice(end, end + 100));
  return found === null ? undefined : end + found[0].length;
}

/** As the first two on one line are parted. */
function separator(text: string, parts: readonly Part[]): string {
  for (const [index, { end }] of parts.entries()) {
    const between = text.slice(end, parts[index + 1]?.start ?? end);
    if (/^[ \t]*,[ \t]*$/.test(between)) return between;
  }
  return ', ';
}

function insert(at: number, text: string): Splice {
  return { start: at, end: at, text };
}

function remove(start: number, end: number): Splice {
  return { start, end, text: '' };
}
