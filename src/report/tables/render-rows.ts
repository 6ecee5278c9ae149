import type { QuestionBasis } from '../access/question-basis.ts';
import { headline, renderBasis } from '../access/render-basis.ts';
import { displayWidth } from '../display-width.ts';
import { renderCsv } from '../render-csv.ts';
import { renderTable } from '../render-table.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { Column, Table } from './table.ts';

/** A list with a headline above and what it was made from below; columns that say nothing of any row are left out. */
export function renderRowsText<Row>(
  table: Table<Row>,
  rows: readonly Row[],
  basis: QuestionBasis,
  { style = plain, notes = [] }: { readonly style?: Style; readonly notes?: readonly string[] } = {},
): string {
  const cells = Object.entries(table.columns)
    .filter(([, { only }]) => only === undefined)
    .map(([heading, column]) => cellsOf(heading, column, rows))
    .filter(([, ...own]) => own.some((cell) => cell !== ''));
  const lines = rows.map((_, index) => cells.map((column) => column[index + 1] ?? ''));
  const headings = cells.map(([heading = '']) => heading);
  return `${[
    style.bold(headline(basis, rows.length, table.one, table.many)),
    ...(rows.length === 0 ? [] : ['', ...renderTable(headings, lines, style)]),
    ...(notes.length === 0 ? [] : ['', ...notes.map(sanitizeLine)]),
    '',
    ...renderBasis(basis, style),
  ].join('\n')}\n`;
}

/** The heading, then what each row says. */
function cellsOf<Row>(
  heading: string,
  { text, align }: Column<Row>,
  rows: readonly Row[],
): readonly string[] {
  const cells = [heading, ...rows.map((row) => sanitizeLine(text(row)))];
  if (align === undefined) return cells;
  const width = cells.reduce((most, cell) => Math.max(most, displayWidth(cell)), 0);
  return cells.map((cell) => cell.padStart(width));
}

/** All columns of a list, those that are too much for a terminal among them. */
export function renderRowsCsv<Row>({ columns }: Table<Row>, rows: readonly Row[]): string {
  const all = Object.values(columns);
  return renderCsv(
    Object.keys(columns),
    rows.map((row) => all.map(({ text, csv }) => (csv === undefined ? sanitizeLine(text(row)) : csv(row)))),
  );
}
