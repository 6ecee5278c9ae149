import { expect, test } from 'vitest';
import type { Key } from '../../../src/access/engine/key-table.ts';
import type { ContextScalar, ContextValue, RequestContext } from '../../../src/access/request.ts';
import type { ContextTest } from '../../../src/access/sets/context-test.ts';
import { contextsOf } from '../../../src/access/sets/contexts.ts';
import { testAnswers } from '../../../src/access/sets/test-answers.ts';
import { type ConditionOperator, parseOperator } from '../../../src/model/services/condition-operator.ts';
import type { ConditionValue } from '../../../src/model/services/condition-value.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { fc } from '../../properties.ts';

/** In full, on a machine that does other work besides. */
const hours = 10_000_000;

function key(name: string, scalar: Key['scalar'], isList = false): Key {
  return { number: 0, name, type: isList ? `${scalar}[]` : scalar, giver: 'caller', scalar, isList };
}

function textsUpTo(length: number, letters: readonly string[]): readonly string[] {
  const all = [''];
  for (let from = 0; (all[from]?.length ?? length) < length; from += 1)
    for (const letter of letters) all.push(`${all[from]}${letter}`);
  return all;
}

/** What is written for a type, and values so many that all ways to answer a few tests are among them. */
interface Dense {
  readonly operators: readonly string[];
  readonly written: fc.Arbitrary<ConditionValue>;
  readonly values: readonly ContextScalar[];
}

const numbers = [-1.5, -1, -0.5, 0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 1e9, -1e9];
const names = ['krn:k:e:o:', 'krn:x:e:o:', 'arn:k:e:o:', 'arn:k:e:r:o:'].flatMap((head) =>
  ['', 'a', 'b', 'x', 'ab', 'a:b', ':'].map((rest) => head + rest),
);
const ordered = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const seconds = ['00', '01', '02', '59'].map((second) => `2026-01-01T00:00:${second}Z`);
const dense: Readonly<Record<Key['scalar'], Dense>> = {
  string: {
    operators: [
      'Equals',
      'NotEquals',
      'Like',
      'NotLike',
      'EqualsIgnoreCase',
      'NotEqualsIgnoreCase',
      'resource',
    ].flatMap((each) => (each === 'resource' ? ['ResourceLike', 'ResourceNotLike'] : [`String${each}`])),
    written: fc.oneof(
      fc
        .array(fc.constantFrom('a', 'b', 'A', '*', '?', 'k', 'é'), { maxLength: 3 })
        .map((all) => all.join('')),
      fc.constantFrom('*', 'krn:*:e:o:*', 'krn:k:e:o:a*', 'krn:?:e:*:?', 'arn:*:e:*:o:a'),
    ),
    values: [
      ...textsUpTo(4, ['a', 'b', 'A', 'k', 'x']),
      'K',
      '\u212a',
      'é',
      'É',
      'aé',
      'AÉ',
      '*',
      '?',
      '*a',
      ...names,
    ],
  },
  number: {
    operators: ordered.map((each) => `Numeric${each}`),
    written: fc.constantFrom(0, 1, 0.5, -1, 2),
    values: numbers,
  },
  date: {
    operators: ordered.map((each) => `Date${each}`),
    written: fc.constantFrom(
      '2026-01-01',
      '2026-01-01T00:00:01Z',
      '2026-01-01T00:00:02Z',
      '2026-01-01T01:00:01+01:00',
    ),
    values: [...seconds, '2026-01-01T00:00:01.5Z', '2026-01-01T00:00:00.000001Z', '2025-01-01', '2027-01-01'],
  },
  bool: { operators: ['Bool'], written: fc.boolean(), values: [true, false] },
  ip: {
    operators: ['IpAddress', 'NotIpAddress'],
    written: fc.constantFrom(
      '10.0.0.0/30',
      '10.0.0.2',
      '10.0.0.2/31',
      '0.0.0.0/0',
      '::/0',
      '::ffff:0:0/96',
      '::ffff:10.0.0.0/126',
      '2001:db8::/126',
      '2001:db8::1',
      '::/1',
      '255.255.255.255',
      'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
      '::fffe:0:0/95',
    ),
    values: [
      ...[
        '9.255.255.255',
        '10.0.0.0',
        '10.0.0.1',
        '10.0.0.2',
        '10.0.0.3',
        '10.0.0.4',
        '255.255.255.255',
        '0.0.0.0',
      ],
      ...[
        '::',
        '::1',
        '2001:db8::',
        '2001:db8::1',
        '2001:db8::2',
        '2001:db8::4',
        '::ffff:10.0.0.1',
        '::fffe:1:1',
      ],
      ...['8000::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '::1:0:0:0'],
    ],
  },
};

const keys = [
  ...Object.keys(dense).map((scalar) => key(`e.${scalar}`, scalar as Key['scalar'])),
  ...Object.keys(dense).map((scalar) => key(`e.${scalar}s`, scalar as Key['scalar'], true)),
];

function testOn(of: Key): fc.Arbitrary<ContextTest> {
  const { operators, written } = dense[of.scalar];
  const operator = fc
    .tuple(
      fc.constantFrom('ForAnyValue:', 'ForAllValues:'),
      fc.constantFrom(...operators),
      fc.constantFrom('', 'IfExists'),
    )
    .map(([prefix, base, suffix]) => parseOperator(`${of.isList ? prefix : ''}${base}${suffix}`));
  const compared = fc.tuple(operator, fc.array(written, { minLength: 1, maxLength: 2 }));
  const present = fc
    .boolean()
    .map((wanted): [ConditionOperator, ConditionValue[]] => [parseOperator('Null'), [wanted]]);
  return fc
    .oneof({ weight: 6, arbitrary: compared }, { weight: 1, arbitrary: present })
    .map(([how, values]) => ({
      key: JSON.stringify([of.name, how, values]),
      of,
      operator: how,
      isDeny: false,
      values,
      dependsOn: [],
    }));
}

function byName(context: RequestContext): ReadonlyMap<string, ContextValue> {
  return new Map(Object.entries(context).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Values, and of lists those of up to three. */
function denseValues({ scalar, isList }: Key): readonly (ContextValue | undefined)[] {
  const { values } = dense[scalar];
  if (!isList) return [undefined, ...values];
  const few = values.filter((_, at) => at % Math.ceil(values.length / 14) === 0);
  return [
    undefined,
    [],
    ...few.flatMap((one) => few.flatMap((two) => few.slice(0, 5).map((three) => [one, two, three]))),
  ];
}

test('whatever a caller tells of a key, one of the contexts answers all tests alike', {
  timeout: hours,
}, () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...keys).chain((of) => fc.array(testOn(of), { minLength: 1, maxLength: 4 })),
      (tests) => {
        const [{ of }] = tests as [ContextTest];
        const { contexts, isComplete } = contextsOf(tests, { left: 1_000_000 });
        expect(isComplete).toBe(true);
        const answers = testAnswers(tests);
        const shown = contexts.map((context) => answers(byName(context)));
        expect(new Set(shown).size).toBe(shown.length);
        for (const value of denseValues(of)) {
          const told = answers(value === undefined ? new Map() : new Map([[of.name, value]]));
          if (!shown.includes(told)) expect.fail(`no context answers as ${JSON.stringify(value)}: ${told}`);
        }
      },
    ),
    { numRuns: times(50_000, 500) },
  );
});

