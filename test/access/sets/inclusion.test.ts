import { expect, test } from 'vitest';
import { isAllowed } from '../../../src/access/is-allowed.ts';
import type { ContextValue, RequestContext } from '../../../src/access/request.ts';
import type { AccessSet, Point } from '../../../src/access/sets/access-set.ts';
import { effectiveAccess } from '../../../src/access/sets/effective-access.ts';
import { findPoint } from '../../../src/access/sets/find-point.ts';
import { includes } from '../../../src/access/sets/includes.ts';
import { difference, intersection, union } from '../../../src/access/sets/set-operations.ts';
import { universeOf } from '../../../src/access/sets/universe-of.ts';
import type { JsonObject } from '../../../src/digest/json.ts';
import { times } from '../../acceptance/hardening/counts.ts';
import { fc } from '../../properties.ts';
import { noon } from '../access-of.ts';
import { compiled, statement } from '../small-worlds.ts';

const principals = ['member/ana', 'member/bo', 'member/cy', 'member/dee', 'token/t0', 'token/t1', 'team/low'];
const actions = ['events:read', 'events:list', 'events:write', 'events:touch', 'events:ping', 'billing:pay'];
const resources = [
  '*',
  ...['pay/1', 'pay/x', 'vault/1', 'vault/2', 'ana/1', 'cy/x', 'eu/1', 'e/1', 'x/1', 'x', 'pay/'].flatMap(
    (rest) => [`krn:k:events:acme:${rest}`, `krn:k:events:other:${rest}`, `arn:k:events:eu:acme:${rest}`],
  ),
];
const values: Readonly<Record<string, readonly (ContextValue | undefined)[]>> = {
  'principal.mfa': [undefined, true, false],
  'events.region': [undefined, 'eu', 'e', 'pay', 'x', 'cy', 'ana'],
  'events.size': [undefined, 0, 1, 3, 5, 7],
  'events.tags': [undefined, ['a'], ['b'], ['c'], ['a', 'c'], ['a', 'b']],
  'request.ip': [undefined, '10.1.2.3', '11.0.0.1', '::ffff:10.0.0.1', '2001:db8::1'],
};

/** Requests by chance, the same for the same seed. */
function requests(seed: number, count: number): readonly Point[] {
  let state = (seed % 2147483646) + 1;
  const one = <T>(some: readonly T[]): T => {
    state = (state * 48271) % 2147483647;
    return some[state % some.length] as T;
  };
  return Array.from({ length: count }, () => {
    const given = Object.entries(values).flatMap(([key, all]) => {
      const value = one(all);
      return value === undefined ? [] : [[key, value] as const];
    });
    return {
      action: one(actions),
      resource: one(resources),
      context: Object.fromEntries(given) as RequestContext,
    };
  });
}

/** What compares with a value that some have and others, or all, have not. */
const unsettled = fc.constantFrom<JsonObject>(
  { StringNotEquals: { 'events.region': '{principal.attributes.nope}' } },
  { StringEquals: { 'events.region': ['pay', '{principal.attributes.nope}'] } },
  {
    StringNotEquals: { 'events.region': ['eu', '{principal.attributes.area}'] },
    Bool: { 'principal.mfa': true },
  },
  { StringLikeIfExists: { 'events.region': '{principal.attributes.nope}*' } },
  { 'ForAnyValue:StringEquals': { 'events.tags': ['a', '{principal.attributes.area}'] } },
  { 'ForAllValues:StringNotEquals': { 'events.tags': '{principal.attributes.nope}' } },
  { StringEquals: { 'principal.name': '{events.region}' } },
  { StringNotLike: { 'principal.name': '{events.region}' }, NumericLessThan: { 'events.size': 3 } },
  { StringEqualsIgnoreCase: { 'events.region': '{zone}' } },
);
const mixed = fc
  .tuple(statement, unsettled, fc.boolean())
  .map(([written, conditions, isOwn]): JsonObject => (isOwn ? written : { ...written, conditions }));
