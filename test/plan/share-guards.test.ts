import { describe, expect, test } from 'vitest';
import { fc } from '../properties.ts';
import { expectLimit, guardsOf, names } from './guards-of.ts';
import { hospital, ward } from './hospital.ts';
import { binding, member, organization, role, service, team, world } from './world.ts';

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
