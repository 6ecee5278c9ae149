import { fc } from '../../properties.ts';
import type { PlainDocument, PlainWorld } from '../naive/documents.ts';
import { period } from '../random-bindings.ts';
import { organizationId, sometimes } from '../random-texts.ts';
import { some, statement } from './random-cedar-statements.ts';
import { action, pattern, text } from './random-cedar-texts.ts';

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
