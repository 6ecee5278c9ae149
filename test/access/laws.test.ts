import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import type { CompiledAccess } from '../../src/access/compiled-access.ts';
import { decide } from '../../src/access/decide.ts';
import { isAllowed } from '../../src/access/is-allowed.ts';
import { whoCan } from '../../src/access/who-can.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import type { Organization } from '../../src/model/model.ts';
import { noon, organizationOf } from './access-of.ts';

const seed = Number(process.env.BYLAW_SEED ?? 20261122);
const runs = { numRuns: 40, seed };

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

const statement = fc
  .tuple(effect, actions, resources, conditions, fc.boolean(), fc.boolean(), fc.boolean())
  .map(
    ([is, named, on, when, notActions, notResources, everywhere]): JsonObject => ({
      effect: is,
      ...(notActions ? { notActions: named } : { actions: named }),
      ...(everywhere ? {} : notResources ? { notResources: on } : { resources: on }),
      ...(when === undefined ? {} : { conditions: when }),
    }),
  );
const statements = fc.array(statement, { minLength: 1, maxLength: 4 });
const worlds = fc.tuple(statements, statements, statements, statements, statements);
type World = readonly (readonly JsonObject[])[];

function filled(
  world: World,
  change: (organization: Organization) => Organization = (same) => same,
): Organization {
  const policies = [...skeleton.policies.values()].map((policy, index) => ({
    ...policy,
    statements: world[index] ?? [],
  }));
  return change({ ...skeleton, policies: new Map(policies.map((policy) => [policy.name, policy])) });
}

function compiled(world: World, change?: (organization: Organization) => Organization): CompiledAccess {
  return compileAccess(filled(world, change));
}

const places = [
  '*',
  ...['pay/1', 'vault/1', 'ana/1', 'cy/x', 'eu/1', 'x'].map((rest) => `krn:k:events:acme:${rest}`),
];
const contexts = [
  {},
  { 'principal.mfa': true, 'events.region': 'eu', 'events.size': 3 },
  { 'principal.mfa': false, 'events.region': 'pay', 'events.tags': ['a'], 'request.ip': '::ffff:10.0.0.1' },
];
const questions = ['events:read', 'events:list', 'events:write', 'billing:pay'].flatMap((action) =>
  places.flatMap((resource) => contexts.map((context) => ({ action, resource, context }))),
);

/** Everything that is allowed, by a name. */
function allowedIn(access: CompiledAccess): ReadonlySet<string> {
  const allowed = new Set<string>();
  for (const principal of access.principals) {
    for (const [index, question] of questions.entries())
      if (isAllowed(access, { principal, ...question }, noon)) allowed.add(`${principal} ${index}`);
  }
  return allowed;
}

function expectNoMore(after: ReadonlySet<string>, before: ReadonlySet<string>): void {
  expect([...after].filter((each) => !before.has(each))).toEqual([]);
}

test('a deny never adds access', () => {
  fc.assert(
    fc.property(worlds, statement, fc.nat(4), (world, added, at) => {
      const more = world.map((list, index) =>
        index === at ? [...list, { ...added, effect: 'deny' }] : list,
      );
      expectNoMore(allowedIn(compiled(more)), allowedIn(compiled(world)));
    }),
    runs,
  );
});

test('a boundary never adds', () => {
  fc.assert(
    fc.property(worlds, fc.subarray(['p0', 'p1', 'p2', 'p3', 'p4'], { minLength: 1 }), (world, boundary) => {
      const before = allowedIn(compiled(world));
      expectNoMore(allowedIn(compiled(world, (each) => ({ ...each, boundary }))), before);
      const ofAna = (each: Organization) => ({ ...each, members: withMember(each, 'ana', { boundary }) });
      expectNoMore(allowedIn(compiled(world, ofAna)), before);
    }),
    runs,
  );
});

test('a suspended principal has nothing, and its tokens neither', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const access = compiled(world, (each) => ({
        ...each,
        members: withMember(each, 'ana', { status: 'suspended' }),
      }));
      const allowed = [...allowedIn(access)];
      expect(allowed.filter((each) => /^(member\/ana|token\/t0) /.test(each))).toEqual([]);
    }),
    runs,
  );
});

