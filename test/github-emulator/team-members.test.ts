import { expect, test } from 'vitest';
import { logins } from './calling.ts';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github, ask } = emulatorPerTest();

test('lists those of child teams, too, and says so', async () => {
  const { state } = github();
  state.addTeam('acme', 'top', { members: { ana: 'maintainer' } });
  state.addTeam('acme', 'middle', { parent: 'top', members: { ben: 'maintainer' } });
  state.addTeam('acme', 'bottom', { parent: 'middle', members: { ana: 'member', cem: 'member' } });
  expect((await ask('GET /orgs/acme/teams/top/members')).body).toMatchObject([
    { login: 'ana', role: 'maintainer', inherited: false },
    { login: 'ben', role: 'member', inherited: true },
    { login: 'cem', role: 'member', inherited: true },
  ]);
  expect(logins(await ask('GET /orgs/acme/teams/top/members?role=maintainer'))).toEqual(['ana']);
  expect((await ask('GET /orgs/acme/teams/top/memberships/cem')).status).toBe(404);
});

test('reads owners as maintainers, whatever was stored for them', async () => {
  const { state } = github();
  state.addTeam('acme', 'core', { members: { olivia: 'member', ana: 'member' } });
  const members = await ask('GET /orgs/acme/teams/core/members');
  expect(members.body.map((one: { login: string; role: string }) => `${one.login} ${one.role}`)).toEqual([
    'olivia maintainer',
    'ana member',
  ]);
});

test('PUT of an owner as member leaves them a maintainer, and changes nothing', async () => {
  github().state.addTeam('acme', 'core', { members: { olivia: 'maintainer' } });
  const put = await ask('PUT /orgs/acme/teams/core/memberships/olivia', { role: 'member' });
  expect(put.body).toMatchObject({ role: 'maintainer', state: 'active' });
  expect(github().writes).toEqual([]);
});

test('changes what somebody is in a team in place', async () => {
  github().state.addTeam('acme', 'core', { members: { ana: 'member' } });
  await ask('PUT /orgs/acme/teams/core/memberships/ana', { role: 'maintainer' });
  expect(github().writes[0]?.effects).toMatchObject([
    { action: 'update', name: 'core/ana', before: { role: 'member' }, after: { role: 'maintainer' } },
  ]);
});

test('leaves a team that an identity provider manages to it', async () => {
  github().state.addTeam('acme', 'synced', { synchronized: true, members: { ana: 'member' } });
  github().state.addMember('acme', 'ben');
  expect((await ask('PUT /orgs/acme/teams/synced/memberships/ben', { role: 'member' })).status).toBe(403);
  expect((await ask('DELETE /orgs/acme/teams/synced/memberships/ana')).status).toBe(403);
  expect((await ask('GET /orgs/acme/external-groups')).status).toBe(404);
  Object.assign(github().state.organization('acme') ?? {}, { plan: 'enterprise' });
  expect((await ask('GET /orgs/acme/external-groups')).body.groups).toHaveLength(1);
});

test('removes from a team once', async () => {
  github().state.addTeam('acme', 'core', { members: { ana: 'member' } });
  expect((await ask('DELETE /orgs/acme/teams/core/memberships/ana')).status).toBe(204);
  expect((await ask('DELETE /orgs/acme/teams/core/memberships/ana')).status).toBe(404);
  expect((await ask('GET /orgs/acme/memberships/ana')).status).toBe(200);
});
