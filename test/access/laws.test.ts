import { expect, test } from 'vitest';
import { decide } from '../../src/access/decide.ts';
import { isAllowed } from '../../src/access/is-allowed.ts';
import { whoCan } from '../../src/access/who-can.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import type { Organization } from '../../src/model/model.ts';
import { fc } from '../properties.ts';
import { noon } from './access-of.ts';
import {
  allowedIn,
  compiled,
  contexts,
  expectNoMore,
  places,
  questions,
  runs,
  statement,
  worlds,
} from './small-worlds.ts';

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