test('order never matters', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const backwards = compiled(
        world.map((list) => list.map(reversed).toReversed()),
        (each) => ({
          ...each,
          roles: new Map(
            [...each.roles]
              .toReversed()
              .map(([name, role]) => [name, { ...role, policies: role.policies.toReversed() }]),
          ),
          members: new Map(
            [...each.members]
              .toReversed()
              .map(([name, member]) => [
                name,
                { ...member, bindings: member.bindings.toReversed(), boundary: member.boundary.toReversed() },
              ]),
          ),
          teams: new Map([...each.teams].toReversed()),
          zones: new Map([...each.zones].toReversed()),
        }),
      );
      expect([...allowedIn(backwards)].sort()).toEqual([...allowedIn(compiled(world))].sort());
    }),
    runs,
  );
});

test('splitting a statement changes nothing', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const split = world.map((list) =>
        list.flatMap((each) => splitBy('actions', each).flatMap((part) => splitBy('resources', part))),
      );
      expect([...allowedIn(compiled(split))]).toEqual([...allowedIn(compiled(world))]);
    }),
    runs,
  );
});

test('every answer agrees with every other', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const access = compiled(world);
      for (const question of questions) {
        const { allowed, conditional } = whoCan(access, question, noon);
        const each = access.principals.filter((principal) => {
          const request = { principal, ...question };
          const { effect: is, reason, statements: found, without } = decide(access, request, noon);
          const agree =
            isAllowed(access, request, noon) === (is === 'allow') &&
            found.some((one) => one.effect === 'deny') === (reason === 'explicit-deny') &&
            without.length > 0 === (reason === 'implicit-deny');
          if (!agree) expect(request).toBe(reason);
          return is === 'allow';
        });
        expect(allowed).toEqual(each);
        expect(conditional.filter((principal) => allowed.includes(principal))).toEqual([]);
      }
    }),
    { ...runs, numRuns: 20 },
  );
});

test('where `*` is allowed, and nothing is said of single resources, each of them is', () => {
  let certain = 0;
  fc.assert(
    fc.property(worlds, (world) => {
      const access = compiled(world);
      const everywhere = questions.filter(
        ({ action, resource }) => resource === '*' && action.startsWith('events:'),
      );
      for (const question of everywhere) {
        for (const principal of access.principals) {
          const { effect: is, assumptions } = decide(access, { principal, ...question }, noon);
          if (is === 'deny' || assumptions.includes('single-resources-not-judged')) continue;
          certain += 1;
          const withheld = places.filter(
            (resource) => !isAllowed(access, { principal, ...question, resource }, noon),
          );
          expect({ principal, ...question, withheld }).toEqual({ principal, ...question, withheld: [] });
        }
      }
    }),
    { ...runs, numRuns: 200 },
  );
  expect(certain).toBeGreaterThan(100);
});

test('whoever some context allows is allowed or conditional', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const access = compiled(world);
      for (const { action, resource } of questions.filter(({ context }) => context === contexts[0])) {
        const { allowed, conditional } = whoCan(access, { action, resource }, noon);
        const possible = new Set([...allowed, ...conditional]);
        for (const context of contexts)
          expectNoMore(new Set(whoCan(access, { action, resource, context }, noon).allowed), possible);
      }
    }),
    { ...runs, numRuns: 40 },
  );
});

function withMember(organization: Organization, name: string, change: object): Organization['members'] {
  return new Map(
    [...organization.members].map(([each, member]) => [
      each,
      each === name ? { ...member, ...change } : member,
    ]),
  );
}

function reversed(each: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(each)
      .toReversed()
      .map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
  );
}

function splitBy(field: 'actions' | 'resources', each: JsonObject): readonly JsonObject[] {
  const list = each[field];
  return Array.isArray(list) ? list.map((one: string) => ({ ...each, [field]: [one] })) : [each];
}
