import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Organization, Target } from '../../src/model/model.ts';
import type { SectionInput } from '../../src/plan/build-section.ts';
import { checkGuardNames } from '../../src/plan/guards/check-guard-names.ts';
import { guardNames, refusing } from '../../src/plan/guards/check-guards.ts';
import { matchesAction } from '../../src/plan/guards/privileged-roles.ts';
import type { GuardRefusal } from '../../src/plan/plan.ts';
import type { ActualState } from '../../src/plan/state.ts';
import {
  binding,
  member,
  organization,
  planOf,
  role,
  service,
  target,
  team,
  token,
  withEntry,
  world,
} from './world.ts';

/** A hospital: `n` people on a ward that may read charts. */
function hospital(n: number, parts: Parameters<typeof organization>[0] = {}): Organization {
  const people = Array.from({ length: n }, (_, index) => `nurse-${index}`);
  return organization({
    roles: [role('chart-reader', ['charts:read'])],
    members: people.map((name) => member(name, { role: 'chart-reader' })),
    ...parts,
  });
}

function guardsOf(
  before: Organization | ActualState,
  after: Organization,
  options: Partial<SectionInput> & { readonly fields?: Partial<Target> } = {},
): readonly GuardRefusal[] {
  const actual = 'entries' in before ? before : world(before);
  return planOf(after, actual, { target: target(options.fields), ...options }).section.guards;
}

function names(refusals: readonly GuardRefusal[]): readonly string[] {
  return refusals.map(({ guard }) => guard);
}

/** The only refusal of a guard, checked to be there at one past the limit and absent at the limit. */
function expectLimit(guard: string, limit: number, plan: (count: number) => readonly GuardRefusal[]): void {
  expect(names(plan(limit))).not.toContain(guard);
  const refusal = plan(limit + 1).find((each) => each.guard === guard);
  expect(refusal).toMatchObject({ guard, limit, planned: limit + 1 });
  expect(refusal?.allow).toContain(`--allow ${guard}`);
}

const ward = (n: number) => Array.from({ length: n }, (_, index) => `nurse-${index}`);

describe('lost shares, at the limit and one past it', () => {
  test('members: a quarter of 40, and of few never fewer than 5', () => {
    expectLimit('lost-members', 10, (lost) => guardsOf(hospital(40), hospital(40 - lost)));
    expectLimit('lost-members', 4, (lost) => guardsOf(hospital(8), hospital(8 - lost)));
  });

  test('members: suspended or left without anything count as well', () => {
    const suspended = (n: number) =>
      hospital(40, {
        members: ward(40).map((name, index) =>
          member(name, { role: 'chart-reader', status: index < n ? 'suspended' : 'active' }),
        ),
      });
    expectLimit('lost-members', 10, (lost) => guardsOf(hospital(40), suspended(lost)));
    const bare = (n: number) =>
      hospital(40, {
        members: ward(40).map((name, index) =>
          index < n ? member(name) : member(name, { role: 'chart-reader' }),
        ),
      });
    expectLimit('lost-members', 10, (lost) => guardsOf(hospital(40), bare(lost)));
  });

  test('teams', () => {
    const wards = (n: number) => organization({ teams: ward(n).map((name) => team(name, [])) });
    expectLimit('lost-teams', 6, (lost) => guardsOf(wards(24), wards(24 - lost)));
  });

  test('memberships, but not those whose access stays by another path', () => {
    const staff = (n: number) =>
      organization({
        members: ward(40).map((name) => member(name)),
        teams: [team('ward-3', ward(40).slice(n))],
      });
    expectLimit('lost-memberships', 10, (lost) => guardsOf(staff(0), staff(lost)));
    const moved = (n: number) =>
      organization({
        roles: [role('chart-reader', ['charts:read'])],
        members: ward(40).map((name) => member(name)),
        teams: [
          team('ward-3', ward(40).slice(n), { bindings: [binding('chart-reader')] }),
          team('ward-4', ward(40).slice(0, n), { bindings: [binding('chart-reader')] }),
        ],
      });
    expect(guardsOf(moved(0), moved(40))).toEqual([]);
  });

  test('bindings, organization roles among them', () => {
    const bound = (n: number) =>
      organization({
        roles: [role('chart-reader', ['charts:read']), role('visitor', ['halls:enter'])],
        members: ward(40).map((name, index) =>
          member(name, { role: 'visitor', bindings: index < n ? [] : [binding('chart-reader')] }),
        ),
      });
    expectLimit('lost-bindings', 20, (lost) => guardsOf(bound(0), bound(lost)));
    const roles = (n: number) =>
      organization({
        roles: [role('chart-reader', ['charts:read']), role('visitor', ['halls:enter'])],
        members: ward(40).map((name, index) =>
          member(name, { role: index < n ? 'visitor' : 'chart-reader' }),
        ),
      });
    expectLimit('lost-bindings', 10, (lost) => guardsOf(roles(0), roles(lost)));
  });

  test('repository permissions', () => {
    const repositories = (n: number) =>
      organization({
        roles: [role('repository-write', [], { github: { repositoryPermission: 'write' } })],
        teams: [
          team('it', [], {
            bindings: ward(24)
              .slice(n)
              .map((name) =>
                binding('repository-write', { on: [`krn:hospital:github:main:repository/${name}`] }),
              ),
          }),
        ],
      });
    expectLimit('lost-repository-permissions', 6, (lost) => guardsOf(repositories(0), repositories(lost)));
  });

  test('what the clock ends does not count', () => {
    const ending = { expires: '2026-11-30T00:00:00Z' };
    const staff = (bindings: readonly ReturnType<typeof binding>[]) =>
      organization({
        roles: [role('chart-reader', ['charts:read'])],
        members: ward(20).map((name) =>
          member(name, { bindings: [binding('chart-reader', { zone: 'x' }), ...bindings] }),
        ),
      });
    const later = '2026-12-01T00:00:00Z';
    expect(
      guardsOf(world(staff([binding('chart-reader', ending)])), staff([binding('chart-reader', ending)]), {
        evaluatedAt: later,
      }),
    ).toEqual([]);
  });
});

