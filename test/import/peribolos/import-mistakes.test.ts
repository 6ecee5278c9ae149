import { describe, expect, test } from 'vitest';
import { importPeribolos } from '../../../src/import/peribolos/import-peribolos.ts';
import { fc } from '../../properties.ts';
import { mistakesIn } from '../mistakes-in.ts';
import { readFixture } from './read-fixture.ts';

describe('mistakes', () => {
  function mistakesOf(text: string, path = 'choir/org.yaml') {
    const result = importPeribolos([{ path, text }]);
    expect(result.files).toEqual([]);
    expect(result.summary.written.files).toEqual([]);
    const lines = text.split('\n');
    return result.diagnostics.map(({ code, message, hint, at }) => ({
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
      underlined:
        at === undefined
          ? undefined
          : (lines[at.start.line - 1] ?? '').slice(
              at.start.column - 1,
              at.end.line === at.start.line ? at.end.column - 1 : undefined,
            ),
    }));
  }

  test('are told all at once, each where it is', () => {
    const text = `admins: sopranos
members:
- ana
-
- "@bo"
- {login: cora}
has_organization_projects: maybe
default_repository_permission: triage
name: [choir]
teams:
  altos:
    privacy: closd
    repos:
      scores: wirte
      parts:
      hall: [read]
  "": {}
  tenors: singers
`;
    expect(mistakesOf(text)).toMatchInlineSnapshot(`
      [
        {
          "code": "import/wrong-type",
          "message": "\`admins\` of organization \`choir\` must be a list",
          "underlined": "sopranos",
        },
        {
          "code": "import/empty-name",
          "message": "an item of \`members\` of organization \`choir\` is empty",
          "underlined": "",
        },
        {
          "code": "import/invalid-login",
          "hint": "leave the \`@\` out",
          "message": "\`@bo\` cannot be a log-in on GitHub",
          "underlined": ""@bo"",
        },
        {
          "code": "import/wrong-type",
          "message": "each item of \`members\` of organization \`choir\` must be a text",
          "underlined": "{login: cora}",
        },
        {
          "code": "import/wrong-type",
          "message": "\`has_organization_projects\` of organization \`choir\` must be \`true\` or \`false\`",
          "underlined": "maybe",
        },
        {
          "code": "import/unknown-permission",
          "hint": "write one of none, read, write, admin",
          "message": "\`default_repository_permission\` of organization \`choir\` cannot be \`triage\`",
          "underlined": "triage",
        },
        {
          "code": "import/wrong-type",
          "message": "\`name\` of organization \`choir\` must be a text",
          "underlined": "[choir]",
        },
        {
          "code": "import/unknown-privacy",
          "hint": "did you mean \`closed\`?",
          "message": "\`closd\` is no privacy of a team",
          "underlined": "closd",
        },
        {
          "code": "import/unknown-permission",
          "hint": "did you mean \`write\`?",
          "message": "\`wirte\` is no permission on a repository",
          "underlined": "wirte",
        },
        {
          "code": "import/unknown-permission",
          "hint": "write one of none, read, triage, write, maintain, admin",
          "message": "repository \`parts\` has no permission",
          "underlined": "parts",
        },
        {
          "code": "import/wrong-type",
          "message": "the permission on repository \`hall\` must be a text",
          "underlined": "[read]",
        },
        {
          "code": "import/empty-name",
          "message": "the team has no name",
          "underlined": """",
        },
        {
          "code": "import/wrong-type",
          "message": "team \`tenors\` must be a map",
          "underlined": "singers",
        },
      ]
    `);
  });

  test('name nobody by nothing', () => {
    const text = `admins: [ana]
members: [null]
teams:
  altos:
    members:
    - ~
    - "null"
    maintainers: [ "~" ]
`;
    expect(mistakesOf(text)).toMatchInlineSnapshot(`
      [
        {
          "code": "import/empty-name",
          "hint": "write the log-in, \`null\` in quotes, or remove the item",
          "message": "an item of \`members\` of organization \`choir\` is \`null\`, which names nobody",
          "underlined": "null",
        },
        {
          "code": "import/empty-name",
          "hint": "write the log-in, \`null\` in quotes, or remove the item",
          "message": "an item of \`members\` of team \`altos\` is \`~\`, which names nobody",
          "underlined": "~",
        },
        {
          "code": "import/invalid-login",
          "hint": "write the log-in as GitHub has it",
          "message": "\`~\` cannot be a log-in on GitHub",
          "underlined": ""~"",
        },
      ]
    `);
    expect(mistakesOf('admins: [&nobody null, *nobody]\n').map(({ underlined }) => underlined)).toEqual([
      'null',
      '*nobody',
    ]);
  });

  test('of YAML', () => {
    expect(mistakesOf('admins: [ana\nmembers:\n')).toMatchInlineSnapshot(`
      [
        {
          "code": "import/invalid-yaml",
          "message": "flow sequence in block collection must be sufficiently indented and end with a ]",
          "underlined": "m",
        },
      ]
    `);
    expect(mistakesOf('admins: [ana]\nadmins: [bo]\n')).toMatchInlineSnapshot(`
      [
        {
          "code": "import/invalid-yaml",
          "message": "map keys must be unique",
          "underlined": "a",
        },
      ]
    `);
    expect(mistakesOf('admins: !secret [ana]\n')).toMatchInlineSnapshot(`
      [
        {
          "code": "import/invalid-yaml",
          "message": "unresolved tag: !secret",
          "underlined": "!secret",
        },
      ]
    `);
  });

  test('a team twice, whichever files name it', () => {
    const result = importPeribolos([
      { path: 'choir/org.yaml', text: 'teams:\n  altos: {}\n' },
      { path: 'choir/voices/teams.yaml', text: 'teams:\n  women:\n    teams:\n      altos: {}\n' },
    ]);
    expect(result.files).toEqual([]);
    expect(result.diagnostics).toMatchObject([
      {
        code: 'import/duplicate-team',
        message: 'team `altos` is declared twice',
        at: { file: 'choir/voices/teams.yaml', start: { line: 4, column: 7 } },
        related: [{ at: { file: 'choir/org.yaml', start: { line: 2, column: 3 } } }],
      },
    ]);
  });

  test('an organization twice', () => {
    const files = ['a/choir/org.yaml', 'b/Choir/org.yaml'].map((path) => ({ path, text: 'admins: [ana]\n' }));
    expect(importPeribolos(files).diagnostics).toMatchObject([
      { code: 'import/duplicate-organization', message: 'organization `Choir` is declared twice' },
    ]);
  });

  test('nothing to import', () => {
    expect(importPeribolos([{ path: 'README.md', text: '# Choir' }])).toMatchObject({
      files: [],
      diagnostics: [{ code: 'import/no-organization', severity: 'error' }],
      summary: { notRead: [{ file: 'README.md' }] },
    });
  });

  test('files made to be endless', () => {
    const bomb = `a: &a0 {}\n${Array.from({ length: 20 }, (_, n) => `k${n}: &a${n + 1} {x: {teams: *a${n}}, y: {teams: *a${n}}}\n`).join('')}teams: *a20\n`;
    expect(mistakesOf(bomb).map(({ code }) => code)).toEqual(['import/too-deep']);
    expect(mistakesOf('teams: &t\n  choir:\n    teams: *t\n').map(({ code }) => code)).toEqual([
      'import/too-deep',
    ]);
    expect(mistakesOf('['.repeat(30_000))).toHaveLength(1);
    const deep = `${Array.from({ length: 70 }, (_, n) => `${'  '.repeat(2 * n)}teams:\n${'  '.repeat(2 * n + 1)}t${n}:`).join('\n')} {}\n`;
    expect(mistakesOf(deep).map(({ code }) => code)).toEqual(['import/too-deep']);
    const merges = `m0: &m0 {privacy: closed}\n${Array.from({ length: 90 }, (_, n) => `m${n + 1}: &m${n + 1} {<<: *m${n}}\n`).join('')}teams: {choir: *m90}\n`;
    expect(mistakesOf(merges).map(({ code }) => code)).toEqual(['import/too-deep']);
  });

  test('never make it throw, and what it writes is always valid', () => {
    const sources = [...readFixture('library-consortium'), ...readFixture('university-presses')].filter(
      ({ path }) => path.endsWith('.yaml'),
    );
    const pieces = [
      '',
      '\n',
      '#',
      ' ',
      '- ',
      ':',
      '[',
      '{',
      '"',
      '&a ',
      '*a',
      '<<: ',
      'teams:',
      'null',
      '\t',
      '|',
      '%',
      '\u0000',
      '\u202e',
      'members:\n- x\n',
    ];
    const edit = fc.tuple(fc.nat(), fc.nat(), fc.nat(6), fc.constantFrom(...pieces));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const mutated = sources.map((file, index) =>
          edits
            .filter(([which]) => which % sources.length === index)
            .reduce(({ path, text }, [, at, length, piece]) => {
              const start = at % (text.length + 1);
              return { path, text: text.slice(0, start) + piece + text.slice(start + length) };
            }, file),
        );
        const result = importPeribolos(mutated);
        if (result.diagnostics.length > 0) expect(result.files).toEqual([]);
        else expect(mistakesIn(result.files)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
