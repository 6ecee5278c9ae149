import { expect, test } from 'vitest';
import { compileGlob, globMatches, splitBeginning } from '../../src/access/text/glob.ts';
import { isMistake, type Pattern, parsePattern } from '../../src/model/patterns/pattern.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { fc } from '../properties.ts';

const noValues: ReadonlyMap<string, string> = new Map();

function matches(pattern: string, text: string, values = noValues): boolean {
  const parsed = parsePattern(pattern);
  if (isMistake(parsed)) throw new Error(parsed.mistake);
  const around = `<${text}>`;
  return globMatches(compileGlob(parsed, values), around, 1, around.length - 1);
}

/** The definition, by code points. */
function plainly(pattern: readonly string[], text: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return text.length === 0;
  if (first === '*') return plainly(rest, text) || (text.length > 0 && plainly(pattern, text.slice(1)));
  return text.length > 0 && (first === '?' || first === text[0]) && plainly(rest, text.slice(1));
}

const characters = fc.constantFrom('a', 'b', '😀', '>', '.');
const seed = chosenSeed();

test('a glob matches as it is defined', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(characters, fc.constantFrom('*', '?')), { maxLength: 7 }),
      fc.array(characters, { maxLength: 7 }),
      (pattern, text) => {
        expect(matches(pattern.join(''), text.join(''))).toBe(plainly(pattern, text));
      },
    ),
    { numRuns: 5_000, seed },
  );
});

test('the beginning of a glob, then its rest, match what the glob does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(characters, fc.constantFrom('*', '?')), { maxLength: 7 }),
      fc.array(characters, { maxLength: 7 }),
      (pattern, characters) => {
        const text = characters.join('');
        const glob = compileGlob(parsePattern(pattern.join('')) as Pattern, noValues);
        const { beginning, rest } = splitBeginning(glob);
        const isSplit = text.startsWith(beginning) && globMatches(rest, text, beginning.length, text.length);
        expect(isSplit).toBe(globMatches(glob, text, 0, text.length));
      },
    ),
    { numRuns: 5_000, seed },
  );
});

test('a value in a pattern means itself, also one of stars and one of nothing', () => {
  const values = new Map([
    ['none', ''],
    ['star', '*'],
    ['a', 'a'],
  ]);
  const names = fc.constantFrom('{none}', '{star}', '{a}');
  fc.assert(
    fc.property(
      fc.array(fc.oneof(characters, fc.constantFrom('*', '?'), names), { maxLength: 7 }),
      fc.array(fc.oneof(characters, fc.constant('*')), { maxLength: 7 }),
      (pattern, text) => {
        // A literal star is spelled by a character that neither side has.
        const spelled = pattern.map((piece) =>
          piece === '{star}' ? 'S' : (values.get(piece.slice(1, -1)) ?? piece),
        );
        const units = spelled.filter((unit) => unit !== '');
        const told = text.map((character) => (character === '*' ? 'S' : character));
        expect(matches(pattern.join(''), text.join(''), values)).toBe(plainly(units, told));
      },
    ),
    { numRuns: 5_000, seed },
  );
});

test('patterns of pathological shape end', () => {
  const hostile = '*?'.repeat(5_000);
  expect(matches(`${hostile}b`, 'a'.repeat(10_000))).toBe(false);
  expect(matches(hostile, 'a'.repeat(10_000))).toBe(true);
  expect(matches('*a'.repeat(5_000), 'a'.repeat(10_000))).toBe(true);
  expect(matches(`${'*a?'.repeat(3_000)}b`, 'a'.repeat(10_000))).toBe(false);
  expect(matches(`*${'a'.repeat(5_000)}b*`, 'a'.repeat(10_000))).toBe(false);
});
