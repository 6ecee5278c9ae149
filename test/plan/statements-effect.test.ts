import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { statementsEffect } from '../../src/plan/order/statements-effect.ts';
import { times } from '../acceptance/hardening/counts.ts';
import {
  allowedIn,
  compiled,
  expectNoMore,
  runs,
  statement,
  statements,
  worlds,
} from '../access/small-worlds.ts';
import { fc } from '../properties.ts';

const read = { effect: 'allow', actions: ['events:read'] };
const deny = { effect: 'deny', actions: ['events:read'], resources: ['krn:k:events:acme:a'] };
const wider = { ...deny, resources: ['krn:k:events:acme:a', 'krn:k:events:acme:b'] };

test.each<[string, JsonObject, JsonObject, string]>([
  ['a resource that a deny has more', deny, wider, 'loss'],
  ['one that it has no longer', wider, deny, 'gain'],
  ['an action that an allow has more', read, { ...read, actions: ['events:list', 'events:read'] }, 'gain'],
  ['every resource, written or left out', read, { ...read, resources: ['*', 'krn:k:events:acme:a'] }, 'none'],
  ['another name', read, { ...read, sid: 'Read' }, 'none'],
  ['another condition', read, { ...read, conditions: { Bool: { 'principal.mfa': true } } }, 'both'],
  [
    'an exception of an allow',
    { ...read, notResources: deny.resources },
    { ...read, notResources: wider.resources },
    'both',
  ],
  ['an allow that denies now', read, { ...read, effect: 'deny' }, 'loss'],
  ['what is about other things', read, deny, 'loss'],
])('%s', (_, before, after, effect) => {
  expect(statementsEffect([before], [after])).toBe(effect);
});

test('statements of very many parts are compared as wholes', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `events:a${index}`);
  const on = names.map((name) => `krn:k:events:acme:${name}`);
  const large = { effect: 'deny', actions: names, resources: on };
  expect(statementsEffect([large], [large, read])).toBe('gain');
  expect(statementsEffect([large], [{ ...large, resources: on.slice(1) }])).toBe('both');
});

/** The same statements with one that is gone, one that is new, or one that names more or fewer. */
const edit = fc.tuple(statement, fc.nat(9), fc.constantFrom('add', 'drop', 'more', 'fewer'));
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(list: readonly JsonObject[], [other, number, how]: Edit): readonly JsonObject[] {
  const at = number % list.length;
  if (how === 'add') return [...list, other];
  if (how === 'drop') return list.filter((_, index) => index !== at);
  return list.map((each, index) => {
    const field = number % 2 === 0 ? 'actions' : 'resources';
    const items = each[field] as readonly string[] | undefined;
    if (index !== at || items === undefined) return each;
    if (how === 'fewer') return items.length === 1 ? each : { ...each, [field]: items.slice(1) };
    const more = other[field] as readonly string[] | undefined;
    return { ...each, [field]: [...new Set([...items, ...(more ?? [])])] };
  });
}

test('what is said to only give takes from nobody, and what is said to only take gives nobody', () => {
  const met = { gain: 0, loss: 0, both: 0, none: 0 };
  fc.assert(
    fc.property(
      worlds,
      statements,
      fc.nat(4),
      fc.array(edit, { minLength: 1, maxLength: 2 }),
      (world, own, at, edits) => {
        const next = edits.reduce<readonly JsonObject[]>((list, each) => edited(list, each), own);
        fc.pre(next.length > 0);
        const put = (list: readonly JsonObject[]) => world.map((each, index) => (index === at ? list : each));
        // A policy in a role, in the boundary of a member, and in that of the organization.
        for (const boundary of [[], ['p4']]) {
          const [before, after] = [own, next].map((list) =>
            allowedIn(compiled(put(list), (each) => ({ ...each, boundary }))),
          ) as [ReadonlySet<string>, ReadonlySet<string>];
          const effect = statementsEffect(own, next);
          met[effect] += 1;
          if (effect === 'gain' || effect === 'none') expectNoMore(before, after);
          if (effect === 'loss' || effect === 'none') expectNoMore(after, before);
        }
      },
    ),
    { ...runs, numRuns: times(1_000, 80) },
  );
  for (const [effect, often] of Object.entries(met)) expect(often, effect).toBeGreaterThan(15);
});
