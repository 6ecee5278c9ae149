import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/digest/canonical-json.ts';
import { parseJson } from '../../src/digest/parse-json.ts';

describe('JSON from outside', () => {
  it.each([
    '{"a": [1, -0.5, "𝄞 é", null, true, {"__proto__": {"b": []}}]}',
    '9007199254740993',
    `${'['.repeat(200)}${']'.repeat(200)}`,
    JSON.stringify({ a: '[{"\\'.repeat(100_000), b: Array(1000).fill([[]]) }),
  ])('is read where it has a canonical form: %.60s', (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
    expect(canonicalJson(parseJson(text))).toBeTypeOf('string');
  });

  it.each([
    ['1e999', 'a number that is too large'],
    ['{"a": [-1e999]}', 'a number that is too large'],
    ['{"a": "\\ud800"}', 'half a character'],
    ['{"\\udc00": 1}', 'half a character'],
    [`${'['.repeat(202)}${']'.repeat(202)}`, 'deeper than 200'],
    [`${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`, 'deeper than 200'],
    ['{', 'JSON'],
    ['\ufeff{}', 'JSON'],
    ['['.repeat(2_000_000), 'deeper than 200'],
  ])('is refused where it has none: %.40s', (text, why) => {
    expect(() => parseJson(text)).toThrow(SyntaxError);
    expect(() => parseJson(text)).toThrow(why);
  });
});
