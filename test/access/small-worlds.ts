import { expect } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import type { CompiledAccess } from '../../src/access/compiled-access.ts';
import { isAllowed } from '../../src/access/is-allowed.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import type { Organization } from '../../src/model/model.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { fc } from '../properties.ts';
import { noon, organizationOf } from './access-of.ts';

const seed = chosenSeed();
export const runs = { numRuns: 40, seed };

/** The skeleton that every random world fills: teams in teams, scopes, zones, tokens. Policies are put in below. */
const skeleton = organizationOf(`
kind: PolicyList
items:
${[0, 1, 2, 3, 4].map((n) => `  - { name: p${n}, statements: [{ effect: allow, actions: ["events:read"] }] }`).join('\n')}
---
kind: RoleList
items:
  - { name: r0, policies: [p0, p1] }
  - { name: r1, policies: [p1, p2], permissions: ["events:list*"], reachesZones: true }
  - { name: r2, policies: [p3] }
  - { name: r3, policies: [p4] }
---
kind: ZoneList
items:
  - { name: pay, resources: ["krn:k:events:acme:pay/*"] }
  - { name: vault, resources: ["krn:k:events:acme:vault/*"], isolated: true }
---
kind: MemberList
items:
  - { name: ana, role: r0, attributes: { area: pay, level: 2 } }
  - { name: bo, role: r1, bindings: [{ role: r2, zone: pay }] }
  - { name: cy, bindings: [{ role: r3, on: ["krn:k:events:acme:{principal.name}/*"] }, { role: r1, zone: vault }] }
  - { name: dee, role: r2, boundary: [p0, p4] }
---
kind: TeamList
items:
  - { name: top, bindings: [{ role: r2, expires: 2027-01-01 }] }
  - { name: low, parent: top, members: [ana, { member: cy, starts: 2026-01-01 }], bindings: [r3] }
---
kind: ServiceAccount
name: ci
owner: member/ana
role: r3
---
kind: TokenList
items:
  - { name: t0, owner: member/ana, inherit: true }
  - { name: t1, owner: member/bo, bindings: [r0, r3] }
`);

const actions = fc.uniqueArray(
  fc.constantFrom('events:read', 'events:list', 'events:*', 'events:li*', 'billing:pay', '*', 'events:Ping'),
  { minLength: 1, maxLength: 3 },
);
const resources = fc.uniqueArray(
  fc.constantFrom(
    '*',
    'krn:k:events:acme:*',
    'krn:k:events:*:pay/*',
    'krn:k:events:acme:vault/1',
    'krn:k:events:acme:{zone}/*',
    'krn:k:events:acme:{principal.name}/*',
    'krn:k:events:acme:{principal.attributes.area}/?',
    'krn:k:events:acme:{events.region}/1',
  ),
  { minLength: 1, maxLength: 3 },
);
const conditions = fc.constantFrom<JsonObject | undefined>(
  undefined,
  undefined,
  { Bool: { 'principal.mfa': true } },
  { BoolIfExists: { 'principal.mfa': false } },
  { StringEquals: { 'events.region': ['eu', '{principal.attributes.area}'] } },
  { StringNotLike: { 'events.region': 'e*' }, NumericLessThan: { 'events.size': [1, 5] } },
  { 'ForAnyValue:StringEquals': { 'principal.teams': 'top' } },
  { 'ForAllValues:StringNotEquals': { 'events.tags': ['a', 'b'] } },
  { NumericGreaterThanIfExists: { 'principal.attributes.level': 1 } },
  { IpAddress: { 'request.ip': ['10.0.0.0/8'] }, Null: { 'resource.zone': true } },
);
const effect = fc.constantFrom('allow', 'allow', 'deny');

export const statement = fc
  .tuple(effect, actions, resources, conditions, fc.boolean(), fc.boolean(), fc.boolean())
  .map(
    ([is, named, on, when, notActions, notResources, everywhere]): JsonObject => ({
      effect: is,
      ...(notActions ? { notActions: named } : { actions: named }),
      ...(everywhere ? {} : notResources ? { notResources: on } : { resources: on }),
      ...(when === undefined ? {} : { conditions: when }),
    }),
  );
export const statements = fc.array(statement, { minLength: 1, maxLength: 4 });
export const worlds = fc.tuple(statements, statements, statements, statements, statements);
export type World = readonly (readonly JsonObject[])[];

export function filled(
  world: World,
  change: (organization: Organization) => Organization = (same) => same,
): Organization {
  const policies = [...skeleton.policies.values()].map((policy, index) => ({
    ...policy,
    statements: world[index] ?? [],
  }));
  return change({ ...skeleton, policies: new Map(policies.map((policy) => [policy.name, policy])) });
}

export function compiled(
  world: World,
  change?: (organization: Organization) => Organization,
): CompiledAccess {
  return compileAccess(filled(world, change));
}

export const places = [
  '*',
  ...['pay/1', 'vault/1', 'ana/1', 'cy/x', 'eu/1', 'x'].map((rest) => `krn:k:events:acme:${rest}`),
];
export const contexts = [
  {},
  { 'principal.mfa': true, 'events.region': 'eu', 'events.size': 3 },
  { 'principal.mfa': false, 'events.region': 'pay', 'events.tags': ['a'], 'request.ip': '::ffff:10.0.0.1' },
];
export const questions = ['events:read', 'events:list', 'events:write', 'billing:pay'].flatMap((action) =>
  places.flatMap((resource) => contexts.map((context) => ({ action, resource, context }))),
);

/** Everything that is allowed, by a name. */
export function allowedIn(access: CompiledAccess): ReadonlySet<string> {
  const allowed = new Set<string>();
  for (const principal of access.principals) {
    for (const [index, question] of questions.entries())
      if (isAllowed(access, { principal, ...question }, noon)) allowed.add(`${principal} ${index}`);
  }
  return allowed;
}

export function expectNoMore(after: ReadonlySet<string>, before: ReadonlySet<string>): void {
  expect([...after].filter((each) => !before.has(each))).toEqual([]);
}
