import { fc } from '../../properties.ts';
import type { PlainStatement, PlainValues } from '../naive/documents.ts';

/** Names of a few letters, in this organization and another: as long as patterns below can tell apart. */
const letters = ['a', 'b', 'c'];
function textsUpTo(length: number): readonly string[] {
  if (length === 0) return [''];
  const shorter = textsUpTo(length - 1);
  return [
    ...shorter,
    ...shorter
      .filter((text) => text.length === length - 1)
      .flatMap((text) => letters.map((each) => text + each)),
  ];
}
const texts = textsUpTo(4).filter((text) => text !== '');
export const resources = ['acme', 'x'].flatMap((organization) =>
  texts.map((text) => `krn:k:events:${organization}:${text}`),
);

const rests = ['*', '*', 'a*', 'b*', '*a', '*b', 'a', 'ab', 'a?', '?', '??', '?*', 'a*b', '*b*', '??*'];
const pattern = fc
  .tuple(fc.constantFrom('{org_id}', '{org_id}', '*', 'acme', 'x'), fc.constantFrom(...rests))
  .map(([organization, rest]) => `krn:k:events:${organization}:${rest}`);
const reach = fc.oneof(
  { weight: 1, arbitrary: fc.constant({}) },
  {
    weight: 6,
    arbitrary: fc.uniqueArray(pattern, { minLength: 1, maxLength: 3 }).map((some) => ({ resources: some })),
  },
  {
    weight: 1,
    arbitrary: fc
      .uniqueArray(pattern, { minLength: 1, maxLength: 2 })
      .map((some) => ({ notResources: some })),
  },
);

/** Of each key the values that its conditions tell apart; undefined: it is left out. */
const values = {
  'principal.mfa': [undefined, true, false],
  'events.region': [undefined, 'eu', 'us', 'e', 'EU', 'US', 'xu', 'xU', '?u', '?U', 'e*', 'E*', ''],
  'events.size': [undefined, 1, 2, 3, 4, 5],
  'events.tags': [undefined, ['a'], ['b'], ['c'], ['a', 'b'], ['a', 'c'], ['b', 'c'], ['a', 'b', 'c']],
} as const;
type CallerKey = keyof typeof values;

const some = <T extends string | number | boolean>(...each: readonly T[]): fc.Arbitrary<PlainValues> =>
  fc.uniqueArray(fc.constantFrom(...each), { minLength: 1, maxLength: 2 });
const conditionsOfCaller: Readonly<Record<CallerKey, fc.Arbitrary<Record<string, PlainValues>>>> = {
  'principal.mfa': written(['Bool', 'BoolIfExists'], some(true, false)),
  'events.region': written(
    ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLikeIfExists', 'StringEqualsIgnoreCase'],
    some('eu', 'us', 'e*', '?u'),
  ),
  'events.size': written(
    ['NumericLessThan', 'NumericGreaterThanEquals', 'NumericEquals', 'NumericNotEquals'],
    some(2, 4),
  ),
  'events.tags': written(
    [
      'ForAnyValue:StringEquals',
      'ForAllValues:StringEquals',
      'ForAnyValue:StringNotEquals',
      'ForAllValues:StringLike',
    ],
    some('a', 'b'),
  ),
};
function written(operators: readonly string[], of: fc.Arbitrary<PlainValues>) {
  return fc.tuple(fc.constantFrom(...operators), of).map(([operator, value]) => ({ [operator]: value }));
}

/** What everybody is asked who may hold a statement: `members` below has one for each answer. */
const conditionsOfPrincipals = fc.oneof(
  written(['StringEquals', 'StringNotEquals'], some('guests', 'readers')).map((each) => ({
    'principal.teams': prefixed('ForAnyValue:', each),
  })),
  written(['StringLike', 'StringNotLike'], some('m*', '*1')).map((each) => ({ 'principal.name': each })),
);
function prefixed(prefix: string, condition: Record<string, PlainValues>): Record<string, PlainValues> {
  return Object.fromEntries(Object.entries(condition).map(([operator, value]) => [prefix + operator, value]));
}

