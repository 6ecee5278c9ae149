import { expect, test } from 'vitest';
import { emptyFrame } from '../../src/access/engine/frame.ts';
import { compileResource, someResourceMatches } from '../../src/access/text/compiled-resource.ts';
import { emptyResourceName, readResourceName } from '../../src/access/text/resource-name.ts';
import { resourceSet, setMatches } from '../../src/access/text/resource-set.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { fc } from '../properties.ts';
import { accessOf, reasonOf, statementsOfAna } from './access-of.ts';

const seed = chosenSeed();
const frame = emptyFrame({
  type: 'member',
  name: undefined,
  id: undefined,
  attributes: new Map(),
  teams: [],
});

const rest = fc
  .array(fc.constantFrom('a', 'b', ':', '😀', '\uffff'), { minLength: 1, maxLength: 3 })
  .map((characters) => characters.join(''));
const heads = fc.constantFrom('k:k:s:o', 'k:k:s:p', 'arn:a:s:r:1');
const pattern = fc
  .tuple(fc.constantFrom('k:k:s:o', 'k:k:s:p', 'arn:a:s:r:1', 'k:*:s:o', 'k:k:s:{gone}'), rest, fc.nat(3))
  .map(([head, text, form]) => `${head}:${[text, `${text}*`, `${text}*a`, `*${text}`][form]}`);

test('many patterns match as one after the other does', () => {
  let matched = 0;
  fc.assert(
    fc.property(
      fc.array(pattern, { minLength: 9, maxLength: 40, size: 'max' }),
      fc.tuple(heads, rest),
      fc.boolean(),
      (texts, [head, after], inDoubt) => {
        const patterns = texts.map((text) => compileResource(text, () => ({ is: 'never' })));
        const name = emptyResourceName();
        expect(readResourceName(name, `${head}:${after}`)).toBe(true);
        const expected = someResourceMatches(patterns, frame, name, inDoubt);
        expect(setMatches(resourceSet(patterns), frame, name, inDoubt)).toBe(expected);
        if (expected && !inDoubt) matched += 1;
      },
    ),
    { numRuns: 5_000, seed },
  );
  expect(matched).toBeGreaterThan(500);
});

test('a statement of 10,000 resources works', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `"krn:k:events:acme:event/${index}"`);
  const list = (effect: string, from: number) =>
    `- { effect: ${effect}, actions: ["events:touch"], resources: [${names.slice(from).join(', ')}, "krn:k:events:acme:event/x*"] }`;
  const access = accessOf(statementsOfAna(`${list('allow', 0)}\n${list('deny', 5_000)}`));
  const asked = (resource: string) => reasonOf(access, { action: 'events:touch', resource });
  expect(asked('krn:k:events:acme:event/4999')).toBe('allow');
  expect(asked('krn:k:events:acme:event/9999')).toBe('explicit-deny');
  expect(asked('krn:k:events:acme:event/xy')).toBe('explicit-deny');
  expect(asked('krn:k:events:acme:event/10000')).toBe('implicit-deny');
});
