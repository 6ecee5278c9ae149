import fc from 'fast-check';
import type {
  PlainDocument,
  PlainMember,
  PlainPolicy,
  PlainRole,
  PlainService,
  PlainServiceAccount,
  PlainStatement,
  PlainTeam,
  PlainToken,
  PlainWorld,
  PlainZone,
  WrittenTeamMember,
} from './naive/documents.ts';
import { bindings, type PlacedBinding, period, roleNames, zoneRoleNames } from './random-bindings.ts';
import { statement } from './random-statements.ts';
import { date, organizationId, sometimes, text } from './random-texts.ts';

export const memberNames = ['ana', 'bo', 'cy'] as const;
export const accountNames = ['ci', 'cd'] as const;
export const tokenNames = ['k1', 'k2', 'k3'] as const;
export const teamNames = ['g1', 'g2', 'g3', 'g4'] as const;
export const policyNames = ['p1', 'p2', 'p3', 'p4'] as const;

/** A document, and the bindings of its holder that stand in the documents of zones. */
interface Holder<D extends PlainDocument> {
  readonly document: D;
  readonly held: readonly PlacedBinding[];
}

function written(held: readonly PlacedBinding[]) {
  const own = held.filter(({ inZone }) => !inZone).map(({ binding }) => binding);
  // A binding that says no more than its role is written as its name, as people do.
  return own.length === 0
    ? {}
    : { bindings: own.map((binding) => (Object.keys(binding).length === 1 ? binding.role : binding)) };
}

function optional<K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: T };
}

const reference: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...policyNames) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...policyNames), fc.constantFrom(1, 2, 3, 4))
      .map((pin) => pin.join('@')),
  },
);

const boundary: fc.Arbitrary<readonly string[] | undefined> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.array(reference, { minLength: 1, maxLength: 3 }) },
);

