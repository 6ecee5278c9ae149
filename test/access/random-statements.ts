import { fc } from '../properties.ts';
import type { PlainStatement, PlainValues } from './naive/documents.ts';
import { address, date, number, pieces, range, resourcePattern, text } from './random-texts.ts';

const actionPatterns = [
  'doc:read',
  'doc:read',
  'doc:list',
  'doc:list*',
  'doc:*',
  'doc:*',
  'DOC:Re?d',
  'doc:*l*',
  'doc:admin.*',
  'doc:adminxpurge',
  'doc:?????',
  'ops:*',
  'ops:ping',
  'ops:p?ng',
  '*',
];
const action = fc.constantFrom(...actionPatterns);

type Typed = 'string' | 'number' | 'date' | 'bool' | 'ip';

/** The keys of each type: those of the catalogue, those built in, and those of a member's own. */
const scalarKeys: Readonly<Record<Typed, readonly string[]>> = {
  string: ['doc.s', 'Doc.S', 'doc.tag:x', 'principal.name', 'principal.type', 'resource.zone'],
  number: ['doc.n'],
  date: ['doc.d', 'request.time'],
  bool: ['doc.b', 'principal.mfa', 'Principal.MFA'],
  ip: ['doc.ip', 'request.ip'],
};
const listKeys: Readonly<Record<Typed, readonly string[]>> = {
  string: ['doc.ss', 'doc.ss', 'principal.teams'],
  number: ['doc.ns'],
  date: ['doc.ds'],
  bool: ['doc.bs'],
  ip: ['doc.ips'],
};
const attributeKeys = [
  'principal.attributes.dept',
  'principal.attributes.level',
  'Principal.Attributes.TAGS',
];

export const operators: Readonly<Record<Typed, readonly string[]>> = {
  string: [
    'StringEquals',
    'StringNotEquals',
    'StringEqualsIgnoreCase',
    'StringNotEqualsIgnoreCase',
    'StringLike',
    'StringNotLike',
    'ResourceLike',
    'ResourceNotLike',
  ],
  number: relations('Numeric'),
  date: relations('Date'),
  bool: ['Bool'],
  ip: ['IpAddress', 'NotIpAddress'],
};

function relations(type: string): readonly string[] {
  const relations = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
  return relations.map((relation) => `${type}${relation}`);
}

const types = Object.keys(operators) as readonly Typed[];

/** Every operator with both prefixes and the suffix, and `Null`. */
export const allOperators: readonly string[] = [
  'Null',
  ...types.flatMap((type) =>
    operators[type].flatMap((base) =>
      ['', 'ForAnyValue:', 'ForAllValues:'].flatMap((prefix) => [
        `${prefix}${base}`,
        `${prefix}${base}IfExists`,
      ]),
    ),
  ),
];

/** What a key is compared with: patterns under the operators that read them. */
function valueFor(base: string): fc.Arbitrary<string | number | boolean> {
  if (base.startsWith('Resource')) return resourcePattern;
  if (base.endsWith('Like')) return fc.oneof(pieces, text.map(literally));
  if (base.startsWith('String'))
    return fc.oneof({ weight: 3, arbitrary: text.map(literally) }, { weight: 1, arbitrary: pieces });
  if (base.startsWith('Numeric')) return number;
  if (base.startsWith('Date')) return fc.oneof({ weight: 9, arbitrary: date }, someVariable);
  if (base === 'Bool') return fc.boolean();
  return fc.oneof({ weight: 9, arbitrary: range }, someVariable);
}

const someVariable = {
  weight: 1,
  arbitrary: fc.constantFrom('{principal.attributes.dept}', '{principal.attributes.level}', '{doc.s}'),
};

/** A text as a pattern that means it. */
function literally(written: string): string {
  const escapes: Readonly<Record<string, string>> = { '{': '{{', '}': '}}', '*': '{*}', '?': '{?}' };
  return [...written].map((character) => escapes[character] ?? character).join('');
}

const condition: fc.Arbitrary<readonly [string, string, PlainValues]> = fc.oneof(
  { weight: 1, arbitrary: nullCondition() },
  // As often as there are operators of a type.
  {
    weight: 20,
    arbitrary: fc
      .constantFrom(...types.flatMap((type) => operators[type].map(() => type)))
      .chain(conditionOfType),
  },
);

function nullCondition(): fc.Arbitrary<readonly [string, string, PlainValues]> {
  const keys = [
    'doc.s',
    'doc.ss',
    'doc.ns',
    'principal.mfa',
    'principal.teams',
    'resource.zone',
    ...attributeKeys,
  ];
  return fc.tuple(fc.constant('Null'), fc.constantFrom(...keys), fc.boolean());
}

