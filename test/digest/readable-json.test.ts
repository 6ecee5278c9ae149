import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import { canonicalJson, readableJson } from '../../src/digest/canonical-json.ts';
import type { Json, JsonObject } from '../../src/digest/json.ts';
import { fc } from '../properties.ts';

test('keys stand in RFC 8785 order even where they look like numbers', () => {
  const seats = { '9': 'oboe', '10': 'harp', b: [], a: { row: [1, 'two', null] }, c: {} };
  expect(readableJson(seats)).toBe(`{
  "10": "harp",
  "9": "oboe",
  "a": {
    "row": [
      1,
      "two",
      null
    ]
  },
  "b": [],
  "c": {}
}
`);
});

test('the readable text means the same as the canonical one', () => {
  const json = fc.jsonValue({ noUnicodeString: false }).filter((value) => isWellFormed(value as Json));
  fc.assert(
    fc.property(fc.dictionary(fc.string(), json), (value) => {
      const text = readableJson(value as JsonObject);
      expect(canonicalJson(JSON.parse(text))).toBe(canonicalJson(value as JsonObject));
      expect(readableJson(JSON.parse(text))).toBe(text);
    }),
  );
});

/** Lone surrogates have no canonical JSON. */
function isWellFormed(value: Json): boolean {
  return !/\\ud[89a-f]/i.test(JSON.stringify(value));
}

test('the canonical text is what the reference implementation of RFC 8785 gives', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(
      fc.jsonValue({ noUnicodeString: false, stringUnit: 'binary' }),
      fc.dictionary(text, text),
      (any, texts) => {
        for (const value of [any as Json, texts, [any as Json, texts]]) {
          if (isWellFormed(value)) expect(canonicalJson(value)).toBe(canonicalize(value));
        }
      },
    ),
  );
  const odd = {
    b: '\u20ac$\u000f\nA\'B"\\"/',
    a: [1e21, 1e-7, -0, 333333333.3333333],
    '\ud83d\ude00': '\ufb33',
    '10': null,
    '9': true,
  };
  expect(canonicalJson(odd)).toBe(canonicalize(odd));
});

test('half of a surrogate pair is refused', () => {
  expect(() => canonicalJson('\ud800')).toThrow('surrogate');
  expect(() => canonicalJson({ '\udfff': 1 })).toThrow('surrogate');
});
