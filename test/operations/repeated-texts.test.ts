import { expect, test } from 'vitest';
import { validate } from '../../src/operations/validate.ts';
import { openLibrary, start } from './library.ts';

/* A text is small in memory however often it is repeated; a plan writes out every time. */

const long = 'x'.repeat(100_000);
const head = 'apiVersion: bylaw/v1\n';
const aliases = `${head}kind: Member\nname: zoe\nattributes:\n  one: &a ${long}\n  all: [${Array(250).fill('*a').join(', ')}]\n`;
const defaults = (from: number) =>
  `${head}kind: MemberList\ndefaults: { attributes: { one: ${long} } }\nitems:\n${Array.from({ length: 150 }, (_, at) => `  - name: m${from + at}\n`).join('')}`;

const member = `${head}kind: Member\nname: zoe\nbindings:\n  - &b { role: reader, reason: ${long} }\n`;

test.each([
  ['aliases', aliases, 'parse/alias-bomb'],
  ['aliases of what is checked letter by letter', `${member}${'  - *b\n'.repeat(5000)}`, 'parse/alias-bomb'],
  [
    'defaults',
    defaults(0).replace(/\n$/, Array.from({ length: 300 }, (_, at) => `\n  - name: n${at}`).join('')),
    'parse/too-large',
  ],
])('%s that repeat a text too often are told once', async (_, text, code) => {
  const library = await openLibrary({ ...start, 'organizations/library/a.yaml': text });
  const { diagnostics } = await validate(library.session());
  expect(diagnostics.map((found) => [found.code, found.at?.file])).toEqual([
    [code, 'organizations/library/a.yaml'],
  ]);
});

test.each([
  [
    'the defaults of several files',
    {
      'a.yaml': defaults(0),
      'b.yaml': defaults(150),
      'c.yaml': defaults(300),
      'd.yaml': defaults(450),
      'e.yaml': defaults(600),
    },
    ['e.yaml'],
  ],
])('%s that repeat more than a plan can hold are told, once for each file', async (_, files, wrong) => {
  const library = await openLibrary({
    ...start,
    ...Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`organizations/library/${name}`, text]),
    ),
  });
  const found = await validate(library.session());
  expect(found.diagnostics.map(({ code, at }) => [code, at?.file])).toEqual(
    wrong.map((name) => ['parse/too-large', `organizations/library/${name}`]),
  );
  expect((await library.plan()).plan).toBeUndefined();
});

test('defaults of an ordinary length may repeat as often as people do', async () => {
  const text = defaults(0).replace(long, 'x'.repeat(1000));
  const library = await openLibrary({ ...start, 'organizations/library/a.yaml': text });
  expect(
    (await validate(library.session())).diagnostics.filter(({ severity }) => severity === 'error'),
  ).toEqual([]);
});
