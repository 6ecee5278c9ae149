import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileGlob, globMatches } from '../../src/access/text/glob.ts';
import { isMistake, parsePattern } from '../../src/model/patterns/pattern.ts';

function matches(pattern: string, text: string): boolean {
  const parsed = parsePattern(pattern);
  if (isMistake(parsed)) throw new Error(parsed.mistake);
  const around = `<${text}>`;
  return globMatches(compileGlob(parsed, new Map()), around, 1, around.length - 1);
}

/** The definition, by code points. */
function plainly(pattern: readonly string[], text: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return text.length === 0;
  if (first === '*') return plainly(rest, text) || (text.length > 0 && plainly(pattern, text.slice(1)));
  return text.length > 0 && (first === '?' || first === text[0]) && plainly(rest, text.slice(1));
}

const characters = fc.constantFrom('a', 'b', '😀', '>', '.');
const seed = Number(process.env.BYLAW_SEED ?? 20261122);

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

test('patterns of pathological shape end', () => {
  const hostile = '*?'.repeat(5_000);
  expect(matches(`${hostile}b`, 'a'.repeat(10_000))).toBe(false);
  expect(matches(hostile, 'a'.repeat(10_000))).toBe(true);
  expect(matches('*a'.repeat(5_000), 'a'.repeat(10_000))).toBe(true);
  expect(matches(`${'*a?'.repeat(3_000)}b`, 'a'.repeat(10_000))).toBe(false);
  expect(matches(`*${'a'.repeat(5_000)}b*`, 'a'.repeat(10_000))).toBe(false);
});
