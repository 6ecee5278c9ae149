const context = 3;

/** How a file was edited in one place, as a unified diff; empty where nothing differs. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const [old, now] = [linesOf(before), linesOf(after)];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const from = Math.max(0, head - context);
  const above = old.slice(from, head);
  const below = old.slice(old.length - tail, old.length - tail + context);
  const removed = old.slice(head, old.length - tail);
  const added = now.slice(head, now.length - tail);
  const size = (changed: readonly string[]) => above.length + changed.length + below.length;
  return [
    `--- a/${path}`,
    `+++ b/${path}`,
    `@@ -${from + 1},${size(removed)} +${from + 1},${size(added)} @@`,
    ...above.map((line) => ` ${line}`),
    ...changedLines(removed, added),
    ...below.map((line) => ` ${line}`),
    '',
  ].join('\n');
}

function linesOf(text: string): readonly string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** More lines than this are told as gone and come: the table below grows with the square. */
const mostCompared = 1_000;

/** The lines in between: what both have stays in place. */
function changedLines(removed: readonly string[], added: readonly string[]): readonly string[] {
  if (removed.length > mostCompared || added.length > mostCompared)
    return [...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)];
  const shared = sharedFrom(removed, added);
  const lines: string[] = [];
  let [at, to] = [0, 0];
  while (at < removed.length || to < added.length) {
    const [old, now] = [removed[at], added[to]];
    if (old !== undefined && old === now) {
      lines.push(` ${old}`);
      at += 1;
      to += 1;
    } else if (now === undefined || (old !== undefined && shared(at + 1, to) >= shared(at, to + 1))) {
      lines.push(`-${old}`);
      at += 1;
    } else {
      lines.push(`+${now}`);
      to += 1;
    }
  }
  return lines;
}

/** How many lines two lists have in common, in order, from a place in each. */
function sharedFrom(
  removed: readonly string[],
  added: readonly string[],
): (at: number, to: number) => number {
  const width = added.length + 1;
  const table = new Uint16Array((removed.length + 1) * width);
  const shared = (at: number, to: number) => table[at * width + to] ?? 0;
  for (let at = removed.length - 1; at >= 0; at -= 1) {
    for (let to = added.length - 1; to >= 0; to -= 1) {
      table[at * width + to] =
        removed[at] === added[to]
          ? shared(at + 1, to + 1) + 1
          : Math.max(shared(at + 1, to), shared(at, to + 1));
    }
  }
  return shared;
}