type Conditions = NonNullable<PlainStatement['conditions']>;
function conditionsOn(keys: readonly CallerKey[]): fc.Arbitrary<{ readonly conditions?: Conditions }> {
  const ofCaller = fc.constantFrom(...keys).chain((key) =>
    fc
      .oneof(
        conditionsOfCaller[key],
        fc.boolean().map((is) => ({ Null: is })),
      )
      .map((each) => ({ [key]: each })),
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    { weight: 4, arbitrary: ofCaller.map((each) => ({ conditions: byOperator([each]) })) },
    { weight: 2, arbitrary: fc.tuple(ofCaller, ofCaller).map((each) => ({ conditions: byOperator(each) })) },
    { weight: 1, arbitrary: conditionsOfPrincipals.map((each) => ({ conditions: byOperator([each]) })) },
  );
}

function byOperator(some: readonly Readonly<Record<string, Record<string, PlainValues>>>[]): Conditions {
  const found: Record<string, Record<string, PlainValues>> = {};
  for (const each of some)
    for (const [key, condition] of Object.entries(each))
      for (const [operator, value] of Object.entries(condition))
        found[operator] = { ...found[operator], [key]: value };
  return found;
}

export interface Scenario {
  readonly statements: readonly PlainStatement[];
  /** Every context in which some statement is another. */
  readonly contexts: readonly Readonly<Record<string, unknown>>[];
}

const actions = fc.constantFrom(
  ['events:read'],
  ['events:list'],
  ['events:list*'],
  ['events:read', 'events:list'],
  ['events:ping'],
);

function statementOn(keys: readonly CallerKey[]): fc.Arbitrary<PlainStatement> {
  const effect = fc.constantFrom('allow' as const, 'allow' as const, 'allow' as const, 'deny' as const);
  return fc
    .record({ effect, actions, where: reach as fc.Arbitrary<object>, more: conditionsOn(keys) })
    .map(({ where, more, ...rest }) => ({ ...rest, ...where, ...more }));
}

/** The first statement again: in two parts, which only together are all of it; or as what it is denied by. */
function withEcho(
  echo: 'none' | 'parts' | 'deny' | 'denying parts',
  [first, ...others]: readonly PlainStatement[],
  [key = 'principal.mfa']: readonly CallerKey[],
): readonly PlainStatement[] {
  if (first === undefined || echo === 'none') return [...(first === undefined ? [] : [first]), ...others];
  const effect = echo === 'parts' ? first.effect : 'deny';
  const again = { ...first, effect };
  if (echo === 'deny') return [...others, again, first];
  const parts = [true, false].map((is) => ({
    ...again,
    conditions: { ...first.conditions, Null: { ...first.conditions?.Null, [key]: is } },
  }));
  return [...parts, ...others, first];
}

/** A few statements that have much in common. */
export const scenario: fc.Arbitrary<Scenario> = fc
  .uniqueArray(fc.constantFrom(...(Object.keys(values) as CallerKey[])), { minLength: 1, maxLength: 2 })
  .chain((keys) =>
    fc
      .tuple(
        fc.constantFrom(
          'none' as const,
          'none' as const,
          'parts' as const,
          'deny' as const,
          'denying parts' as const,
        ),
        fc.array(statementOn(keys), { minLength: 2, maxLength: 3 }),
      )
      .map(([echo, statements]) => ({
        statements: withEcho(echo, statements, keys),
        contexts: contextsOf(keys),
      })),
  );

function contextsOf(keys: readonly CallerKey[]): Scenario['contexts'] {
  let contexts: Record<string, unknown>[] = [{}];
  for (const key of keys)
    contexts = contexts.flatMap((context) =>
      values[key].map((value) => (value === undefined ? context : { ...context, [key]: value })),
    );
  return contexts;
}