describe('gained shares, once a first apply is recorded', () => {
  test('members: a half, never fewer than 20', () => {
    expectLimit('gained-members', 30, (gained) => guardsOf(hospital(60), hospital(60 + gained)));
    expectLimit('gained-members', 19, (gained) => guardsOf(hospital(4), hospital(4 + gained)));
    expect(guardsOf(hospital(4), hospital(400), { circumstances: { appliedBefore: false } })).toEqual([]);
  });

  test('teams, memberships, bindings and repository permissions', () => {
    const grown = (n: number) =>
      organization({
        roles: [role('repository-write', [], { github: { repositoryPermission: 'write' } })],
        members: ward(20).map((name) => member(name)),
        teams: ward(n).map((name) =>
          team(`ward-${name}`, ['nurse-0'], {
            bindings: [binding('repository-write', { on: [`krn:hospital:github:main:repository/${name}`] })],
          }),
        ),
      });
    for (const guard of [
      'gained-teams',
      'gained-memberships',
      'gained-bindings',
      'gained-repository-permissions',
    ]) {
      expectLimit(guard, 19, (gained) => guardsOf(grown(4), grown(4 + gained)));
    }
  });

  test('privileged access: by permission, by GitHub role, by ownership', () => {
    const admins = (n: number, fields: Parameters<typeof role>[2], permissions: readonly string[] = []) =>
      organization({
        services: [service('charts', { read: {}, purge: { privileged: true } })],
        membership: {
          owners: { role: 'owner', min: 0 },
          counts: ['active'],
          requireReason: false,
          written: {},
        },
        roles: [role('admin', permissions, fields), role('owner')],
        members: ward(24).map((name, index) =>
          member(name, { bindings: index < n ? [binding('admin')] : [] }),
        ),
      });
    for (const [fields, permissions] of [
      [{}, ['charts:*']],
      [{ github: { organizationRole: 'admin' } }, []],
      [{ github: { repositoryPermission: 'admin' } }, []],
    ] as const) {
      expectLimit('gained-privileged', 4, (gained) =>
        guardsOf(admins(2, fields, permissions), admins(2 + gained, fields, permissions)),
      );
      expect(names(guardsOf(admins(0, fields), admins(24, {}, ['charts:read'])))).not.toContain(
        'gained-privileged',
      );
    }
    const owners = (n: number) => {
      const declared = admins(0, {});
      return {
        ...declared,
        members: new Map(
          ward(24).map((name, index) => [name, member(name, index < n ? { role: 'owner' } : {})]),
        ),
      };
    };
    expectLimit('gained-privileged', 4, (gained) => guardsOf(owners(2), owners(2 + gained)));
  });
});