const attributes: fc.Arbitrary<PlainMember['attributes']> = fc.record(
  {
    dept: fc.oneof(
      { weight: 6, arbitrary: text },
      { weight: 1, arbitrary: fc.constantFrom('10.0.0.0/8', '2026-01-01', 5, true) },
    ),
    level: fc.oneof(
      fc.constantFrom(0, 1, 2),
      fc.constantFrom('1', 'a', true, '2026-01-01T00:00:00Z', '10.0.0.1'),
    ),
    Tags: fc.array(fc.oneof({ weight: 6, arbitrary: text }, fc.constantFrom(1, true)), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

// What is rare stands in the middle: fast-check likes both ends.
const status = fc.constantFrom<('active' | 'suspended')[]>(
  'active',
  'active',
  'active',
  'suspended',
  'active',
  'active',
  'active',
);

/** An id of their own, one from an old name, or none. */
const identity = fc.constantFrom<{ id?: string; previously?: string[] }[]>(
  {},
  { id: 'a' },
  { id: 'Person:7' },
  { previously: ['old', 'older'] },
);

function person() {
  return fc.record({
    status,
    identity,
    role: sometimes(fc.constantFrom(...roleNames), 2),
    held: bindings(0),
    boundary,
    attributes: sometimes(attributes, 2),
  });
}

function member(name: string): fc.Arbitrary<Holder<PlainMember>> {
  return person().map(({ status, identity, role, held, boundary, attributes }) => ({
    document: {
      kind: 'Member',
      name,
      ...unlike(name, identity),
      ...(status === 'suspended' ? { status } : {}),
      ...optional('role', role),
      ...written(held),
      ...optional('boundary', boundary),
      ...optional('attributes', attributes),
    },
    held,
  }));
}

/** Ids are unique in an organization, and so are old names. */
function unlike(name: string, { id, previously }: { id?: string; previously?: string[] }) {
  return {
    ...optional('id', id === undefined ? undefined : name === 'ana' ? id : `${name}.${id}`),
    ...optional(
      'previously',
      previously?.map((old) => `${name}-${old}`),
    ),
  };
}

function account(name: string): fc.Arbitrary<Holder<PlainServiceAccount>> {
  return person().map(({ status, role, held, boundary, attributes }) => ({
    document: {
      kind: 'ServiceAccount',
      name,
      owner: 'member/root',
      ...(status === 'suspended' ? { status } : {}),
      ...optional('role', role),
      ...written(held),
      ...optional('boundary', boundary),
      ...optional('attributes', attributes),
    },
    held,
  }));
}

function token(name: string): fc.Arbitrary<Holder<PlainToken>> {
  const owners = [
    ...memberNames.map((each) => `member/${each}`),
    ...accountNames.map((each) => `service-account/${each}`),
  ];
  return fc
    .record({
      owner: fc.constantFrom(...owners),
      held: fc.oneof(fc.constant(undefined), bindings(1)),
      scopes: sometimes(fc.array(statement, { minLength: 1, maxLength: 3 }), 3),
      expires: fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: date }),
      revoked: fc.constantFrom(undefined, undefined, undefined, undefined, undefined, false, true, undefined),
    })
    .map(({ owner, held = [], scopes, expires, revoked }) => ({
      document: {
        kind: 'Token',
        name,
        owner,
        ...(held.length === 0 ? { inherit: true } : {}),
        ...written(held),
        ...optional('scopes', scopes),
        ...optional('expires', expires),
        ...optional('revoked', revoked),
      },
      held,
    }));
}

const memberNamesOfTeams = [...memberNames, ...accountNames.map((name) => `service-account/${name}`)];

function team(name: string, index: number): fc.Arbitrary<Holder<PlainTeam>> {
  const place = fc.constantFrom('none', 'none', 'none', 'member', 'maintainer');
  const people = fc.tuple(
    ...memberNamesOfTeams.map((each) => fc.tuple(fc.constant(each), place, period, fc.boolean())),
  );
  return fc
    .record({
      // A team is below one that stands before it: no cycle.
      parent: fc.constantFrom(undefined, ...teamNames.slice(0, index)),
      people,
      held: bindings(0),
    })
    .map(({ parent, people, held }) => {
      const at = (wanted: string): WrittenTeamMember[] =>
        people
          .filter(([, place]) => place === wanted)
          .map(([member, , period, isDated]) => (isDated ? { member, ...period } : member));
      return {
        document: {
          kind: 'Team',
          name,
          ...optional('parent', parent),
          members: at('member'),
          maintainers: at('maintainer'),
          ...written(held),
        },
        held,
      };
    });
}

function role(name: string): fc.Arbitrary<PlainRole> {
  const permission = fc.constantFrom('doc:read', 'doc:list*', 'DOC:admin.?urge', 'ops:*', '*');
  return fc
    .record({
      permissions: fc.oneof(
        { weight: 3, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.array(permission, { maxLength: 2 }) },
      ),
      policies: fc.array(reference, { maxLength: 3 }),
      reachesZones: fc.constantFrom(undefined, undefined, true, false),
    })
    .map(({ permissions, policies, reachesZones }) => ({
      kind: 'Role',
      name,
      ...optional('permissions', permissions),
      policies,
      ...optional('reachesZones', reachesZones),
    }));
}

interface VersionedPolicy {
  readonly document: PlainPolicy;
  readonly versions: readonly (readonly PlainStatement[])[];
  readonly isExpected: boolean;
}

function policy(name: string): fc.Arbitrary<VersionedPolicy> {
  const statements = fc.array(statement, { minLength: 1, maxLength: 4 });
  return fc
    .record({
      statements,
      versions: fc.array(statements, { maxLength: 3 }),
      isExpected: fc.boolean(),
      defaultVersion: fc.constantFrom(undefined, undefined, undefined, 1, 2, 3),
    })
    .map(({ statements, versions, isExpected, defaultVersion }) => ({
      document: { kind: 'Policy', name, statements, ...optional('defaultVersion', defaultVersion) },
      versions,
      isExpected,
    }));
}

/** Two zones that do not meet. `z1` lists its roles. */
function zones(): fc.Arbitrary<readonly PlainZone[]> {
  const isolated = fc.constantFrom(undefined, true, true, false);
  return fc
    .record({
      first: fc.subarray(['krn:k:doc:{org_id}:z1/*', 'krn:?:ops:{org_id}:a', 'krn:k:doc:x:*'], {
        minLength: 1,
      }),
      second: fc.subarray(['krn:k:doc:o:z2*', 'krn:kk:doc:{org_id}:a?', 'krn:k:*:o:b/a'], { minLength: 1 }),
      firstIsolated: isolated,
      secondIsolated: isolated,
    })
    .map(({ first, second, firstIsolated, secondIsolated }) => [
      {
        kind: 'Zone',
        name: 'z1',
        resources: first,
        ...optional('isolated', firstIsolated),
        roles: { oneOf: [...zoneRoleNames] },
      },
      { kind: 'Zone', name: 'z2', resources: second, ...optional('isolated', secondIsolated) },
    ]);
}

const invitation = fc.oneof(
  { weight: 9, arbitrary: fc.constant('accepted' as const) },
  { weight: 1, arbitrary: fc.constantFrom('pending', 'expired', 'failed') },
);
const invitations = fc.record({ ana: invitation, bo: invitation, cy: invitation }, { requiredKeys: [] });

interface Parts {
  readonly boundary: readonly string[] | undefined;
  readonly defaultRole: string | undefined;
  readonly members: readonly Holder<PlainMember>[];
  readonly accounts: readonly Holder<PlainServiceAccount>[];
  readonly tokens: readonly Holder<PlainToken>[];
  readonly teams: readonly Holder<PlainTeam>[];
  readonly roles: readonly PlainRole[];
  readonly policies: readonly VersionedPolicy[];
  readonly zones: readonly PlainZone[];
  readonly hasLedger: boolean;
  readonly hasPermissions: boolean;
  readonly invitations: NonNullable<PlainWorld['invitations']>;
}

function assembled(parts: Parts): PlainWorld {
  const { boundary, defaultRole, members, accounts, tokens, teams, roles, policies, zones } = parts;
  const holders = [...members, ...accounts, ...tokens, ...teams];
  return {
    documents: [
      {
        kind: 'Organization',
        name: 'acme',
        id: organizationId,
        ...optional('boundary', boundary),
        ...(defaultRole === undefined ? {} : { membership: { organizationRole: { default: defaultRole } } }),
      },
      ...services,
      { kind: 'Member', name: 'root' },
      ...holders.map(({ document }) => document),
      ...(parts.hasPermissions ? roles : roles.map(({ permissions: _, ...rest }) => rest)),
      ...policies.map(({ document }) => document),
      ...zones.map((zone) => ({ ...zone, bindings: boundIn(zone.name, holders) })),
    ],
    ...(parts.hasLedger ? recorded(parts) : {}),
  };
}

/** What a ledger knows of them; of a policy without any version it knows nothing. */
function recorded({ policies, invitations }: Parts): Omit<PlainWorld, 'documents'> {
  const known = policies.filter(({ versions }) => versions.length > 0);
  const expected = policies.filter(({ isExpected }) => isExpected);
  return {
    invitations,
    published: Object.fromEntries(known.map(({ document, versions }) => [document.name, versions])),
    expected: Object.fromEntries(
      expected.map(({ document, versions }) => [document.name, versions.length + 1]),
    ),
  };
}

function boundIn(zone: string, holders: readonly Holder<PlainDocument>[]) {
  const kinds: Readonly<Record<string, string>> = {
    Member: 'member',
    ServiceAccount: 'service-account',
    Token: 'token',
    Team: 'team',
  };
  return holders.flatMap(({ document: { kind, name }, held }) =>
    held
      .filter(({ binding, inZone }) => inZone && binding.zone === zone)
      .map(({ binding: { zone: _, ...binding } }) => ({ principal: `${kinds[kind]}/${name}`, ...binding })),
  );
}

const services: readonly PlainService[] = [
  {
    kind: 'Service',
    name: 'doc',
    actions: {
      read: { resources: ['any'] },
      list: { resources: ['any', 'arn'] },
      listAll: { resources: ['any', 'arn', 'upper'] },
      write: { resources: ['own', 'arn'] },
      'admin.purge': { resources: ['any'] },
      adminxpurge: { resources: ['any'] },
    },
    resourceTypes: {
      any: 'krn:*:*:*:*',
      arn: 'arn:*:*:*:*:*',
      upper: 'KRN:*:*:*:*',
      own: 'krn:?:doc:{org_id}:{principal.name}*',
    },
    conditionKeys: {
      s: 'string',
      'tag:x': 'string',
      ss: 'string[]',
      n: 'number',
      ns: 'number[]',
      d: 'date',
      ds: 'date[]',
      b: 'bool',
      bs: 'bool[]',
      ip: 'ip',
      ips: 'ip[]',
    },
  },
  {
    kind: 'Service',
    name: 'ops',
    // An action of no resource type: its resource is `*`.
    actions: { ping: {}, pong: { resources: ['any'] } },
    resourceTypes: { any: 'krn:*:*:*:*' },
  },
];

/**
 * Organizations that are valid and have a bit of everything. Who and what there is never changes: what each of them
 * holds does, and shrinks to nothing.
 */
export const world: fc.Arbitrary<PlainWorld> = fc
  .record({
    boundary,
    defaultRole: sometimes(fc.constantFrom(...roleNames), 2),
    members: fc.tuple(...memberNames.map(member)),
    accounts: fc.tuple(...accountNames.map(account)),
    tokens: fc.tuple(...tokenNames.map(token)),
    teams: fc.tuple(...teamNames.map(team)),
    roles: fc.tuple(...[...roleNames, ...zoneRoleNames].map(role)),
    policies: fc.tuple(...policyNames.map(policy)),
    zones: zones(),
    hasLedger: fc.boolean(),
    hasPermissions: fc.boolean(),
    invitations,
  })
  .map(assembled);
