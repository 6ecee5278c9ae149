import { describe, expect, test } from 'vitest';
import { globMatches } from '../../../src/model/patterns/glob-matches.ts';
import { isMistake, type Pattern, parsePattern } from '../../../src/model/patterns/pattern.ts';
import {
  literalBeginning,
  patternsOverlap,
  resourcesOverlap,
} from '../../../src/model/patterns/patterns-overlap.ts';
import { parseResourcePattern, type ResourcePattern } from '../../../src/model/patterns/resource-pattern.ts';
import { fc } from '../../properties.ts';

function patternOf(text: string): Pattern {
  const pattern = parsePattern(text);
  if (isMistake(pattern)) throw new Error(`${text} ${pattern.mistake}`);
  return pattern;
}

function resourceOf(text: string): ResourcePattern | 'any' {
  const pattern = parseResourcePattern(text);
  if (typeof pattern === 'object' && isMistake(pattern)) throw new Error(`${text} ${pattern.mistake}`);
  return pattern;
}

const anything = () => undefined;

describe('the pieces of a pattern', () => {
  test('wildcards, variables and text', () => {
    expect(patternOf('score/{principal.name}-?/*')).toEqual([
      { is: 'literal', text: 'score/' },
      { is: 'variable', name: 'principal.name' },
      { is: 'literal', text: '-' },
      { is: 'any-character' },
      { is: 'literal', text: '/' },
      { is: 'any-text' },
    ]);
  });

  test('braces write the special characters', () => {
    expect(patternOf('{*}{?}{{}}')).toEqual([{ is: 'literal', text: '*?{}' }]);
  });

  test('nothing else is special', () => {
    expect(patternOf('a.b+c(d[e\\f$^|')).toEqual([{ is: 'literal', text: 'a.b+c(d[e\\f$^|' }]);
  });

  test.each(['{', '}', 'score/{', 'score}', '{org_id', '{}', '{a b}', '{{}', '{{a}'])(
    '%s is a mistake',
    (text) => {
      expect(isMistake(parsePattern(text))).toBe(true);
    },
  );

  test('any text has a pattern that means it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('*', '?', '{', '}', 'a', ':') }), (text) => {
        const written = text.replace(
          /[*?{}]/g,
          (character) => ({ '{': '{{', '}': '}}' })[character] ?? `{${character}}`,
        );
        expect(patternOf(written)).toEqual(text === '' ? [] : [{ is: 'literal', text }]);
      }),
    );
  });
});

describe('the segments of a resource pattern', () => {
  test('four, and the rest with its colons', () => {
    expect(resourceOf('krn:harbour:scores:{org_id}:score/op:27')).toEqual({
      scheme: 'krn',
      head: [
        [{ is: 'literal', text: 'krn' }],
        [{ is: 'literal', text: 'harbour' }],
        [{ is: 'literal', text: 'scores' }],
        [{ is: 'variable', name: 'org_id' }],
      ],
      rest: [{ is: 'literal', text: 'score/op:27' }],
    });
  });

  test('five of an arn', () => {
    expect(resourceOf('arn:aws:s3:::recordings/*')).toMatchObject({
      head: [[{ text: 'arn' }], [{ text: 'aws' }], [{ text: 's3' }], [], []],
      rest: [{ text: 'recordings/' }, { is: 'any-text' }],
    });
  });

  test('a colon in the name of a variable cuts nothing', () => {
    expect(resourceOf('krn:harbour:scores:{scores.key:part}:score/*')).toMatchObject({
      head: [{}, {}, {}, [{ is: 'variable', name: 'scores.key:part' }]],
    });
  });

  test('a star alone is everything', () => {
    expect(resourceOf('*')).toBe('any');
  });

  test.each([
    'score/27',
    'krn:harbour:scores:org',
    'krn:harbour:scores:org:',
    'arn:aws:s3::recordings',
    '*:harbour:scores:org:score',
    '{org_id}:harbour:scores:org:score',
    'k*:harbour:scores:org:score',
    ':harbour:scores:org:score',
    '**',
  ])('%s is a mistake', (text) => {
    expect(isMistake(parseResourcePattern(text) as object)).toBe(true);
  });
});

describe('whether two patterns overlap', () => {
  const letters = ['a', 'b'];
  const shortPattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 5 });

  /** Every text of up to so many letters: a common match, if there is one, is no longer than both patterns together. */
  function* textsUpTo(length: number): Iterable<string> {
    let texts = [''];
    for (let size = 0; size <= length; size += 1) {
      yield* texts;
      texts = texts.flatMap((text) => letters.map((letter) => text + letter));
    }
  }
  const texts = [...textsUpTo(10)];

  test('is whether some text matches both', () => {
    fc.assert(
      fc.property(shortPattern, shortPattern, (a, b) => {
        const common = texts.some((text) => globMatches(a, text) && globMatches(b, text));
        expect(patternsOverlap(patternOf(a), patternOf(b), anything)).toBe(common);
        expect(patternsOverlap(patternOf(b), patternOf(a), anything)).toBe(common);
      }),
      { numRuns: 300 },
    );
  });

  test('a literal star is no wildcard', () => {
    expect(patternsOverlap(patternOf('score/{*}'), patternOf('score/27'), anything)).toBe(false);
    expect(patternsOverlap(patternOf('score/{*}'), patternOf('score/?'), anything)).toBe(true);
  });

  test('a variable is its value, or may be anything', () => {
    const value = (name: string) => (name === 'org_id' ? 'harbour' : undefined);
    expect(patternsOverlap(patternOf('{org_id}'), patternOf('harbour'), value)).toBe(true);
    expect(patternsOverlap(patternOf('{org_id}'), patternOf('inland'), value)).toBe(false);
    expect(patternsOverlap(patternOf('{zone}'), patternOf('inland'), value)).toBe(true);
  });

  test.each([
    ['krn:h:scores:o:score/*', 'krn:h:scores:o:score/strings/1', true],
    ['krn:h:scores:o:score/*', 'krn:h:scores:o:book/*', false],
    ['krn:h:*:o:a', 'krn:h:s:x:o:a', false],
    ['krn:h:s:o:*:a', 'krn:h:s:o:b:c:a', true],
    ['arn:h:s:o:p:a', 'krn:h:s:o:p:a', false],
    ['*', 'krn:h:s:o:a', true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(resourcesOverlap(resourceOf(a), resourceOf(b), anything)).toBe(expected);
  });

  test('a star in the head never crosses a colon', () => {
    expect(resourcesOverlap(resourceOf('krn:*:s:o:a'), resourceOf('krn:h:s:o:a'), anything)).toBe(true);
    expect(resourcesOverlap(resourceOf('krn:*:*:o:a'), resourceOf('krn:h:t:s:o:a'), anything)).toBe(false);
  });

  test('patterns that overlap have beginnings of which one begins the other', () => {
    const segment = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 3 });
    const resource = fc.tuple(segment, segment, segment, segment).map((parts) => `krn:${parts.join(':')}z`);
    fc.assert(
      fc.property(resource, resource, (a, b) => {
        const [one, two] = [resourceOf(a), resourceOf(b)];
        if (!resourcesOverlap(one, two, anything)) return;
        const [first, second] = [literalBeginning(one, anything), literalBeginning(two, anything)];
        expect(first.startsWith(second) || second.startsWith(first)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

test('many stars match by a walk through the text, where a regular expression would never end', () => {
  expect(globMatches(`${'*a'.repeat(500)}b`, 'a'.repeat(5000))).toBe(false);
});