const several = fc.array(mixed, { minLength: 1, maxLength: 3 });
const worlds = fc.tuple(several, several, several, several, several);

/** So that what is left out of a set is found, by whoever looks for it in each of so many requests. */
const asked = 200;
const enough = 50_000;

test('what is included has nothing more, and what is not has the request that is shown', () => {
  const told = { included: 0, 'not-included': 0, unknown: 0 };
  fc.assert(
    fc.property(worlds, worlds, fc.nat({ max: 5 }), fc.nat(), (one, other, changed, seed) => {
      const before = compiled(one);
      const after = compiled(one.map((statements, at) => (at === changed ? (other[at] ?? []) : statements)));
      const universe = universeOf([before, after]);
      for (const principal of principals) {
        const [larger, smaller] = [before, after].map((access) =>
          effectiveAccess(access, principal, noon),
        ) as [AccessSet, AccessSet];
        const answer = includes(larger, smaller, universe, { left: enough });
        told[answer.is] += 1;
        const isNew = (point: Point) =>
          isAllowed(after, { principal, ...point }, noon) &&
          !isAllowed(before, { principal, ...point }, noon);
        if (answer.is === 'not-included') expect(isNew(answer.point)).toBe(true);
        if (answer.is === 'included') expect(requests(seed, asked).filter(isNew)).toEqual([]);
      }
    }),
    { numRuns: times(50_000, 25) },
  );
  // An answer that is always unknown would be of no use.
  expect(told.unknown).toBeLessThan(0.02 * times(50_000, 40) * principals.length);
  expect(told.included).toBeGreaterThan(times(50_000, 40));
});

test('sets are put together as decisions are', () => {
  fc.assert(
    fc.property(worlds, worlds, fc.constantFrom(...principals), fc.nat(), (one, other, principal, seed) => {
      const [left, right] = [compiled(one), compiled(other)];
      const universe = universeOf([left, right]);
      const a = effectiveAccess(left, principal, noon);
      const b = effectiveAccess(right, principal, noon);
      const both = intersection([a, b]);
      const either = union([a, b]);
      for (const point of requests(seed, asked)) {
        const [inA, inB] = [left, right].map((access) => isAllowed(access, { principal, ...point }, noon));
        expect([a.has(point), b.has(point)]).toEqual([inA, inB]);
        expect(both.has(point)).toBe(inA && inB);
        expect(either.has(point)).toBe(inA || inB);
        expect(difference(a, b).has(point)).toBe(inA && !inB);
      }
      const nowhere = [
        difference(a, a),
        intersection([difference(a, b), b]),
        difference(a, either),
        difference(both, b),
      ];
      for (const set of nowhere) expect(findPoint(set, universe, { left: enough }).is).not.toBe('point');
    }),
    { numRuns: times(2000, 12) },
  );
});

test.each<[JsonObject, 'allow' | 'deny']>([
  [{ StringNotEquals: { 'events.region': '{principal.attributes.nope}' } }, 'allow'],
  [{ StringNotEquals: { 'events.region': ['a', '{principal.attributes.nope}'] } }, 'allow'],
  [{ StringEquals: { 'events.region': '{principal.attributes.nope}' } }, 'deny'],
  [{ 'ForAnyValue:StringEquals': { 'events.tags': '{principal.attributes.nope}' } }, 'deny'],
])('a value that nobody can judge is another thing for a key that is left out: %j', (conditions, effect) => {
  const every = { effect: 'allow', actions: ['events:read'] };
  const conditional = { effect, actions: ['events:read'], conditions };
  const before = compiled([effect === 'deny' ? [every, conditional] : [conditional], [], [], [], []]);
  const after = compiled([[every], [], [], [], []]);
  const [larger, smaller] = [before, after].map((access) => effectiveAccess(access, 'member/ana', noon)) as [
    AccessSet,
    AccessSet,
  ];
  expect(includes(larger, smaller, universeOf([before, after]), { left: enough }).is).toBe('not-included');
});
