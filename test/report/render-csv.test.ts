import { expect, test } from 'vitest';
import { renderCsv } from '../../src/report/render-csv.ts';

test('quotes what has to be quoted', () => {
  expect(renderCsv(['a', 'b'], [['one, two', 'say "no"']])).toBe('a,b\r\n"one, two","say ""no"""\r\n');
  expect(renderCsv(['a'], [['two\nlines']])).toBe('a\r\n"two\nlines"\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1', '＠SUM(A1)'])(
  'makes a text of %j, which a spreadsheet would run',
  (cell) => {
    const [, row = ''] = renderCsv(['a'], [[cell]]).split('\r\n');
    expect(row.replace(/^"/, '')).toMatch(/^'/);
  },
);

test('leaves no spreadsheet that parts cells by another sign a formula', () => {
  expect(renderCsv(['a'], [['x;=1+1', 'y\t=1']])).toBe('a\r\n"x;=1+1","y\t=1"\r\n');
});

test('takes out what a terminal would act on', () => {
  expect(renderCsv(['a'], [['\u001b[31mred\u202e']])).toBe('a\r\nred\r\n');
});
