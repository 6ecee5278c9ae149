import { type LineChange, lineChanges } from './line-changes.ts';

const context = 3;

/**
 * How a file was edited, as a unified diff; empty where nothing differs. An empty text is that of a file that is not
 * there.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const changes = lineChanges(linesOf(before), linesOf(after));
  return [
    before === '' ? '--- /dev/null' : `--- a/${path}`,
    after === '' ? '+++ /dev/null' : `+++ b/${path}`,
    ...hunksOf(changes).flatMap((hunk) => writtenHunk(changes, hunk)),
    '',
  ].join('\n');
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

interface Hunk {
  readonly from: number;
  readonly to: number;
}

/** What changed with the lines around it; changes that are near each other stand together. */
function hunksOf(changes: readonly LineChange[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  for (const [index, { is }] of changes.entries()) {
    if (is === 'same') continue;
    const from = Math.max(0, index - context);
    const to = Math.min(changes.length, index + context + 1);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last.to) hunks[hunks.length - 1] = { from: last.from, to };
    else hunks.push({ from, to });
  }
  return hunks;
}

const marks = { same: ' ', removed: '-', added: '+' } as const;

function writtenHunk(changes: readonly LineChange[], { from, to }: Hunk): readonly string[] {
  const above = changes.slice(0, from);
  const lines = changes.slice(from, to);
  return [
    `@@ -${range(above, lines, 'added')} +${range(above, lines, 'removed')} @@`,
    ...lines.map(({ is, line }) => marks[is] + line),
  ];
}

/** Where the lines of one side begin, and how many they are: those that only the other has are not counted. */
function range(above: readonly LineChange[], lines: readonly LineChange[], other: LineChange['is']): string {
  const count = lines.filter(({ is }) => is !== other).length;
  const start = above.filter(({ is }) => is !== other).length;
  return `${count === 0 ? start : start + 1},${count}`;
}
