import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../diagnostic/nearest-name.ts';
import { compareText } from '../../model/place.ts';
import type { Column, Table } from './table.ts';

/**
 * Rows in the order of a column, such as `teams`, or of `-teams` the other way round; default: of the first one. Those
 * of which it says nothing are last either way, and those that it says the same of in the order of the first.
 * @throws BylawError `view/unknown-column`
 */
export function sortRows<Row>(table: Table<Row>, rows: readonly Row[], wanted?: string): readonly Row[] {
  const [name] = Object.values(table.columns);
  if (name === undefined) return rows;
  const byName = [...rows].sort(ordering(name, 1));
  if (wanted === undefined) return byName;
  return byName.sort(ordering(columnOf(table, wanted.replace(/^-/, '')), wanted.startsWith('-') ? -1 : 1));
}

function ordering<Row>({ text, by }: Column<Row>, direction: 1 | -1): (a: Row, b: Row) => number {
  if (by !== undefined) return (a, b) => direction * (by(a) - by(b));
  return (a, b) => {
    const [one, other] = [text(a), text(b)];
    if (one === '' || other === '') return one === other ? 0 : one === '' ? 1 : -1;
    return direction * compareText(one, other);
  };
}

function columnOf<Row>({ one, many = `${one}s`, columns }: Table<Row>, wanted: string): Column<Row> {
  const byWord = new Map(Object.entries(columns).map(([heading, column]) => [wordOf(heading), column]));
  const column = byWord.get(wordOf(wanted));
  if (column !== undefined) return column;
  const words = [...byWord.keys()];
  throw new BylawError(
    'view/unknown-column',
    `the list of ${many} has no column \`${wanted}\``,
    didYouMean(wordOf(wanted), words, `sort by one of ${words.join(', ')}`),
  );
}

function wordOf(heading: string): string {
  return heading.toLowerCase().replaceAll(' ', '-');
}
