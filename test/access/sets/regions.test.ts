import { expect, test } from 'vitest';
import { emptyFrame } from '../../../src/access/engine/frame.ts';
import { eachOnce } from '../../../src/access/sets/make-pattern.ts';
import { regionsOf } from '../../../src/access/sets/regions.ts';
import { resourcePatterns } from '../../../src/access/sets/resource-patterns.ts';
import {
  type CompiledResource,
  compileResource,
  compileResourceType,
  everyResourceOf,
  resourceMatches,
} from '../../../src/access/text/compiled-resource.ts';
import { emptyResourceName, readResourceName } from '../../../src/access/text/resource-name.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { fc } from '../../properties.ts';

const frame = emptyFrame({
  type: 'member',
  name: undefined,
  id: undefined,
  attributes: new Map(),
  teams: [],
});

function textsUpTo(length: number, letters: readonly string[]): readonly string[] {
  const all = [''];
  for (let from = 0; (all[from]?.length ?? length) < length; from += 1)
    for (const letter of letters) all.push(`${all[from]}${letter}`);
  return all;
}
/** Rests so long that whatever a short pattern tells apart, one of these shows. */
const rests = textsUpTo(6, ['a', 'b', 'x']).filter((text) => text !== '');
const heads = ['k', 'a', ''].flatMap((first) =>
  ['o', 'a', 'x', 'xo'].map((last) => `krn:${first}:e:${last}:`),
);
const names = heads.flatMap((head) =>
  (head === 'krn:k:e:o:' ? rests : rests.slice(0, 40)).map((rest) => head + rest),
);
const otherNames = ['a:b', ':', 'a:', 'b:o:x'].flatMap((rest) =>
  ['krn:k:e:o:', 'arn:k:e:o:', 'arn:k:e:r:o:', 'arn:k:e:o:o:', 'arm:k:e:o:'].map((head) => head + rest),
);

const rest = fc
  .array(fc.constantFrom('a', 'b', '*', '*', '?'), { minLength: 1, maxLength: 5 })
  .map((letters) => letters.join(''))
  .filter((text) => text.replaceAll('*', '').length <= 4);
const written = fc.oneof(
  { weight: 4, arbitrary: rest.map((text) => `krn:k:e:o:${text}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('k', '*', '?', 'a*'), fc.constantFrom('o', '*', 'a', '?o', '*o'), rest)
      .map(([first, last, text]) => `krn:${first}:e:${last}:${text}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('*', 'arn:*:e:*:o:*', 'arn:*:e:o:*:b*', 'krn:*:*:*:*', 'arm:k:e:o:?:*'),
  },
);
const noVariables = () => ({ is: 'never' }) as const;
const compiledPattern = fc.oneof(
  { weight: 9, arbitrary: written.map((text) => compileResource(text, noVariables)) },
  { weight: 1, arbitrary: fc.constant(everyResourceOf('o')) },
);
const type = fc
  .constantFrom('krn:*:e:*:*', 'krn:k:e:{org_id}:*', 'krn:k:e:o:a*', 'arn:*:e:*:*:*', '*', 'krn:k:*:o:*b*')
  .map((text) => compileResourceType(text, 'o'));

/** What is told of types and patterns, against every name up to a length. */
function check(types: readonly CompiledResource[], patterns: readonly CompiledResource[]): number {
  const all = [...types, ...patterns];
  const told = all.flatMap((each) => resourcePatterns(each, '*'));
  const { regions, isComplete } = regionsOf(
    { types: eachOnce(types.flatMap((each) => resourcePatterns(each, '*'))) },
    told,
    { left: 1_000_000 },
  );
  expect(isComplete).toBe(true);
  const name = emptyResourceName();
  const kindOf = (resource: string) => {
    if (!readResourceName(name, resource)) return undefined;
    if (resource !== '*' && !types.some((each) => resourceMatches(each, frame, name, true))) return undefined;
    return all.map((each) => (resourceMatches(each, frame, name, false) ? 1 : 0)).join('');
  };
  const shown = regions.map(({ resource }) => kindOf(resource));
  expect(shown).not.toContain(undefined);
  expect(regions[0]?.resource).toBe('*');
  for (const { resource, matched } of regions) {
    const keys = new Set(matched.map((at) => told[at]?.key));
    readResourceName(name, resource);
    for (const each of all) {
      const [pattern, ...others] = resourcePatterns(each, '*');
      if (pattern === undefined || others.length > 0) continue;
      expect(keys.has(pattern.key)).toBe(resourceMatches(each, frame, name, false));
    }
  }
  const kinds = new Set(shown);
  for (const resource of [...names, ...otherNames]) {
    const kind = kindOf(resource);
    if (kind !== undefined && !kinds.has(kind)) expect.fail(`${resource} lies in no region`);
  }
  return kinds.size;
}

test('every resource lies in a region that is shown, and what is shown is one', () => {
  let regions = 0;
  fc.assert(
    fc.property(
      fc.array(type, { minLength: 1, maxLength: 2 }),
      fc.array(compiledPattern, { minLength: 1, maxLength: 4 }),
      (types, patterns) => {
        regions += check(types, patterns);
      },
    ),
    { numRuns: times(20_000, 500) },
  );
  // Most worlds have more than one kind of resource.
  expect(regions).toBeGreaterThan(times(20_000, 500) * 3);
});

test('so it does where patterns have stars alone, which are compared with each other', () => {
  const starry = fc
    .array(fc.constantFrom('a', 'b', '*', '*'), { minLength: 1, maxLength: 5 })
    .map((letters) => compileResource(`krn:k:e:o:${letters.join('')}`, noVariables));
  const every = [compileResourceType('krn:k:e:*:*', 'o')];
  fc.assert(
    fc.property(fc.array(starry, { minLength: 2, maxLength: 6 }), (patterns) => {
      check(every, patterns);
    }),
    { numRuns: times(20_000, 600) },
  );
});
