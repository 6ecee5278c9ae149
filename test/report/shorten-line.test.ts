import { expect, test } from 'vitest';
import { sanitizeLine } from '../../src/report/sanitize-text.ts';
import { shortenLine } from '../../src/report/shorten-line.ts';

test('what anybody reads stays, and of more it is said how much', () => {
  expect(shortenLine('x'.repeat(4_000))).toBe('x'.repeat(4_000));
  expect(shortenLine('x'.repeat(104_000))).toBe(`${'x'.repeat(4_000)}… (100,000 more characters)`);
});

test('no half of a character is left', () => {
  expect(shortenLine(`x${'🎻'.repeat(3_000)}`)).toBe(`x${'🎻'.repeat(1_999)}… (2,002 more characters)`);
});

test('a secret at the cut is known for one', () => {
  const secret = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
  const shown = sanitizeLine(`${'x '.repeat(1_990)}${secret}${' x'.repeat(1_000)}`);
  expect(shown).toMatch(/more characters\)$/);
  expect(shown).not.toContain('ghp_a1B2');
});