test('keys are combined in every way', { timeout: hours }, () => {
  fc.assert(
    fc.property(
      fc.tuple(
        testOn(keys[1] as Key),
        testOn(keys[3] as Key),
        testOn(keys[2] as Key),
        testOn(keys[3] as Key),
      ),
      (tests) => {
        const { contexts, isComplete } = contextsOf(tests, { left: 1_000_000 });
        expect(isComplete).toBe(true);
        const answers = testAnswers(tests);
        const shown = new Set(contexts.map((context) => answers(byName(context))));
        const [one, two, three] = [1, 3, 2].map((at) => keys[at] as Key) as [Key, Key, Key];
        const given = (of: Key, value: ContextValue | undefined) =>
          value === undefined ? [] : [[of.name, value] as const];
        for (const a of denseValues(one))
          for (const b of denseValues(two))
            for (const c of denseValues(three))
              expect(shown).toContain(
                answers(new Map([...given(one, a), ...given(two, b), ...given(three, c)])),
              );
      },
    ),
    { numRuns: times(2000, 30) },
  );
});

test('keys that are compared with each other are the same or not in every way', { timeout: hours }, () => {
  const [a, b] = [key('e.a', 'string'), key('e.b', 'string')];
  const plain = fc.constantFrom('a', 'ab', 'a*', '*b', '?', 'x');
  const written = fc.oneof(
    plain.map((value) => ({ value, dependsOn: [] as Key[] })),
    fc.constantFrom(a, b).map((other) => ({ value: `{${other.name}}`, dependsOn: [other] })),
  );
  const operators = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLikeIfExists'];
  const joint = fc
    .tuple(
      fc.constantFrom(a, b),
      fc.constantFrom(...operators),
      fc.array(written, { minLength: 1, maxLength: 2 }),
      fc.boolean(),
    )
    .map(([of, base, values, isDeny]): ContextTest => {
      const all = values.map(({ value }) => value);
      const dependsOn = values.flatMap((each) => each.dependsOn);
      return {
        key: JSON.stringify([of.name, base, all, isDeny]),
        of,
        operator: parseOperator(base),
        isDeny,
        values: all,
        dependsOn,
      };
    });
  const texts = [undefined, ...textsUpTo(3, ['a', 'b', 'x'])];
  let known = 0;
  fc.assert(
    fc.property(fc.array(joint, { minLength: 1, maxLength: 4 }), (tests) => {
      const { contexts, isComplete } = contextsOf(tests, { left: 1_000_000 });
      // Nobody sees of `*b` and `?` that they have one text in common.
      if (!isComplete) return;
      known += 1;
      const answers = testAnswers(tests);
      const shown = new Set(contexts.map((context) => answers(byName(context))));
      for (const one of texts)
        for (const other of texts) {
          const given = Object.entries({ 'e.a': one, 'e.b': other }).filter(
            (each): each is [string, string] => each[1] !== undefined,
          );
          if (!shown.has(answers(new Map(given)))) expect.fail(`no context answers as ${one} and ${other}`);
        }
    }),
    { numRuns: times(20_000, 150) },
  );
  expect(known).toBeGreaterThan(times(20_000, 150) / 2);
});
