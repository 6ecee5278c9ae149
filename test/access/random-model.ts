import { fc } from '../properties.ts';
import type {
  PlainDocument,
  PlainMember,
  PlainRole,
  PlainServiceAccount,
  PlainTeam,
  PlainToken,
  PlainWorld,
  PlainZone,
} from './naive/documents.ts';
import { optional } from './optional.ts';
import { services } from './plain-services.ts';
import { roleNames, zoneRoleNames } from './random-bindings.ts';
import {
  account,
  accountNames,
  type Holder,
  member,
  memberNames,
  team,
  teamNames,
  token,
  tokenNames,
} from './random-holders.ts';
import { boundary, policy, policyNames, reference, type VersionedPolicy } from './random-policies.ts';
import { organizationId, sometimes } from './random-texts.ts';

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
