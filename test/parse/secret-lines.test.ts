import { expect, it } from 'vitest';
import { secretLines } from '../../src/parse/secret-lines.ts';

const cases: readonly (readonly [what: string, text: string, lines: readonly number[]])[] = [
  ['a field named like a credential', 'name: desk\napiToken: hush\nkind: Team\n', [2]],
  ['one in the middle of a line', 'coordinates: {token: hush, desk: { loan: [}}\nkind: Target\n', [1]],
  ['one in quotes', "{'client-secret': hush}\nkind: Target\n", [1]],
  ['one behind an anchor and before a space', '&mark password : hush\nkind: Target\n', [1]],
  ['one whose value stands below it', 'settings:\n  token:\n    hush\n\n    hush\n  desk: [\n', [2, 3, 4, 5]],
  ['one whose value stands below it without indent', '{ token:\n\nhush, desk: [\nkind: Target\n', [1, 2, 3]],
  ['one asked for with a question mark', '? token\n: hush [\nname: desk\n', [1, 2]],
  [
    'the lines of a private key',
    'a: |\n  -----BEGIN PRIVATE KEY-----\n  hush\n  -----END PRIVATE KEY-----\nb: 1\n',
    [2, 3, 4],
  ],
  ['a private key that never ends', 'a: |\n  -----BEGIN PRIVATE KEY-----\n  hush\nb', [2, 3, 4]],
  ['a switch', 'requireToken: true\nhidesSecrets: false # no\n', []],
  ['a kind', 'kind: Token\nname: night\n', []],
  ['words that hold one', 'tokenless: yes\nsecretary: ana\n', []],
];

it.each(cases)('finds the lines of %s', (_what, text, lines) => {
  expect([...secretLines(text)].sort((a, b) => a - b)).toEqual(lines);
});

it('takes no longer than the text is long', () => {
  const hostile = `${'token '.repeat(50_000)}\n${'-----BEGIN PRIVATE KE'.repeat(5_000)}\n${' '.repeat(200_000)}x`;
  expect(secretLines(hostile).size).toBe(0);
});
