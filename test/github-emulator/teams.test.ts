import { expect, test } from 'vitest';
import { emulatorPerTest } from './emulator-per-test.ts';
import { signAppToken } from './sign-app-token.ts';

const { github, ask } = emulatorPerTest();

test('makes a team of a name, with a slug, and its maker a maintainer of it', async () => {
  const made = await ask('POST /orgs/acme/teams', {
    name: 'Core & Öl',
    description: 'All',
    privacy: 'closed',
  });
  expect(made).toMatchObject({
    status: 201,
    body: { name: 'Core & Öl', slug: 'core-ol', privacy: 'closed', members_count: 1, parent: null },
  });
  expect((await ask('GET /orgs/acme/teams/core-ol/memberships/olivia')).body.role).toBe('maintainer');
});

test('makes no member of an app that makes a team', async () => {
  const app = github().addApp('acme', { members: 'write' });
  const signed = signAppToken(app, github().clock.now());
  const { token } = (await ask(`POST /app/installations/${app.installation}/access_tokens`, {}, signed)).body;
  const made = await ask('POST /orgs/acme/teams', { name: 'core' }, token);
  expect(made.body).toMatchObject({ members_count: 0, privacy: 'secret' });
});

test('refuses a second team of one slug', async () => {
  github().state.addTeam('acme', 'Core Team');
  const refused = await ask('POST /orgs/acme/teams', { name: 'core team' });
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: 'already_exists' }] } });
  github().state.addTeam('acme', 'docs');
  expect((await ask('PATCH /orgs/acme/teams/docs', { name: 'Core-Team' })).status).toBe(422);
});

test('gives a renamed team another slug: the number stays', async () => {
  const { id } = github().state.addTeam('acme', 'core');
  const renamed = await ask('PATCH /orgs/acme/teams/core', { name: 'Kernel' });
  expect(renamed).toMatchObject({ status: 201, body: { id, slug: 'kernel' } });
  expect((await ask('GET /orgs/acme/teams/core')).status).toBe(404);
  const organization = github().state.organization('acme')?.id;
  expect((await ask(`GET /organizations/${organization}/team/${id}`)).body.name).toBe('Kernel');
});

test('answers 200 where nothing changed', async () => {
  github().state.addTeam('acme', 'core', { description: 'All' });
  expect((await ask('PATCH /orgs/acme/teams/core', { description: 'All' })).status).toBe(200);
  expect(github().writes).toEqual([]);
});

test('nests, moves and un-nests', async () => {
  const { state } = github();
  const top = state.addTeam('acme', 'top');
  const other = state.addTeam('acme', 'other');
  const made = await ask('POST /orgs/acme/teams', { name: 'core', parent_team_id: top.id });
  expect(made.body).toMatchObject({ privacy: 'closed', parent: { slug: 'top' } });
  const moved = await ask('PATCH /orgs/acme/teams/core', { parent_team_id: other.id });
  expect(moved.body.parent.slug).toBe('other');
  expect((await ask('GET /orgs/acme/teams/other/teams')).body).toMatchObject([{ slug: 'core' }]);
  expect((await ask('GET /orgs/acme/teams/top/teams')).body).toEqual([]);
  expect((await ask('PATCH /orgs/acme/teams/core', { parent_team_id: null })).body.parent).toBeNull();
});

test('nests no secret team, nothing below a secret one, and no team below itself', async () => {
  const { state } = github();
  const top = state.addTeam('acme', 'top');
  const core = state.addTeam('acme', 'core', { parent: 'top' });
  const secret = state.addTeam('acme', 'secret', { privacy: 'secret' });
  for (const [request, body] of [
    ['POST /orgs/acme/teams', { name: 'new', privacy: 'secret', parent_team_id: top.id }],
    ['POST /orgs/acme/teams', { name: 'new', parent_team_id: secret.id }],
    ['PATCH /orgs/acme/teams/secret', { parent_team_id: top.id }],
    ['PATCH /orgs/acme/teams/core', { privacy: 'secret' }],
    ['PATCH /orgs/acme/teams/top', { privacy: 'secret' }],
    ['PATCH /orgs/acme/teams/top', { parent_team_id: core.id }],
  ] as const) {
    expect((await ask(request, body)).status, JSON.stringify(body)).toBe(422);
  }
  expect(github().writes).toEqual([]);
});

test('deletes every team below with a team', async () => {
  const { state } = github();
  state.addTeam('acme', 'top');
  state.addTeam('acme', 'middle', { parent: 'top', members: { ana: 'member' } });
  state.addTeam('acme', 'bottom', { parent: 'middle' });
  expect((await ask('DELETE /orgs/acme/teams/top')).status).toBe(204);
  expect((await ask('GET /orgs/acme/teams')).body).toEqual([]);
  expect(github().writes[0]?.effects.map(({ name }) => name)).toEqual(['bottom', 'middle', 'top']);
});

test('edits no enterprise team', async () => {
  github().state.addTeam('acme', 'enterprise-wide', { type: 'enterprise' });
  expect((await ask('GET /orgs/acme/teams')).body).toMatchObject([{ type: 'enterprise' }]);
  expect((await ask('GET /orgs/acme/teams?team_type=organization')).body).toEqual([]);
  expect((await ask('PATCH /orgs/acme/teams/enterprise-wide', { name: 'ours' })).status).toBe(422);
  expect((await ask('DELETE /orgs/acme/teams/enterprise-wide')).status).toBe(422);
});

test('shows a secret team to owners and to those who are in it: to others it is not there', async () => {
  const { state } = github();
  state.addTeam('acme', 'secret', { privacy: 'secret', members: { ana: 'member' } });
  state.addMember('acme', 'ben');
  const ana = github().addToken({ login: 'ana' });
  const ben = github().addToken({ login: 'ben' });
  expect((await ask('GET /orgs/acme/teams/secret')).status).toBe(200);
  expect((await ask('GET /orgs/acme/teams/secret', undefined, ana)).status).toBe(200);
  expect((await ask('GET /orgs/acme/teams/secret', undefined, ben)).status).toBe(404);
  expect((await ask('GET /orgs/acme/teams', undefined, ben)).body).toEqual([]);
  expect((await ask('PATCH /orgs/acme/teams/secret', { name: 'x' }, ana)).status).toBe(403);
});

test('lets a maintainer edit their own team', async () => {
  const { state } = github();
  state.addTeam('acme', 'core', { members: { ana: 'maintainer' } });
  state.addTeam('acme', 'docs');
  const ana = github().addToken({ login: 'ana' });
  expect((await ask('PATCH /orgs/acme/teams/core', { description: 'Ours' }, ana)).status).toBe(201);
  expect((await ask('PATCH /orgs/acme/teams/docs', { description: 'Ours' }, ana)).status).toBe(403);
});
