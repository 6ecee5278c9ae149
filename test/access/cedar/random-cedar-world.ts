import fc from 'fast-check';
import type {
  PlainDocument,
  PlainRequest,
  PlainStatement,
  PlainValues,
  PlainWorld,
} from '../naive/documents.ts';
import { period } from '../random-bindings.ts';
import { instant, organizationId, sometimes } from '../random-texts.ts';

/**
 * Organizations and requests that Cedar has words for. It has none for `?`, for comparing without case, for a variable
 * within a pattern, for patterns and orders over lists, nor for v4-mapped addresses.
 */

const dept = '{principal.attributes.dept}';
const action = fc.constantFrom('doc:read', 'doc:l*', 'doc:*', 'DOC:read', 'ops:*', 'doc:*a*', '*');
const heads = [
  'krn:k:doc:{org_id}',
  'krn:k*:doc:o',
  'krn:*:*:*',
  'krn:k:*:{org_id}',
  'krn:k:doc:{principal.name}',
];
const rests = ['*', 'a*', 'a', '*b', 'a/*', '*a*b', 'z1/*', 'a{*}', '{principal.name}', dept];
const pattern = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(fc.constantFrom(...heads), fc.constantFrom(...rests)).map((parts) => parts.join(':')),
  },
  { weight: 1, arbitrary: fc.constantFrom('*', 'arn:k:doc:*:o:a*', 'arn:*:*:a:{org_id}:*') },
);
const resource = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom('krn:k:doc:o', 'krn:k:doc:o', 'krn:kk:doc:o', 'krn:k:doc:ana', 'krn:k:ops:o'),
        fc.constantFrom('a', 'b', 'ab', 'a/b', 'a*', 'ana', 'z1/a', 'z1/b', 'a:b', 'é\\"'),
      )
      .map((parts) => parts.join(':')),
  },
  { weight: 1, arbitrary: fc.constantFrom('*', 'arn:k:doc:a:o:a', 'arn:k:doc::o:b') },
);

const text = fc.constantFrom('a', 'b', 'ab', 'A', 'a*', '', 'é', 'x"\\y', 'ana');
const like = fc.constantFrom('a*', '*b', '*', 'a{*}', 'ab', '*a*', 'x"\\y');
const number = fc.constantFrom(-1, 0, 1, 2, 3);
const address = fc.constantFrom(
  '10.0.0.1',
  '10.0.0.2',
  '10.1.0.0',
  '11.0.0.1',
  '2001:db8::1',
  '2001:db9::1',
  '::1',
);
const range = fc.oneof(
  address,
  fc.constantFrom('10.0.0.0/8', '10.0.0.0/31', '0.0.0.0/0', '2001:db8::/32', '::/0'),
);

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

const some = <T>(items: fc.Arbitrary<T>) => fc.array(items, { minLength: 1, maxLength: 2 });
const statement: fc.Arbitrary<PlainStatement> = fc
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

const roleNames = ['r1', 'r2', 'r3'];
const binding = fc
  .tuple(
    fc.constantFrom(...roleNames),
    sometimes(fc.constant('z1'), 4),
    sometimes(some(pattern), 5),
    fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: period }),
  )
  .map(([role, zone, on, dates]) => ({
    role,
    ...(zone === undefined ? {} : { zone }),
    ...(on === undefined ? {} : { on }),
    ...dates,
  }));
const bindings = (minLength: number) =>
  fc.uniqueArray(binding, {
    minLength,
    maxLength: 2,
    selector: ({ role, zone, on }) => JSON.stringify([role, zone, on && [...new Set(on)].sort()]),
  });

const policyName = fc.constantFrom('p1', 'p2', 'p3');
const boundary = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: some(policyName).map((boundary) => ({ boundary })) },
);
const status = fc.constantFrom({}, {}, {}, { status: 'suspended' as const }, {}, {}, {});
const attributes = fc.oneof(
  fc.constant({}),
  text.map((each) => ({ attributes: { dept: each } })),
);

function person(document: object): fc.Arbitrary<PlainDocument> {
  const role = fc.oneof(
    fc.constant({}),
    fc.constantFrom(...roleNames).map((each) => ({ role: each })),
  );
  const held = bindings(0).map((each) => ({ bindings: each }));
  return fc
    .tuple(status, role, held, boundary, attributes)
    .map((parts) => Object.assign({ ...document }, ...parts));
}

function team(name: string, parents: readonly string[]): fc.Arbitrary<PlainDocument> {
  return fc
    .tuple(
      fc.subarray(['ana', 'bo', 'service-account/ci']),
      fc.constantFrom({}, ...parents.map((parent) => ({ parent }))),
      bindings(0),
    )
    .map(([members, parent, held]) => ({ kind: 'Team', name, members, ...parent, bindings: held }));
}

