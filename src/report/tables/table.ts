import { onLines } from '../access/on-lines.ts';

/** How a list of one kind of thing tells each of them. */
export interface Table<Row> {
  /** What a row is: `member`. */
  readonly one: string;
  /** Several of them, where that is not `-s`. */
  readonly many?: string;
  /** By heading, which is what `--sort` calls it too, `-` for a space. The first one names the row. */
  readonly columns: Readonly<Record<string, Column<Row>>>;
}

export interface Column<Row> {
  /** What it says of a row; empty where there is nothing to say. */
  readonly text: (row: Row) => string;
  /** The same whole, where the text is cut for a terminal. */
  readonly csv?: (row: Row) => string;
  /** What rows are put in order by, where that is not the text. */
  readonly by?: (row: Row) => number;
  readonly align?: 'right';
  /** Too much for a terminal. */
  readonly only?: 'csv';
}

/** A column of numbers. */
export function numbers<Row>(of: (row: Row) => number): Column<Row> {
  return { text: (row) => String(of(row)), by: of, align: 'right' };
}

/** A column of lists: `a, b and 3 more`. */
export function lists<Row>(of: (row: Row) => readonly string[]): Column<Row> {
  return { text: (row) => nameSome(of(row)), csv: (row) => onLines(of(row)) };
}

/** The first names of a list, and how many more there are. */
export function nameSome(names: readonly string[]): string {
  return names.length <= 3
    ? names.join(', ')
    : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
