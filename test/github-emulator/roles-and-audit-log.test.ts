import { expect, test } from 'vitest';
import { logins } from './calling.ts';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github, ask } = emulatorPerTest();

async function roleNamed(name: string): Promise<number> {
  const { roles } = (await ask('GET /orgs/acme/organization-roles')).body;
  return roles.find((role: { name: string }) => role.name === name).id;
}

test('assigns organization roles to teams and members, and tells who holds them and how', async () => {
  const { state } = github();
  state.addTeam('acme', 'core', { members: { ana: 'member', ben: 'member' } });
  const id = await roleNamed('all_repo_read');
  const path = '/orgs/acme/organization-roles';
  expect((await ask(`PUT ${path}/teams/core/${id}`)).status).toBe(204);
  expect((await ask(`PUT ${path}/users/ana/${id}`)).status).toBe(204);
  const users = (await ask(`GET ${path}/${id}/users`)).body;
  expect(users.map((one: { login: string; assignment: string }) => `${one.login} ${one.assignment}`)).toEqual(
    ['ana mixed', 'ben indirect'],
  );
  expect((await ask(`GET ${path}/${id}/teams`)).body).toMatchObject([{ slug: 'core', assignment: 'direct' }]);
  expect((await ask(`DELETE ${path}/teams/core/${id}`)).status).toBe(204);
  expect(logins(await ask(`GET ${path}/${id}/users`))).toEqual(['ana']);
});

test('assigns no role to a stranger, and no role that is not there', async () => {
  github().state.addAccount('stan');
  const id = await roleNamed('all_repo_read');
  expect((await ask(`PUT /orgs/acme/organization-roles/users/stan/${id}`)).status).toBe(422);
  expect((await ask('PUT /orgs/acme/organization-roles/users/olivia/1')).status).toBe(404);
});

test('has custom repository roles and an audit log in an enterprise only', async () => {
  const { state } = github();
  expect((await ask('GET /orgs/acme/custom-repository-roles')).status).toBe(404);
  expect((await ask('GET /orgs/acme/audit-log')).status).toBe(404);
  state.addOrganization('big', { plan: 'enterprise' });
  state.addCustomRepositoryRole('big', 'release-manager', 'write');
  expect((await ask('GET /orgs/big/custom-repository-roles')).body.custom_roles).toMatchObject([
    { name: 'release-manager', base_role: 'write' },
  ]);
  expect((await ask('GET /orgs/big/audit-log')).body).toEqual([]);
});

test('writes into the audit log who did what, and finds it again', async () => {
  const { state, clock } = github();
  state.addOrganization('big', { plan: 'enterprise' });
  state.addMember('big', 'otto', 'admin');
  state.addMember('big', 'ana');
  const otto = github().addToken({ login: 'otto' });
  await ask('PUT /orgs/big/memberships/ana', { role: 'admin' }, otto);
  clock.advance(60_000);
  const later = clock.now();
  await ask('POST /orgs/big/teams', { name: 'core' });
  const all = (await ask('GET /orgs/big/audit-log')).body;
  expect(all.map((entry: { action: string }) => entry.action)).toEqual([
    'team.add_member',
    'team.create',
    'org.update_member',
  ]);
  expect(all[2]).toMatchObject({ actor: 'otto', user: 'ana', created_at: Date.parse(later) - 60_000 });
  const found = await ask(`GET /orgs/big/audit-log?phrase=created:>=${later}&per_page=1`);
  expect(found.body).toMatchObject([{ action: 'team.add_member' }]);
  const next = /<([^>]+)>; rel="next"/.exec(found.headers.get('link') ?? '')?.[1];
  expect((await ask(`GET ${next}`)).body).toMatchObject([{ action: 'team.create' }]);
});
