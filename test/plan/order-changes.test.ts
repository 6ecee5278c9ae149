import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import type { Organization } from '../../src/model/model.ts';
import { bindingAddress, objectKinds } from '../../src/plan/address.ts';
import { applyChangeTo } from '../../src/plan/apply-change.ts';
import { orderChanges } from '../../src/plan/order/order-changes.ts';
import type { Change } from '../../src/plan/plan.ts';
import type { PolicyHistories } from '../../src/plan/policy-history.ts';
import type { DesiredState, StateEntries } from '../../src/plan/state.ts';
import { someOrderExists, violations } from './brute-force.ts';
import {
  actualOf,
  binding,
  diff,
  histories,
  history,
  member,
  membership,
  now,
  organization,
  planOf,
  policy,
  role,
  serviceAccount,
  team,
  world,
  zone,
} from './world.ts';

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

describe('by example', () => {
  const steps = (before: Organization, after: Organization, histories: PolicyHistories = new Map()) => {
    const actual = world(before, { histories });
    return planOf(after, actual, { histories }).section.changes.map(
      ({ action, address, effect }) => `${effect}: ${action} ${address.replace(/#.*/, '')}`,
    );
  };
  const reader = role('score-reader', ['scores:read']);
  const writer = role('score-writer', ['scores:write']);
  const both = [reader, writer];

  test('a moved member gets the new path before the old one goes; what is lost goes first', () => {
    const orchestraOf = (strings: readonly string[], brass: readonly string[], extra: readonly string[]) =>
      organization({
        roles: both,
        members: ['ana', 'bo', 'cleo'].map((name) => member(name)),
        teams: [
          team('brass', brass, { bindings: [binding('score-reader')] }),
          team('strings', strings, { bindings: [binding('score-reader')] }),
          team('soloists', extra, { bindings: [binding('score-writer')] }),
        ],
      });
    expect(steps(orchestraOf(['ana'], [], ['bo']), orchestraOf([], ['ana'], ['cleo']))).toEqual([
      'loss: delete team-member:orchestra/soloists/bo',
      'replace: create team-member:orchestra/brass/ana',
      'replace: delete team-member:orchestra/strings/ana',
      'gain: create team-member:orchestra/soloists/cleo',
    ]);
  });

  test('a new team is made before its members move there, and the old one goes last, children first', () => {
    const before = organization({
      roles: both,
      members: [member('ana')],
      teams: [
        team('old', [], { bindings: [binding('score-reader')] }),
        team('old-child', ['ana'], { parent: 'old' }),
        team('kept', [], { parent: 'old' }),
      ],
    });
    const after = organization({
      roles: both,
      members: [member('ana')],
      teams: [team('new', ['ana'], { bindings: [binding('score-reader')] }), team('kept', [])],
    });
    expect(steps(before, after)).toEqual([
      'none: update team:orchestra/kept',
      'none: create team:orchestra/new',
      'replace: create binding:orchestra/team/new',
      'replace: create team-member:orchestra/new/ana',
      'replace: delete team-member:orchestra/old-child/ana',
      'replace: delete binding:orchestra/team/old',
      'none: delete team:orchestra/old-child',
      'none: delete team:orchestra/old',
    ]);
  });

  test('a changed role is changed after those who lose it and before those who gain it', () => {
    const declared = (holder: string, permissions: readonly string[]) =>
      organization({
        roles: [role('editor', permissions)],
        members: ['ana', 'bo', 'cleo'].map((name) =>
          member(name, { bindings: name === holder || name === 'cleo' ? [binding('editor')] : [] }),
        ),
      });
    expect(steps(declared('ana', ['scores:read']), declared('bo', ['scores:write']))).toEqual([
      'loss: delete binding:orchestra/member/ana',
      'both: update role:orchestra/editor',
      'gain: create binding:orchestra/member/bo',
    ]);
    expect(steps(declared('ana', ['scores:read', 'scores:write']), declared('bo', ['scores:read']))[0]).toBe(
      'loss: delete binding:orchestra/member/ana',
    );
  });

  test('effects of contents: permissions, policies, boundaries, zones, metadata', () => {
    const statements = (action: string) => [{ sid: 'A', effect: 'allow', actions: [action] }];
    const published = histories(history('rules', [statements('scores:read')]));
    const base = {
      roles: [reader],
      members: [member('ana', { role: 'score-reader' })],
      policies: [policy('rules', statements('scores:read'))],
      zones: [zone('archive')],
    };
    const change = (
      parts: Parameters<typeof organization>[0],
      from: Parameters<typeof organization>[0] = base,
    ) => steps(organization(from), organization({ ...from, ...parts }), published);
    expect(change({ roles: [role('score-reader', ['scores:read', 'scores:list'])] })).toEqual([
      'gain: update role:orchestra/score-reader',
    ]);
    expect(change({ roles: [role('score-reader', [])] })).toEqual([
      'loss: update role:orchestra/score-reader',
    ]);
    expect(change({ roles: [role('score-reader', ['scores:read'], { description: 'Reads' })] })).toEqual([
      'none: update role:orchestra/score-reader',
    ]);
    expect(change({ roles: [role('score-reader', ['scores:read'], { policies: ['rules'] })] })).toEqual([
      'both: update role:orchestra/score-reader',
    ]);
    expect(change({ policies: [policy('rules', statements('scores:write'))] })).toEqual([
      'none: update policy:orchestra/rules',
    ]);
    const bounded = { ...base, boundary: ['rules'] };
    expect(change({ policies: [policy('rules', statements('scores:write'))] }, bounded)).toEqual([
      'both: update policy:orchestra/rules',
    ]);
    expect(change({ boundary: ['rules'] })).toEqual(['loss: update organization:orchestra']);
    expect(change({ boundary: [] }, bounded)).toEqual(['gain: update organization:orchestra']);
    expect(change({ zones: [zone('archive', { isolated: true })] })).toEqual([
      'loss: update zone:orchestra/archive',
    ]);
    expect(change({ members: [member('ana', { role: 'score-reader', status: 'suspended' })] })).toEqual([
      'loss: update member:orchestra/ana',
    ]);
    expect(change({ members: [member('ana', { role: 'score-reader', displayName: 'Ana' })] })).toEqual([
      'none: update member:orchestra/ana',
    ]);
  });

  test('who a principal is counts as all of its access', () => {
    const declared = (fields: Parameters<typeof member>[1], account: Parameters<typeof serviceAccount>[1]) =>
      organization({
        roles: both,
        members: [member('ana', { email: 'ana@orchestra.example', ...fields })],
        serviceAccounts: [serviceAccount('tuner', account)],
      });
    const before = declared({}, {});
    const identities = { github: { login: 'ana' } };
    expect(steps(before, declared({ email: 'eve@orchestra.example' }, { identities }))).toEqual([
      'both: update member:orchestra/ana',
      'both: update service-account:orchestra/tuner',
    ]);
    expect(steps(before, declared({ attributes: { section: 'brass' } }, {}))).toEqual([
      'both: update member:orchestra/ana',
    ]);
    expect(steps(before, declared({ identities }, { displayName: 'Tuner' }))).toEqual([
      'both: update member:orchestra/ana',
      'none: update service-account:orchestra/tuner',
    ]);
  });

  test('a maintainer has more than a member', () => {
    const declared = (ana: 'member' | 'maintainer', bo: 'member' | 'maintainer') =>
      organization({
        members: [member('ana'), member('bo')],
        teams: [team('strings', [membership('ana', { role: ana }), membership('bo', { role: bo })])],
      });
    expect(steps(declared('member', 'maintainer'), declared('maintainer', 'member'))).toEqual([
      'loss: update team-member:orchestra/strings/bo',
      'gain: update team-member:orchestra/strings/ana',
    ]);
  });
});

function mix(text: string, seed: number): number {
  let hash = seed | 0;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619);
  return hash;
}
