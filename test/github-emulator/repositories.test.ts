import { expect, test } from 'vitest';
import { logins } from './calling.ts';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github, ask } = emulatorPerTest();

test('gives a team a permission, changes it and takes it away', async () => {
  const { state } = github();
  state.addTeam('acme', 'core');
  state.addRepository('acme', 'Kubectl');
  const put = 'PUT /orgs/acme/teams/core/repos/acme/kubectl';
  expect((await ask(put, { permission: 'push' })).status).toBe(204);
  expect((await ask(put, { permission: 'maintain' })).status).toBe(204);
  expect((await ask('GET /orgs/acme/teams/core/repos')).body).toMatchObject([
    { name: 'Kubectl', role_name: 'maintain', permissions: { push: true, maintain: true, admin: false } },
  ]);
  expect((await ask('DELETE /orgs/acme/teams/core/repos/acme/kubectl')).status).toBe(204);
  expect((await ask('GET /orgs/acme/teams/core/repos/acme/kubectl')).status).toBe(404);
  expect(github().writes.flatMap(({ effects }) => effects.map(({ action }) => action))).toEqual([
    'create',
    'update',
    'delete',
  ]);
});

test('takes the name of a custom repository role for a permission, and no other word', async () => {
  const { state } = github();
  state.addTeam('acme', 'core', { repositories: { kubectl: 'pull' } });
  state.addCustomRepositoryRole('acme', 'release-manager', 'write');
  const put = 'PUT /orgs/acme/teams/core/repos/acme/kubectl';
  expect((await ask(put, { permission: 'release-manager' })).status).toBe(204);
  expect((await ask(put, { permission: 'reader' })).status).toBe(422);
  expect((await ask('GET /orgs/acme/teams/core/repos')).body[0]).toMatchObject({
    role_name: 'release-manager',
    permissions: { push: true, maintain: false },
  });
});

test('lists what comes from the teams above, too, at the highest of both', async () => {
  const { state } = github();
  state.addTeam('acme', 'top', { repositories: { kubectl: 'push', docs: 'pull' } });
  state.addTeam('acme', 'core', { parent: 'top', repositories: { kubectl: 'pull', tools: 'admin' } });
  const listed = (await ask('GET /orgs/acme/teams/core/repos')).body;
  expect(listed.map((one: { name: string; role_name: string }) => `${one.name} ${one.role_name}`)).toEqual([
    'kubectl write',
    'tools admin',
    'docs read',
  ]);
  expect((await ask('GET /orgs/acme/teams/core/repos/acme/docs')).status).toBe(204);
});

test('refuses repositories of others, and changes nothing of an archived one', async () => {
  const { state } = github();
  state.addTeam('acme', 'core', { repositories: { old: 'pull' } });
  Object.assign(state.repository(state.organization('acme') as never, 'old') ?? {}, { archived: true });
  state.addOrganization('other');
  state.addRepository('other', 'theirs');
  const put = 'PUT /orgs/acme/teams/core/repos';
  expect((await ask(`${put}/other/theirs`, { permission: 'pull' })).status).toBe(422);
  expect((await ask(`${put}/acme/none`, { permission: 'pull' })).status).toBe(404);
  expect((await ask(`${put}/acme/old`, { permission: 'push' })).status).toBe(403);
});

test('shows private repositories to those inside only', async () => {
  const { state } = github();
  state.addRepository('acme', 'open', { visibility: 'public' });
  state.addRepository('acme', 'closed');
  const stranger = github().addToken({ login: 'stan' });
  expect((await ask('GET /orgs/acme/repos')).body).toHaveLength(2);
  expect((await ask('GET /orgs/acme/repos', undefined, stranger)).body).toMatchObject([{ name: 'open' }]);
});

test('knows outside collaborators, and removes them but no member', async () => {
  const { state } = github();
  state.addOutsideCollaborator('acme', 'otto', { kubectl: 'push' });
  state.addMember('acme', 'ana');
  state.addOutsideCollaborator('acme', 'ana', { kubectl: 'push' });
  expect(logins(await ask('GET /orgs/acme/outside_collaborators'))).toEqual(['otto']);
  expect((await ask('DELETE /orgs/acme/outside_collaborators/ana')).status).toBe(422);
  expect((await ask('DELETE /orgs/acme/outside_collaborators/otto')).status).toBe(204);
  expect((await ask('GET /orgs/acme/outside_collaborators')).body).toEqual([]);
});

test('makes an outside collaborator of a member, who keeps what their teams gave', async () => {
  github().state.addTeam('acme', 'core', { members: { ana: 'member' }, repositories: { kubectl: 'push' } });
  expect((await ask('PUT /orgs/acme/outside_collaborators/ana')).status).toBe(204);
  expect((await ask('GET /orgs/acme/memberships/ana')).status).toBe(404);
  expect(logins(await ask('GET /orgs/acme/outside_collaborators'))).toEqual(['ana']);
  expect((await ask('PUT /orgs/acme/outside_collaborators/olivia')).status).toBe(403);
});

test('writes what can be written of the settings, and ignores the rest', async () => {
  const body = { default_repository_permission: 'none', members_can_delete_repositories: false };
  const patched = await ask('PATCH /orgs/acme', { default_repository_permission: 'none' });
  expect(patched.body).toMatchObject({ ...body, members_can_delete_repositories: true });
  expect(github().writes[0]?.effects).toMatchObject([
    { what: 'settings', before: { default_repository_permission: 'read' } },
  ]);
});