describe('gained-privileged goes by the old catalogue and owners’ role too', () => {
  const charts = (privileged: boolean, owners: string, n: number) =>
    organization({
      services: [service('charts', { read: {}, purge: privileged ? { privileged: true } : {} })],
      membership: {
        owners: { role: owners, min: 0 },
        counts: ['active'],
        requireReason: false,
        written: { owners: { role: owners } },
      },
      roles: [role('admin', ['charts:purge']), role('owner'), role('clerk')],
      members: ward(24).map((name, index) => member(name, { bindings: index < n ? [binding('admin')] : [] })),
    });

  test('dropping `privileged` hides nobody who gets it in the same change', () => {
    expect(names(guardsOf(charts(true, 'owner', 1), charts(false, 'owner', 12)))).toContain(
      'gained-privileged',
    );
    expect(names(guardsOf(charts(false, 'owner', 1), charts(false, 'owner', 12)))).not.toContain(
      'gained-privileged',
    );
  });

  test('nor does dropping the whole catalogue, or naming another role for owners', () => {
    expect(
      names(guardsOf(charts(true, 'owner', 1), { ...charts(true, 'owner', 12), services: new Map() })),
    ).toContain('gained-privileged');
    expect(names(guardsOf(charts(false, 'admin', 1), charts(false, 'clerk', 12)))).toContain(
      'gained-privileged',
    );
  });
});

describe('guards about persons', () => {
  test('minimum-owners', () => {
    const owned = (owners: number) =>
      organization({
        membership: {
          owners: { role: 'owner', min: 2 },
          counts: ['active'],
          requireReason: false,
          written: {},
        },
        roles: [role('owner')],
        members: ward(4).map((name, index) => member(name, index < owners ? { role: 'owner' } : {})),
      });
    expect(names(guardsOf(owned(3), owned(2)))).toEqual([]);
    expect(guardsOf(owned(3), owned(1))).toMatchObject([{ guard: 'minimum-owners', limit: 2, planned: 1 }]);
  });

  test('callers-last-path: told by the provider or by the target', () => {
    const after = hospital(3, {
      members: ward(3).map((name, index) => member(name, index === 0 ? {} : { role: 'chart-reader' })),
    });
    const caller = { circumstances: { appliedBefore: true, caller: 'member/nurse-0' } };
    expect(guardsOf(hospital(3), after, caller)).toMatchObject([
      { guard: 'callers-last-path', message: '`member/nurse-0`, who applies this, would lose all access' },
    ]);
    expect(names(guardsOf(hospital(3), after, { fields: { caller: 'member/nurse-0' } }))).toEqual([
      'callers-last-path',
    ]);
    expect(guardsOf(hospital(3), after, { fields: { caller: 'member/nurse-1' } })).toEqual([]);
    expect(guardsOf(hospital(3), after)).toEqual([]);
    expect(
      guardsOf(hospital(3), hospital(2), { fields: { caller: 'member/nurse-2' } })[0]?.message,
    ).toContain('be removed');
  });

  test('protected-principals lose nothing, not even a place in a team that gives nothing', () => {
    const staff = (members: readonly string[]) =>
      organization({ members: ward(2).map((name) => member(name)), teams: [team('night-shift', members)] });
    const fields = { protected: ['member/nurse-0'] };
    expect(guardsOf(staff(ward(2)), staff(['nurse-0']), { fields })).toEqual([]);
    expect(guardsOf(staff(ward(2)), staff(['nurse-1']), { fields })).toMatchObject([
      { guard: 'protected-principals', limit: 0, planned: 1 },
    ]);
  });

  test('protected-principals are those who had the name too, whatever they are renamed to', () => {
    const staff = (first: Parameters<typeof member>, second: Parameters<typeof member>) =>
      organization({ roles: [role('director')], members: [member(...first), member(...second)] });
    const before = staff(['ana', { role: 'director' }], ['bob', {}]);
    const exchanged = (fields: Parameters<typeof member>[1]) =>
      staff(
        ['zoe', { id: 'ana', previously: ['ana'], ...fields }],
        ['ana', { id: 'bob', previously: ['bob'] }],
      );
    const fields = { protected: ['member/ana'] };
    expect(names(guardsOf(before, exchanged({}), { fields }))).toContain('protected-principals');
    const kept = staff(['zoe', { id: 'ana', previously: ['ana'], role: 'director' }], ['bob', {}]);
    expect(guardsOf(before, kept, { fields })).toEqual([]);
  });

  test('access-elsewhere: a removed member keeps a token that Bylaw does not manage', () => {
    const actual = withEntry(world(hospital(3)), 'token:orchestra/monitor', {
      owner: 'member/nurse-2',
      inherit: true,
      revoked: false,
    });
    expect(guardsOf(actual, hospital(2))).toMatchObject([
      { guard: 'access-elsewhere', limit: 0, planned: 1 },
    ]);
    const revoked = withEntry(actual, 'token:orchestra/monitor', {
      owner: 'member/nurse-2',
      inherit: true,
      revoked: true,
    });
    expect(guardsOf(revoked, hospital(2))).toEqual([]);
    const both = hospital(3, { tokens: [token('monitor', { owner: 'member/nurse-2' })] });
    expect(guardsOf(both, hospital(2))).toEqual([]);
  });

  test('invitation-quota', () => {
    expectLimit('invitation-quota', 3, (invited) =>
      guardsOf(hospital(2), hospital(2 + invited), {
        circumstances: { appliedBefore: true, invitationQuota: 3 },
      }),
    );
  });
});

