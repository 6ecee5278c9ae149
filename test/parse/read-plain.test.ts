import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readPlain } from '../../src/parse/read-plain.ts';

const template = fileURLToPath(new URL('../../templates/minimal/', import.meta.url));
const files = readdirSync(template, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.yaml') && !path.startsWith('.'),
);

it.each(files)('%s of the template is plain YAML, for which nothing else need be loaded', (path) => {
  const text = readFileSync(join(template, path), 'utf8');
  expect(readPlain(text)).toEqual(parse(text));
});

it.each([
  ['a word of YAML’s before a comment', 'a: null # b\n'],
  ['nothing before a comment', 'a: # b\n'],
  ['a comment that takes the place of an item', 'a:\n  - # b\n'],
  ['a mark that is no comment', 'a: "b"#c\n'],
  ['a colon before a comment', 'a: b: # c\n'],
  ['a text that goes on after a comment', 'a: b # c\n  d\n'],
  ['a text that goes on after a blank line', 'a: b\n\n  d\n'],
  ['nothing but a comment', '# a\n'],
  ['a comment with a letter beyond ASCII', 'a: b # é\n'],
  ['a tab before a comment', 'a: b\t# c\n'],
])('leaves %s to the parser of YAML', (_what, text) => {
  expect(readPlain(text)).toBeUndefined();
});
