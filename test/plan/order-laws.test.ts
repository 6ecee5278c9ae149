import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { bindingAddress, objectKinds } from '../../src/plan/address.ts';
import { applyChangeTo } from '../../src/plan/apply-change.ts';
import { orderChanges } from '../../src/plan/order/order-changes.ts';
import type { Change } from '../../src/plan/plan.ts';
import type { DesiredState, StateEntries } from '../../src/plan/state.ts';
import { fc } from '../properties.ts';
import { someOrderExists, violations } from './brute-force.ts';
import { actualOf, diff, now } from './world.ts';

const people = ['ana', 'bo', 'cleo'];
const teams = ['strings', 'violins', 'brass'];
const roles = ['player', 'librarian'];

/** A random small orchestra: who exists, who is in which team, what teams and people are bound to. */
const orchestra: fc.Arbitrary<StateEntries> = fc
  .record({
    members: fc.array(
      fc.record({
        name: fc.constantFrom(...people),
        status: fc.constantFrom('active', 'active', 'active', 'suspended'),
        role: fc.option(fc.constantFrom(...roles), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    parents: fc.array(
      fc.tuple(fc.constantFrom(...teams), fc.option(fc.constantFrom(...teams), { nil: undefined })),
      { minLength: 1, maxLength: 3 },
    ),
    memberships: fc.array(fc.tuple(fc.constantFrom(...teams), fc.constantFrom(...people)), { maxLength: 4 }),
    bindings: fc.array(
      fc.tuple(
        fc.oneof(
          fc.constantFrom(...teams).map((name) => ['team', name] as const),
          fc.constantFrom(...people).map((name) => ['member', name] as const),
        ),
        fc.constantFrom(...roles),
      ),
      { maxLength: 4 },
    ),
    permissions: fc.tuple(
      fc.subarray(['scores:read', 'scores:write']),
      fc.subarray(['halls:book', 'halls:open']),
    ),
    policy: fc.constantFrom('a', 'b'),
  })
  .map((drawn) => {
    const entries = new Map<string, JsonObject>();
    for (const { name, status, role } of drawn.members) {
      entries.set(`member:orchestra/${name}`, { status, ...(role === undefined ? {} : { role }) });
    }
    for (const [name, parent] of drawn.parents)
      entries.set(
        `team:orchestra/${name}`,
        parent === undefined || leadsTo(entries, parent, name) ? {} : { parent },
      );
    for (const [name] of [...entries].filter(
      ([, value]) => value.parent !== undefined && !entries.has(`team:orchestra/${value.parent}`),
    ))
      entries.set(name, {});
    for (const [team, member] of drawn.memberships) {
      if (entries.has(`team:orchestra/${team}`) && entries.has(`member:orchestra/${member}`))
        entries.set(`team-member:orchestra/${team}/${member}`, { role: 'member' });
    }
    roles.forEach((role, index) => {
      entries.set(`role:orchestra/${role}`, {
        permissions: drawn.permissions[index] ?? [],
        policies: index === 0 ? ['house-rules'] : [],
      });
    });
    entries.set('policy:orchestra/house-rules', { digest: drawn.policy });
    for (const [[kind, name], role] of drawn.bindings) {
      if (entries.has(`${kind}:orchestra/${name}`))
        entries.set(bindingAddress('orchestra', { kind, name }, { role }), { role });
    }
    return entries;
  });

function leadsTo(entries: StateEntries, from: string, to: string): boolean {
  for (let name: unknown = from, steps = 0; typeof name === 'string' && steps < 5; steps++) {
    if (name === to) return true;
    name = entries.get(`team:orchestra/${name}`)?.parent;
  }
  return false;
}

function planned(before: StateEntries, after: StateEntries): readonly Change[] {
  const state = { organization: 'orchestra', target: 'directory' };
  const desired: DesiredState = {
    ...state,
    entries: after,
    fresh: after,
    publishes: [],
    timed: [],
    previously: new Map(),
    scheduled: [],
    expired: [],
    origins: new Map(),
  };
  const actual = actualOf({ ...state, entries: before });
  const { changes, renamed } = diff(desired, actual);
  return orderChanges({ changes, actual: renamed.entries, manages: new Set(objectKinds), evaluatedAt: now });
}

describe('laws', () => {
  test('no state on the way takes what both ends give or gives what neither gives, where any order can', () => {
    let ordered = 0;
    fc.assert(
      fc.property(orchestra, orchestra, (before, after) => {
        const changes = planned(before, after);
        const wrong = violations(before, changes);
        if (wrong.length === 0) {
          ordered++;
          return;
        }
        if (changes.length > 12) return;
        expect(
          someOrderExists(before, changes, ['breaks', 'exceeds']),
          JSON.stringify({ wrong, changes }),
        ).toBe(false);
        if (wrong.some(({ kind }) => kind === 'exceeds')) {
          expect(someOrderExists(before, changes, ['exceeds'])).toBe(false);
        }
      }),
      { numRuns: 1500 },
    );
    expect(ordered).toBeGreaterThan(1000);
  });

  test('all changes are there once, they converge, and the order of entries changes no byte', () => {
    fc.assert(
      fc.property(orchestra, orchestra, fc.integer(), (before, after, seed) => {
        const changes = planned(before, after);
        const shuffled = (entries: StateEntries) =>
          new Map([...entries].sort(([a], [b]) => mix(a, seed) - mix(b, seed)));
        expect(planned(shuffled(before), shuffled(after))).toEqual(changes);
        expect(new Set(changes.map(({ digest }) => digest)).size).toBe(changes.length);
        const draft = new Map(before);
        expect(changes.map((change) => applyChangeTo(draft, change))).toEqual(changes.map(() => undefined));
        expect(new Map([...draft].sort())).toEqual(new Map([...after].sort()));
        expect(planned(draft, after)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('a first plan, of which nothing is compared, is ordered as where something is there', () => {
    // It gives nobody anything, so that the effects are those of a first plan; but they are worked out.
    const something = new Map([['service:orchestra/lights', { actions: {} }]]);
    fc.assert(
      fc.property(orchestra, fc.constantFrom(undefined, true, false), (drawn, isolated) => {
        const hall = isolated === undefined ? [] : [['zone:orchestra/hall', { isolated }] as const];
        const changes = planned(new Map(), new Map([...drawn, ...hall]));
        const manages = new Set(objectKinds);
        expect(orderChanges({ changes, actual: something, manages, evaluatedAt: now })).toEqual(changes);
      }),
      { numRuns: 300 },
    );
  });
});

function mix(text: string, seed: number): number {
  let hash = seed | 0;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  return hash;
}
