import { describe, expect, test } from 'vitest';
import { checkGuardNames } from '../../src/plan/guards/check-guard-names.ts';
import { guardNames, refusing } from '../../src/plan/guards/check-guards.ts';
import { matchesAction } from '../../src/plan/guards/privileged-roles.ts';
import { expectLimit, guardsOf, names } from './guards-of.ts';
import { hospital, ward } from './hospital.ts';
import { member, organization, role, target, team, token, withEntry, world } from './world.ts';

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

test('matchesAction: globs in the action part, without case', () => {
  expect(
    ['*', 'charts:*', 'charts:pu?ge', 'Charts:PURGE', 'charts:p*g*', 'charts:', 'wards:*', 'charts:purg'].map(
      (each) => matchesAction(each, 'charts:purge'),
    ),
  ).toEqual([true, true, true, true, true, false, false, false]);
});