function token(name: string): fc.Arbitrary<PlainDocument> {
  return fc
    .tuple(
      fc.constantFrom('member/ana', 'member/bo', 'service-account/ci'),
      fc.oneof(
        fc.constant({ inherit: true }),
        bindings(1).map((each) => ({ bindings: each })),
      ),
      fc.oneof(
        fc.constant({}),
        some(statement).map((scopes) => ({ scopes })),
      ),
      fc.constantFrom({}, {}, {}, { revoked: true }, {}, {}),
    )
    .map(([owner, ...parts]) => Object.assign({ kind: 'Token' as const, name, owner }, ...parts));
}

function role(name: string): fc.Arbitrary<PlainDocument> {
  const permissions = fc.array(action, { maxLength: 1 });
  return fc
    .tuple(
      fc.array(policyName, { maxLength: 2 }),
      fc.constantFrom<string[][]>([], [], ['doc:l*']),
      permissions,
      fc.boolean(),
    )
    .map(([policies, some, others, reachesZones]) => ({
      kind: 'Role',
      name,
      policies: [...new Set(policies)],
      permissions: [...some, ...(some.length > 0 ? others : [])],
      reachesZones,
    }));
}

function policy(name: string): fc.Arbitrary<PlainDocument> {
  return fc
    .array(statement, { minLength: 1, maxLength: 3 })
    .map((statements) => ({ kind: 'Policy', name, statements }));
}

const zone = fc.boolean().map(
  (isolated): PlainDocument => ({
    kind: 'Zone',
    name: 'z1',
    isolated,
    resources: ['krn:k:doc:{org_id}:z1/*', 'krn:kk:*:*:a'],
  }),
);

const service: PlainDocument = {
  kind: 'Service',
  name: 'doc',
  actions: { read: { resources: ['any', 'arn'] }, list: { resources: ['any', 'arn'] }, late: {} },
  resourceTypes: { any: 'krn:*:*:*:*', arn: 'arn:*:*:*:*:*' },
  conditionKeys: {
    s: 'string',
    ss: 'string[]',
    n: 'number',
    ns: 'number[]',
    d: 'date',
    ds: 'date[]',
    b: 'bool',
    ip: 'ip',
  },
};
const ops: PlainDocument = {
  kind: 'Service',
  name: 'ops',
  actions: { run: { resources: ['any', 'arn'] } },
  resourceTypes: { any: 'krn:*:*:*:*', arn: 'arn:*:*:*:*:*' },
};

const organization: fc.Arbitrary<PlainDocument> = boundary.map((boundary) => ({
  kind: 'Organization',
  name: 'acme',
  id: organizationId,
  ...boundary,
}));

export const cedarWorld: fc.Arbitrary<PlainWorld> = fc
  .tuple(
    organization,
    fc.constant(service),
    fc.constant(ops),
    fc.constant<PlainDocument>({ kind: 'Member', name: 'root' }),
    person({ kind: 'Member', name: 'ana' }),
    person({ kind: 'Member', name: 'bo' }),
    person({ kind: 'ServiceAccount', name: 'ci', owner: 'member/root' }),
    team('g1', []),
    team('g2', ['g1']),
    team('g3', ['g1', 'g2']),
    token('k1'),
    token('k2'),
    ...roleNames.map(role),
    ...['p1', 'p2', 'p3'].map(policy),
    zone,
  )
  .map((documents) => ({ documents }));

const principals = ['member/ana', 'member/bo', 'service-account/ci', 'token/k1', 'token/k2', 'member/ana'];

export const cedarRequest: fc.Arbitrary<PlainRequest> = fc
  .record({
    principal: fc.constantFrom(...principals),
    action: fc.constantFrom('doc:read', 'doc:list', 'DOC:Read', 'ops:run', 'doc:late', 'doc:read'),
    resource,
    context: fc.record(
      {
        'doc.s': text,
        'doc.ss': fc.array(text, { maxLength: 3 }),
        'doc.n': number,
        'doc.ns': fc.array(number, { maxLength: 3 }),
        'doc.d': instant,
        'doc.ds': fc.array(instant, { maxLength: 2 }),
        'doc.b': fc.boolean(),
        'doc.ip': address,
        'principal.mfa': fc.boolean(),
        'request.ip': address,
      },
      { requiredKeys: [] },
    ),
    now: instant,
  })
  .map((request) => (request.action === 'doc:late' ? { ...request, resource: '*' } : request));
