import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/digest/canonical-json.ts';
import type { Json } from '../../src/digest/json.ts';
import { fc } from '../properties.ts';

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<Json>(null, true, false, 0, -0, 1e21, 1e-7, 0.1, -5),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom('\\ud800', '\u{1f600}', '\u2028', '"', '\u0000'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom('a', 'b', '10', '9', '__proto__', '\u{1f600}', '\ufb33'),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      tie('value'),
      { maxKeys: 4 },
    ),
  ) as fc.Arbitrary<Json>,
}));

/** The same with the keys of every object in order, as far as JavaScript keeps them so. */
function ordered(of: Json): Json {
  if (typeof of !== 'object' || of === null) return of;
  if (Array.isArray(of)) return of.map(ordered);
  const entries = Object.entries(of as Record<string, Json>).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, ordered(each)]));
}

test('is what another implementation of RFC 8785 writes, whatever the order of keys', () => {
  fc.assert(
    fc.property(value, (json) => {
      const expected = canonicalize(json);
      expect(canonicalJson(json)).toBe(expected);
      expect(canonicalJson(ordered(json))).toBe(expected);
    }),
    { numRuns: 2000 },
  );
});

test('no number that JSON cannot say, and no half character, is written', () => {
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800'])
    for (const json of [wrong, [wrong], { a: wrong }, { a: { b: [wrong] } }])
      expect(() => canonicalJson(json)).toThrow();
  expect(() => canonicalJson({ '\udfff': 1 })).toThrow('surrogate');
  expect(() => canonicalJson([undefined] as never)).toThrow();
  expect(canonicalJson({ a: undefined } as never)).toBe('{}');
});
