import { displayWidth } from './display-width.ts';
import type { Style } from './style.ts';

/** One long cell makes no other row long. */
const widest = 150;

/** Rows in columns, two spaces apart, the last one as wide as it is; headings stand above in bold. */
export function renderTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  style: Style,
): readonly string[] {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) =>
    Math.min(
      widest,
      all.reduce((most, row) => Math.max(most, displayWidth(row[column] ?? '')), 0),
    ),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => `${cell}${' '.repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)))}`)
      .join('  ')
      .trimEnd();
  return [style.bold(line(headings)), ...rows.map(line)];
}