describe('guards about the whole', () => {
  test('empty-desired-state, but not one that is merely small', () => {
    const empty = organization();
    expect(names(guardsOf(hospital(2), empty))).toEqual(['empty-desired-state']);
    expect(guardsOf(hospital(2), hospital(1))).toEqual([]);
    expect(guardsOf(empty, empty)).toEqual([]);
  });

  test('rollback: an older source, and one of which nobody can tell', () => {
    const refused = (descends: boolean | 'unknown') =>
      names(
        guardsOf(hospital(2), hospital(2), {
          circumstances: { appliedBefore: true, lastSource: 'a'.repeat(40), descends },
        }),
      );
    expect([refused(true), refused(false), refused('unknown')]).toEqual([[], ['rollback'], ['rollback']]);
  });
});

describe('what allows a guard', () => {
  const before = hospital(40);
  const after = hospital(20);

  test('a flag, or the reviewed YAML until it expires', () => {
    const [plain] = guardsOf(before, after);
    expect(plain?.allow).toBe(
      '--allow lost-members, or `guards.lost-members` or `allow` in Target `directory`',
    );
    const flagged = guardsOf(before, after, { allow: ['lost-members', 'lost-access'] });
    expect(flagged[0]?.allowed).toEqual({ by: 'flag', reason: '--allow lost-members' });
    expect(refusing(flagged)).toEqual([]);
    const written = (expires: string) =>
      guardsOf(before, after, {
        fields: { allow: [{ guard: 'lost-members', reason: 'ward 3 closes', expires }] },
      });
    expect(written('2026-11-23T00:00:00Z')[0]?.allowed).toEqual({ by: 'target', reason: 'ward 3 closes' });
    expect(names(refusing(written('2026-11-22T12:00:00Z')))).toContain('lost-members');
  });

  test('a limit of the target', () => {
    const guards = { 'lost-members': { share: 0.5 } };
    expect(names(guardsOf(before, after, { fields: { guards } }))).toEqual(['lost-access']);
    expect(
      names(
        guardsOf(before, hospital(39), { fields: { guards: { 'lost-members': { share: 0, floor: 1 } } } }),
      ),
    ).toEqual(['lost-members']);
  });

  test('plan/unknown-guard: a name that no guard has, and a limit that a guard has not', () => {
    const found = checkGuardNames(
      target({
        guards: { 'lost-member': { share: 1 }, rollback: { share: 1 } },
        allow: [{ guard: 'rolback', reason: 'x' }],
      }),
    );
    expect(found.map(({ code, message, at, hint }) => [code, message, at?.path, hint?.slice(0, 29)])).toEqual(
      [
        [
          'plan/unknown-guard',
          'no guard is called `lost-member`',
          ['guards', 'lost-member'],
          'did you mean `lost-members`?',
        ],
        [
          'plan/unknown-guard',
          'guard `rollback` has no limit to set',
          ['guards', 'rollback'],
          'guards with a limit are lost-',
        ],
        [
          'plan/unknown-guard',
          'no guard is called `rolback`',
          ['allow', 0, 'guard'],
          'did you mean `rollback`?',
        ],
      ],
    );
    expect(
      checkGuardNames(target({ allow: guardNames.map((guard) => ({ guard, reason: 'migration' })) })),
    ).toEqual([]);
  });
});

test('no plan passes over a limit unseen', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (size, lost) => {
      const kept = Math.max(size - lost, 0);
      // A quarter, and always four.
      const limit = Math.max(4, Math.floor(size / 4));
      const refused = names(guardsOf(hospital(size), hospital(kept))).includes('lost-members');
      expect(refused).toBe(size - kept > limit);
    }),
    { numRuns: 60 },
  );
});

test('matchesAction: globs in the action part, without case', () => {
  expect(
    ['*', 'charts:*', 'charts:pu?ge', 'Charts:PURGE', 'charts:p*g*', 'charts:', 'wards:*', 'charts:purg'].map(
      (each) => matchesAction(each, 'charts:purge'),
    ),
  ).toEqual([true, true, true, true, true, false, false, false]);
});
