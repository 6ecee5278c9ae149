import { expect, test } from 'vitest';
import { logins } from './calling.ts';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github, ask } = emulatorPerTest();

test('tells who asks, and whose account has which number', async () => {
  const own = await ask('GET /user');
  expect(own.body.login).toBe('olivia');
  expect((await ask(`GET /user/${own.body.id}`)).body.login).toBe('olivia');
  expect((await ask('GET /users/OLIVIA')).body.id).toBe(own.body.id);
  expect((await ask('GET /users/nobody')).status).toBe(404);
});

test('lists members in pages whose links go by the number of the organization', async () => {
  for (let index = 1; index <= 250; index += 1) {
    github().state.addMember('acme', `m${index}`);
  }
  expect((await ask('GET /orgs/acme/members')).body).toHaveLength(30);
  const found: string[] = [];
  let address = '/orgs/acme/members?per_page=100';
  let pages = 0;
  while (address !== '') {
    const page = await ask(`GET ${address}`);
    found.push(...logins(page));
    address = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1] ?? '';
    pages += 1;
    if (pages === 1) {
      expect(address).toContain(`/organizations/${github().state.organization('acme')?.id}/members?`);
      expect(page.headers.get('link')).toContain('page=3>; rel="last"');
    }
  }
  expect(pages).toBe(3);
  expect(new Set(found).size).toBe(251);
});

test('lists owners and members apart, and those without a second factor', async () => {
  github().state.addMember('acme', 'ana');
  github().state.addMember('acme', 'ben').twoFactor = false;
  expect(logins(await ask('GET /orgs/acme/members?role=admin'))).toEqual(['olivia']);
  expect(logins(await ask('GET /orgs/acme/members?role=member'))).toEqual(['ana', 'ben']);
  expect(logins(await ask('GET /orgs/acme/members?filter=2fa_disabled'))).toEqual(['ben']);
});

test('shows a token that is not inside the members who say so in public: 200, and perhaps nobody', async () => {
  github().state.addMember('acme', 'ana');
  const stranger = github().addToken({ login: 'stan' });
  expect(await ask('GET /orgs/acme/members', undefined, stranger)).toMatchObject({ status: 200, body: [] });
  expect((await ask('GET /orgs/acme/members/ana', undefined, stranger)).status).toBe(302);
});

test('changes a role in place', async () => {
  github().state.addMember('acme', 'ana');
  const changed = await ask('PUT /orgs/acme/memberships/ana', { role: 'admin' });
  expect(changed).toMatchObject({ status: 200, body: { state: 'active', role: 'admin' } });
  expect(github().writes.map(({ effects }) => effects)).toMatchObject([
    [{ action: 'update', what: 'member', name: 'ana', before: { role: 'member' }, after: { role: 'admin' } }],
  ]);
});

test('logs what changes nothing, but not as a write', async () => {
  github().state.addMember('acme', 'ana');
  expect((await ask('PUT /orgs/acme/memberships/ana', { role: 'member' })).status).toBe(200);
  expect(github().log).toHaveLength(1);
  expect(github().writes).toEqual([]);
});

test('keeps what teams stored when an owner becomes a member', async () => {
  const { state } = github();
  state.addTeam('acme', 'core', { members: { ana: 'member', ben: 'maintainer' } });
  for (const login of ['ana', 'ben']) {
    await ask(`PUT /orgs/acme/memberships/${login}`, { role: 'admin' });
    const membership = await ask(`GET /orgs/acme/teams/core/memberships/${login}`);
    expect(membership.body.role).toBe('maintainer');
    await ask(`PUT /orgs/acme/memberships/${login}`, { role: 'member' });
  }
  expect((await ask('GET /orgs/acme/teams/core/memberships/ana')).body.role).toBe('member');
  expect((await ask('GET /orgs/acme/teams/core/memberships/ben')).body.role).toBe('maintainer');
});

test('takes who leaves out of all teams', async () => {
  const { state } = github();
  state.addTeam('acme', 'core', { members: { ana: 'member' } });
  state.addTeam('acme', 'docs', { members: { ana: 'maintainer' } });
  expect((await ask('DELETE /orgs/acme/memberships/ana')).status).toBe(204);
  expect((await ask('GET /orgs/acme/teams/core/members')).body).toEqual([]);
  expect(github().writes[0]?.effects.map(({ what, name }) => `${what} ${name}`)).toEqual([
    'member ana',
    'team-member core/ana',
    'team-member docs/ana',
  ]);
  expect((await ask('DELETE /orgs/acme/memberships/ana')).status).toBe(404);
});

test('lets the last owner neither leave nor become a member', async () => {
  for (const request of [
    'DELETE /orgs/acme/memberships/olivia',
    'DELETE /orgs/acme/members/olivia',
  ] as const) {
    expect((await ask(request)).status).toBe(403);
  }
  expect((await ask('PUT /orgs/acme/memberships/olivia', { role: 'member' })).status).toBe(403);
  github().state.addMember('acme', 'otto', 'admin');
  expect((await ask('DELETE /orgs/acme/memberships/olivia')).status).toBe(204);
});

test('frees a log-in that its holder leaves: somebody else may take it', async () => {
  const { state } = github();
  const ana = state.addMember('acme', 'ana');
  state.rename(ana, 'anna');
  expect(logins(await ask('GET /orgs/acme/members'))).toContain('anna');
  expect((await ask('GET /users/ana')).status).toBe(404);
  const other = state.addAccount('ana');
  expect((await ask('GET /users/ana')).body.id).toBe(other.id);
  expect((await ask('GET /orgs/acme/memberships/ana')).status).toBe(404);
  expect((await ask(`GET /user/${ana.id}`)).body.login).toBe('anna');
});

test('forgets a deleted account wherever it was named', async () => {
  const { state } = github();
  state.addTeam('acme', 'core', { members: { ana: 'member' } });
  const ben = state.someone('ben');
  state.addInvitation('acme', 'ben');
  state.deleteAccount(state.someone('ana'));
  state.deleteAccount(ben);
  expect((await ask('GET /orgs/acme/teams/core/members')).body).toEqual([]);
  expect((await ask('GET /orgs/acme/invitations')).body).toEqual([]);
  expect((await ask(`GET /user/${ben.id}`)).status).toBe(404);
});

test('hides suspended accounts', async () => {
  github().state.addAccount('sam', { suspended: true });
  expect((await ask('GET /users/sam')).status).toBe(404);
  expect((await ask('PUT /orgs/acme/memberships/sam', { role: 'member' })).status).toBe(404);
});

test('takes no organization for a member', async () => {
  github().state.addOrganization('other');
  expect((await ask('PUT /orgs/acme/memberships/other', { role: 'member' })).status).toBe(422);
});
