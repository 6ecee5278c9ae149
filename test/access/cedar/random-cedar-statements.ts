import { fc } from '../../properties.ts';
import type { PlainStatement, PlainValues } from '../naive/documents.ts';
import { instant } from '../random-texts.ts';
import { action, dept, like, number, pattern, range, text } from './random-cedar-texts.ts';

type Values = fc.Arbitrary<string | number | boolean>;
const relations = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const textOrVariable: Values = fc.oneof(
  { weight: 5, arbitrary: text.map(literally) },
  fc.constantFrom('{principal.name}', dept),
);

/** Operators, the keys that they are asked of, and what these are compared with. */
const families: readonly (readonly [
  operators: readonly string[],
  keys: readonly string[],
  values: Values,
])[] = [
  [
    ['StringEquals', 'StringNotEquals'],
    ['doc.s', 'principal.name', 'principal.attributes.dept'],
    textOrVariable,
  ],
  [['StringLike', 'StringNotLike'], ['doc.s', 'principal.attributes.dept'], like],
  [relations.map((each) => `Numeric${each}`), ['doc.n'], number],
  [relations.map((each) => `Date${each}`), ['doc.d', 'request.time'], instant],
  [['Bool'], ['doc.b', 'principal.mfa'], fc.boolean()],
  [['IpAddress', 'NotIpAddress'], ['doc.ip', 'request.ip'], range],
  [listed('String'), ['doc.ss'], text.map(literally)],
  [listed('Numeric'), ['doc.ns'], number],
  [listed('Date'), ['doc.ds'], instant],
];

function listed(type: string): readonly string[] {
  return ['ForAnyValue:', 'ForAllValues:'].flatMap((prefix) => [
    `${prefix}${type}Equals`,
    `${prefix}${type}NotEquals`,
  ]);
}

function literally(written: string): string {
  return written.replaceAll('*', '{*}');
}

type Condition = readonly [string, string, PlainValues];
const ofFamilies: fc.Arbitrary<Condition> = fc.constantFrom(...families).chain(([operators, keys, values]) =>
  fc.tuple(
    fc
      .tuple(fc.constantFrom(...operators), fc.constantFrom('', '', 'IfExists'))
      .map((parts) => parts.join('')),
    fc.constantFrom(...keys),
    fc.oneof(values, fc.array(values, { minLength: 1, maxLength: 3 })),
  ),
);
const others: fc.Arbitrary<Condition> = fc.oneof(
  fc.tuple(
    fc.constant('Null'),
    fc.constantFrom('doc.s', 'doc.ss', 'principal.mfa', 'principal.attributes.dept'),
    fc.boolean(),
  ),
  fc.tuple(
    fc.constant('ForAnyValue:StringEquals'),
    fc.constant('principal.teams'),
    fc.array(fc.constantFrom('g1', 'g2', 'g3', 'none'), { minLength: 1, maxLength: 2 }),
  ),
);
const conditions = fc
  .array(fc.oneof({ weight: 6, arbitrary: ofFamilies }, { weight: 1, arbitrary: others }), {
    minLength: 1,
    maxLength: 2,
  })
  .map((written) => {
    const all: Record<string, Record<string, PlainValues>> = {};
    for (const [operator, key, values] of written) all[operator] = { ...all[operator], [key]: values };
    return { conditions: all };
  });

export const some = <T>(items: fc.Arbitrary<T>) => fc.array(items, { minLength: 1, maxLength: 2 });
export const statement: fc.Arbitrary<PlainStatement> = fc
  .tuple(
    fc.constantFrom<PlainStatement['effect'][]>('allow', 'allow', 'allow', 'deny', 'allow'),
    fc.oneof(
      { weight: 5, arbitrary: some(action).map((actions) => ({ actions })) },
      { weight: 1, arbitrary: some(action).map((notActions) => ({ notActions })) },
    ),
    fc.oneof(
      { weight: 2, arbitrary: fc.constant({}) },
      { weight: 4, arbitrary: some(pattern).map((resources) => ({ resources })) },
      { weight: 1, arbitrary: some(pattern).map((notResources) => ({ notResources })) },
    ),
    fc.oneof(fc.constant({}), conditions),
  )
  .map(([effect, ...parts]) => Object.assign({ effect }, ...parts));
