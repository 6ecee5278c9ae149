import { describe, expect, test } from 'vitest';
import { memberList } from '../../../src/operations/views/member-list.ts';
import { serviceAccountList } from '../../../src/operations/views/service-account-list.ts';
import { teamList } from '../../../src/operations/views/team-list.ts';
import { tokenList } from '../../../src/operations/views/token-list.ts';
import { zoneList } from '../../../src/operations/views/zone-list.ts';
import { openLibrary } from '../library.ts';
import { branches } from './branches.ts';

describe('lists of what a library declares', () => {
  test('count what is in force at the time asked about', async () => {
    const library = await openLibrary(branches);
    const session = library.session();
    const { members, basis } = await memberList(session, { sort: '-bindings' });
    expect(basis.organization).toBe('library');
    expect(members.map((each) => [each.member, each.role, each.teams, each.bindings, each.status])).toEqual([
      ['ben', 'reader', 2, 2, 'active'],
      ['ada', 'director', 0, 0, 'active'],
      ['cleo', 'reader', 1, 0, 'active'],
      ['dan', 'reader', 1, 0, 'suspended'],
    ]);
    const later = await memberList(session, { now: '2026-12-15' });
    expect(later.members.map((each) => [each.member, each.teams, each.bindings])).toEqual([
      ['ada', 0, 0],
      ['ben', 2, 1],
      // The stay of dan has ended, and that of cleo in lending begun.
      ['cleo', 2, 0],
      ['dan', 0, 0],
    ]);
  });

  test('of members keep whom the filters ask for', async () => {
    const session = (await openLibrary(branches)).session();
    const names = async (options: Parameters<typeof memberList>[1]) =>
      (await memberList(session, options)).members.map(({ member }) => member);
    expect(await names({ status: 'suspended' })).toEqual(['dan']);
    // By the organization role, and by a binding that is in force.
    expect(await names({ role: 'director' })).toEqual(['ada']);
    expect(await names({ role: 'librarian' })).toEqual(['ben']);
    expect(await names({ role: 'librarian', now: '2026-12-15' })).toEqual([]);
    // In a team below.
    expect(await names({ team: 'lending' })).toEqual(['ben', 'cleo', 'dan']);
    expect(await names({ team: 'team/desk', status: 'active' })).toEqual(['ben', 'cleo']);
    await expect(names({ role: 'libarian' })).rejects.toMatchObject({
      code: 'role/unknown',
      hint: 'did you mean `librarian`?',
    });
    await expect(names({ team: 'dsk' })).rejects.toMatchObject({ code: 'edit/unknown-team' });
    await expect(names({ sort: 'mebmer' })).rejects.toMatchObject({ hint: 'did you mean `member`?' });
  });

  test('of teams count people once, however many teams they are in', async () => {
    const session = (await openLibrary(branches)).session();
    const { teams } = await teamList(session, { sort: '-people' });
    expect(
      teams.map((each) => [
        each.team,
        each.parent,
        each.members,
        each.maintainers,
        each.people,
        each.subTeams,
        each.roles,
      ]),
    ).toEqual([
      ['desk', 'lending', 3, 0, 4, 1, []],
      // Ben is in desk, too; cleo is in it through night, and listed only later.
      ['lending', undefined, 1, 1, 4, 1, ['librarian']],
      ['night', 'desk', 1, 0, 1, 0, []],
    ]);
  });

  test('of tokens say which give nothing, and why', async () => {
    const session = (await openLibrary(branches)).session();
    const { tokens } = await tokenList(session, { sort: 'expires' });
    expect(tokens.map(({ token, status, roles, scopes }) => [token, status, roles, scopes])).toEqual([
      ['old', 'expired', [], null],
      ['scanner', 'active', ['reader'], null],
      ['of-dan', 'owner-inactive', [], 1],
      ['stolen', 'revoked', [], null],
    ]);
    const { serviceAccounts } = await serviceAccountList(session);
    expect(serviceAccounts).toEqual([
      {
        serviceAccount: 'sorter',
        displayName: 'Sorting machine',
        status: 'active',
        owner: 'team/desk',
        teams: 1,
        bindings: 1,
        tokens: 1,
        file: 'organizations/library/machines.yaml',
      },
    ]);
  });

  test('of zones count who holds a role in them', async () => {
    const session = (await openLibrary(branches)).session();
    const { zones } = await zoneList(session);
    expect(zones.map(({ zone, isolated, roles, holders }) => [zone, isolated, roles, holders])).toEqual([
      ['cellar', true, ['keeper', 'visitor'], 2],
      ['hall', false, null, 0],
    ]);
  });

  test('answer of a commit, too', async () => {
    const library = await openLibrary(branches);
    library.edit({ 'organizations/library/night.yaml': null });
    const now = await teamList(library.session());
    const before = await teamList(library.session(), { at: 'HEAD~1' });
    expect([now.teams.length, before.teams.length]).toEqual([2, 3]);
  });
});