function conditionOfType(type: Typed): fc.Arbitrary<readonly [string, string, PlainValues]> {
  return fc
    .record({
      base: fc.constantFrom(...operators[type]),
      prefix: fc.constantFrom('', 'ForAnyValue:', 'ForAllValues:'),
      suffix: fc.constantFrom('', '', 'IfExists'),
      scalar: fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...scalarKeys[type]) },
        { weight: 1, arbitrary: fc.constantFrom(...attributeKeys) },
      ),
      list: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...listKeys[type]) },
        { weight: 1, arbitrary: fc.constantFrom(...scalarKeys[type], ...attributeKeys) },
      ),
    })
    .chain(({ base, prefix, suffix, scalar, list }) =>
      fc.tuple(
        fc.constant(`${prefix}${base}${suffix}`),
        fc.constant(prefix === '' ? scalar : list),
        fc.oneof(valueFor(base), fc.array(valueFor(base), { minLength: 1, maxLength: 3 })),
      ),
    );
}

const conditions: fc.Arbitrary<PlainStatement['conditions']> = fc
  .array(condition, { minLength: 1, maxLength: 3 })
  .map((written) => {
    const all: Record<string, Record<string, PlainValues>> = {};
    for (const [operator, key, values] of written) all[operator] = { ...all[operator], [key]: values };
    return all;
  });

const actions = fc.oneof(
  { weight: 5, arbitrary: fc.record({ actions: fc.array(action, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ notActions: fc.array(action, { minLength: 1, maxLength: 2 }) }) },
);

const someResources = fc.array(resourcePattern, { minLength: 1, maxLength: 3 });
const resources: fc.Arbitrary<Pick<PlainStatement, 'resources' | 'notResources'>> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 6, arbitrary: fc.record({ resources: someResources }) },
  { weight: 1, arbitrary: fc.record({ notResources: someResources }) },
);

/** A statement of a policy, or one that narrows a token. */
export const statement: fc.Arbitrary<PlainStatement> = fc
  .record({
    effect: fc.constantFrom('allow', 'allow', 'allow', 'allow', 'deny'),
    actions,
    resources,
    conditions: fc.oneof(
      { weight: 1, arbitrary: fc.constant(undefined) },
      { weight: 2, arbitrary: conditions },
    ),
  })
  .map(({ effect, actions, resources, conditions }) => ({
    effect: effect as PlainStatement['effect'],
    ...actions,
    ...resources,
    ...(conditions === undefined ? {} : { conditions }),
  }));

/** The context of a request: keys that are there or missing, in either case, of the right types. */
export const context: fc.Arbitrary<Record<string, unknown>> = fc
  .record(
    {
      'doc.s': text,
      'doc.Tag:X': text,
      'doc.ss': fc.array(text, { maxLength: 3 }),
      'doc.n': number,
      'doc.ns': fc.array(number, { maxLength: 3 }),
      'doc.d': date,
      'doc.ds': fc.array(date, { maxLength: 3 }),
      'DOC.B': fc.boolean(),
      'doc.bs': fc.array(fc.boolean(), { maxLength: 2 }),
      'doc.ip': address,
      'doc.ips': fc.array(address, { maxLength: 3 }),
      'principal.mfa': fc.boolean(),
      'request.ip': address,
    },
    { requiredKeys: [] },
  )
  .map((given) => ({ ...given }));

/** What a request may not give: a key of nobody, of the model or of another type. */
export const wrongContext: fc.Arbitrary<Record<string, unknown>> = fc.constantFrom(
  { 'doc.none': 'a' },
  { 'doc.s': 5 },
  { 'doc.s': ['a'] },
  { 'doc.ss': 'a' },
  { 'doc.ss': ['a', 1] },
  { 'doc.n': '1' },
  { 'doc.d': 'soon' },
  { 'doc.d': '2026-02-30' },
  { 'doc.b': 'true' },
  { 'request.ip': '10.0.0.0/8' },
  { 'request.ip': '10.0.0' },
  { 'principal.name': 'ana' },
  { 'Principal.Attributes.dept': 'a' },
  { 'principal.attributes.other': 'a' },
  { 'principal.teams': [] },
  { 'principal.type': 'member' },
  { 'resource.zone': 'z1' },
  { org_id: 'o' },
);

export const askedAction: fc.Arbitrary<string> = fc.constantFrom(
  'doc:read',
  'doc:read',
  'doc:list',
  'doc:listAll',
  'DOC:LISTALL',
  'doc:write',
  'doc:admin.purge',
  'doc:adminxpurge',
  'ops:ping',
  'ops:pong',
);
