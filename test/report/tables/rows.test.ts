import { describe, expect, test } from 'vitest';
import type { QuestionBasis } from '../../../src/report/access/question-basis.ts';
import { renderRowsCsv, renderRowsText } from '../../../src/report/tables/render-rows.ts';
import { sortRows } from '../../../src/report/tables/sort-rows.ts';
import { lists, numbers, type Table } from '../../../src/report/tables/table.ts';

interface Boat {
  readonly boat: string;
  readonly home?: string;
  readonly crew: number;
  readonly cargo: readonly string[];
}

const table: Table<Boat> = {
  one: 'boat',
  columns: {
    boat: { text: ({ boat }) => boat },
    'home port': { text: ({ home = '' }) => home },
    crew: numbers(({ crew }) => crew),
    cargo: lists(({ cargo }) => cargo),
  },
};

const boats: readonly Boat[] = [
  { boat: 'wren', crew: 10, cargo: ['salt', 'oats', 'rye', 'tar'] },
  { boat: 'auk', home: 'Oban', crew: 9, cargo: [] },
  { boat: 'tern', home: 'Bude', crew: 9, cargo: ['salt'] },
];

const basis: QuestionBasis = {
  organization: 'harbour',
  files: { is: 'work-tree', commit: null, changed: true },
  now: '2026-11-01T00:00:00Z',
  versions: null,
  applied: null,
  assumptions: [],
};

function order(wanted?: string): string {
  return sortRows(table, boats, wanted)
    .map(({ boat }) => boat)
    .join(' ');
}

describe('the order of a list', () => {
  test.each([
    [undefined, 'auk tern wren'],
    ['boat', 'auk tern wren'],
    ['-boat', 'wren tern auk'],
    // As numbers; alike are in the order of names, either way.
    ['crew', 'auk tern wren'],
    ['-crew', 'wren auk tern'],
    // Those that have none are last, either way.
    ['home-port', 'tern auk wren'],
    ['-home port', 'auk tern wren'],
  ])('by %s is %s', (wanted, expected) => {
    expect(order(wanted)).toBe(expected);
    expect(boats[0]?.boat).toBe('wren');
  });

  test('by no column is refused, with the nearest', () => {
    const refused = (wanted: string) => {
      try {
        order(wanted);
      } catch (error) {
        return error;
      }
    };
    expect(refused('-homeport')).toMatchObject({
      code: 'view/unknown-column',
      hint: 'did you mean `home-port`?',
    });
    expect(refused('')).toMatchObject({ hint: 'sort by one of boat, home-port, crew, cargo' });
    expect(refused('toString')).toMatchObject({ code: 'view/unknown-column' });
  });
});

describe('a list as text', () => {
  test('has numbers on the right and cuts long lists', () => {
    expect(renderRowsText(table, sortRows(table, boats), basis)).toBe(`harbour: 3 boats

boat  home port  crew  cargo
auk   Oban          9
tern  Bude          9  salt
wren               10  salt, oats and 2 more

from the files, which are not committed, as of 2026-11-01T00:00:00Z
`);
  });

  test('leaves out columns that say nothing, and has no table of nothing', () => {
    const one = renderRowsText(table, [{ boat: 'gull', crew: 0, cargo: [] }], basis);
    expect(one).toContain('boat  crew\ngull     0\n');
    expect(renderRowsText(table, [], basis, { notes: ['sunk: ark'] })).toContain(
      'harbour: 0 boats\n\nsunk: ark\n',
    );
  });

  test('shows hostile text on one line, without what a terminal acts on', () => {
    const hostile = { boat: 'a\u001b[2Jrk\nauk', home: '\u202eOban', crew: 1, cargo: ['::error::x'] };
    const text = renderRowsText(table, [hostile], basis);
    expect(text).toContain('ark auk  Oban          1  : :error');
    expect([...text].some((each) => each === '\u001b' || each === '\u202e')).toBe(false);
    expect(text.split('\n')).toHaveLength(7);
  });
});

test('a list as CSV has lists whole, and neither formulas nor lines of somebody else', () => {
  const rows = [{ boat: '=cmd()', home: 'a"\nb', crew: -1, cargo: ['@salt', 'oats', 'rye', 'tar'] }];
  expect(renderRowsCsv(table, rows)).toBe(
    'boat,home port,crew,cargo\r\n\'=cmd(),"a"" b",\'-1,"\'@salt\noats\nrye\ntar"\r\n',
  );
});
