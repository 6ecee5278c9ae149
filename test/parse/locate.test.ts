import { describe, expect, it } from 'vitest';
import type { Place, PlacedDiagnostic } from '../../src/diagnostic/diagnostic.ts';
import { locateDiagnostics } from '../../src/parse/locate.ts';
import { textAt } from '../diagnostic/expect-diagnostic.ts';

const files = [
  {
    path: 'teams.yaml',
    text: `apiVersion: bylaw/v1
kind: TeamList
defaults:
  parent: orchestra
  github: { privacy: closed }
items:
  - name: strings
    members:
      - ana
      - member: bo
        reason: "plays the viola"
  - name: brass # loud
    description: |
      Horns,
      trumpets
    settings: &room { hall: north }
    github: *room
    members:
`,
  },
  { path: 'empty.yaml', text: '' },
];

function diagnosticAt(
  path: Place['path'],
  on: Place['on'] = 'value',
  rest: Partial<Place> = {},
): PlacedDiagnostic {
  return {
    code: 'parse/wrong-type',
    severity: 'error',
    message: 'x',
    at: { file: 'teams.yaml', document: 0, path, on, ...rest },
  };
}

function underlined(path: Place['path'], on: Place['on'] = 'value'): string {
  const [located] = locateDiagnostics([diagnosticAt(path, on)], files);
  return located?.at === undefined ? 'nowhere' : textAt(located.at, files);
}

describe('locateDiagnostics', () => {
  it.each<[string, Place['path'], Place['on'], string]>([
    ['a value', ['items', 0, 'name'], 'value', 'strings'],
    ['a key', ['items', 0, 'members'], 'key', 'members'],
    ['an item', ['items', 0, 'members', 0], 'value', 'ana'],
    ['a quoted value, quotes included', ['items', 0, 'members', 1, 'reason'], 'value', '"plays the viola"'],
    ['a value before a comment', ['items', 1, 'name'], 'value', 'brass'],
    ['a block of lines', ['items', 1, 'description'], 'value', '|\n      Horns,\n      trumpets'],
    ['an alias itself', ['items', 1, 'github'], 'value', '*room'],
    ['through an alias what it repeats', ['items', 1, 'github', 'hall'], 'value', 'north'],
    ['for an empty value its key', ['items', 1, 'members'], 'value', 'members'],
    ['what an item has from the defaults', ['items', 0, 'parent'], 'value', 'orchestra'],
    ['a key that an item has from the defaults', ['items', 0, 'github', 'privacy'], 'key', 'privacy'],
    [
      'for what is nowhere the first key of the nearest parent',
      ['items', 0, 'settings', 'hall'],
      'value',
      'name',
    ],
    ['for what is nowhere in the root its first key', ['nothing'], 'value', 'apiVersion'],
  ])('finds %s', (_, path, on, text) => {
    expect(underlined(path, on)).toBe(text);
  });

  it('finds a span without a path', () => {
    const [located] = locateDiagnostics([diagnosticAt([], 'value', { span: { start: 0, end: 10 } })], files);
    expect(located?.at).toEqual({
      file: 'teams.yaml',
      start: { line: 1, column: 1 },
      end: { line: 1, column: 11 },
    });
  });

  it('keeps to the beginning of a file where there is no such document, or no such file', () => {
    const start = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    expect(
      locateDiagnostics([diagnosticAt(['x'], 'value', { file: 'empty.yaml' })], files)[0]?.at,
    ).toMatchObject(start);
    expect(
      locateDiagnostics([diagnosticAt(['x'], 'value', { file: 'gone.yaml' })], files)[0]?.at,
    ).toMatchObject(start);
    expect(locateDiagnostics([diagnosticAt(['x'], 'value', { document: 7 })], files)[0]?.at).toMatchObject(
      start,
    );
  });

  it('counts columns in UTF-16 units', () => {
    const viola = [{ path: 'teams.yaml', text: 'a: ["🎻🎻", bo]\n' }];
    const [located] = locateDiagnostics([diagnosticAt(['a', 1])], viola);
    expect(located?.at?.start).toEqual({ line: 1, column: 13 });
  });

  it('sorts by place and drops what is told twice', () => {
    const diagnostics = [
      diagnosticAt(['items', 1, 'name']),
      diagnosticAt(['items', 0, 'name']),
      { ...diagnosticAt([]), at: { file: 'empty.yaml', document: 0, path: [], on: 'value' as const } },
      diagnosticAt(['items', 1, 'name']),
    ];
    const located = locateDiagnostics(diagnostics, files);
    expect(located.map(({ at }) => `${at?.file}:${at?.start.line}`)).toEqual([
      'empty.yaml:1',
      'teams.yaml:7',
      'teams.yaml:12',
    ]);
    expect(locateDiagnostics([...diagnostics].reverse(), files)).toEqual(located);
  });

  it('locates related places, and leaves what has no place', () => {
    const related = [
      {
        at: { file: 'teams.yaml', document: 0, path: ['kind'], on: 'value' as const },
        message: 'first here',
      },
    ];
    const [global, located] = locateDiagnostics(
      [
        { ...diagnosticAt(['items', 0, 'name']), related },
        { code: 'parse/wrong-type', severity: 'error', message: 'x' },
      ],
      files,
    );
    expect(global).toEqual({ code: 'parse/wrong-type', severity: 'error', message: 'x' });
    expect(located?.related?.[0]).toMatchObject({
      message: 'first here',
      at: { start: { line: 2, column: 7 } },
    });
  });
});
