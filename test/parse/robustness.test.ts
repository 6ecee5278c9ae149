import { describe, expect, it } from 'vitest';
import { locateDiagnostics } from '../../src/parse/locate.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { fc } from '../properties.ts';
import { readFixture } from './read-fixture.ts';

/** Parses and locates a text, and expects that whatever is wrong with it is told with a place in it. */
function expectSense(text: string): void {
  const files = [{ path: 'file.yaml', text }];
  const { value, diagnostics } = parseDocuments(files);
  expect(value).toBeDefined();
  const lines = text.split(/\r\n|\r|\n/);
  for (const { at, code } of locateDiagnostics(diagnostics, files)) {
    expect(at, code).toBeDefined();
    if (at === undefined) continue;
    expect(at.start.line).toBeLessThanOrEqual(lines.length);
    expect(at.start.column).toBeLessThanOrEqual((lines[at.start.line - 1]?.length ?? 0) + 1);
    expect(at.end.line * 1e6 + at.end.column).toBeGreaterThanOrEqual(at.start.line * 1e6 + at.start.column);
  }
}

const samples = readFixture('parse').map(({ text }) => text);
const pieces = [
  '\n',
  '  ',
  '- ',
  ': ',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '&a ',
  '*a',
  '!t ',
  '|',
  '>',
  '#',
  '---\n',
  '? ',
  '<<: *a',
  '__proto__: 1\n',
  '\t',
  '%YAML 1.1\n',
  '\0',
  '🎻',
  '~',
  '1e999',
  'null',
  'kind: TeamList\n',
  'items:\n',
];

describe('parseDocuments and locateDiagnostics', () => {
  it('never throw on any text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join('')),
        ),
        expectSense,
      ),
      { numRuns: 600 },
    );
  });

  it('never throw on YAML with a piece cut out, put in or doubled', () => {
    const edit = fc.record({
      text: fc.constantFrom(...samples),
      from: fc.nat(400),
      length: fc.nat(20),
      put: fc.constantFrom('', ...pieces),
    });
    fc.assert(
      fc.property(edit, ({ text, from, length, put }) => {
        const at = from % (text.length + 1);
        expectSense(text.slice(0, at) + put + text.slice(at + length));
      }),
      { numRuns: 800 },
    );
  });

  it('never throw on any value in any field', () => {
    const kinds = [
      'Repository',
      'Organization',
      'Service',
      'Member',
      'ServiceAccount',
      'Token',
      'Team',
      'Role',
      'Policy',
      'Zone',
      'Guardrail',
      'AccessTest',
      'Target',
      'TeamList',
      'PolicyList',
    ];
    const keys = [
      'name',
      'id',
      'members',
      'bindings',
      'statements',
      'items',
      'defaults',
      'membership',
      'matrix',
      'settings',
      'previously',
      'github',
      'actions',
      'token',
      'limit',
      'expires',
      '__proto__',
      'constructor',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 })),
        (kind, body) => {
          // JSON is YAML.
          expectSense(JSON.stringify({ apiVersion: 'bylaw/v1', kind, ...body }));
        },
      ),
      { numRuns: 600 },
    );
  });

  it.each([
    ['brackets', '['.repeat(20_000)],
    ['closed brackets', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['braces', '{a: '.repeat(5000)],
    ['dashes', '- '.repeat(5000)],
    [
      'levels of indentation',
      Array.from({ length: 1500 }, (_, level) => `${' '.repeat(level)}a:`).join('\n'),
    ],
  ])('say that thousands of %s are too deep', (_, value) => {
    const files = [{ path: 'deep.yaml', text: value }];
    const { diagnostics } = parseDocuments(files);
    expect(diagnostics.map(({ code }) => code).slice(0, 1)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^parse\/(too-deep|yaml-syntax)$/)]),
    );
    expectSense(value);
  });

  it('come to an end on aliases of aliases', () => {
    const lines = Array.from(
      { length: 40 },
      (_, level) => `  l${level}: &l${level} [${level === 0 ? 'x' : `*l${level - 1}, *l${level - 1}`}]`,
    );
    const text = `apiVersion: bylaw/v1\nkind: Target\nname: t\nprovider: directory\nsettings:\n${lines.join('\n')}\n`;
    expectSense(text);
  });
});

describe('of a file that is broken all over', () => {
  it.each([
    ['commas', `[${','.repeat(200_000)}]`, 'parse/yaml-syntax'],
    ['lists in a row', `[${'[]'.repeat(100_000)}]`, 'parse/yaml-syntax'],
    ['closing brackets', ']'.repeat(200_000), 'parse/too-large'],
    ['directives', '%a\n'.repeat(100_000), 'parse/too-large'],
    ['brackets', '['.repeat(200_000), 'parse/too-deep'],
    ['dashes', '- '.repeat(200_000), 'parse/too-deep'],
  ])('thousands of %s are told once, whatever the stack holds', (_, text, code) => {
    const { diagnostics } = parseDocuments([{ path: 'broken.yaml', text }]);
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
    expect(diagnostics.length).toBeLessThan(3);
    expectSense(text);
  });

  it('the documents before what is too deep are read', () => {
    const text = `apiVersion: bylaw/v1\nkind: Team\nname: desk\n---\n${'['.repeat(5000)}`;
    const { value, diagnostics } = parseDocuments([{ path: 'deep.yaml', text }]);
    expect(value?.map(({ body }) => body.name)).toEqual(['desk']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['parse/too-deep']);
  });
});
