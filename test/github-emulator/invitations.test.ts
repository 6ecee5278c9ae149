import { expect, test } from 'vitest';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github, ask } = emulatorPerTest({ secondaryLimits: false });

const day = 24 * 60 * 60 * 1000;

function inviteeOf(login: string): { readonly invitee_id: number; readonly role: string } {
  return { invitee_id: github().state.someone(login).id, role: 'direct_member' };
}

test('invites by number, is pending until they accept, and leads to teams', async () => {
  const core = github().state.addTeam('acme', 'core');
  const sent = await ask('POST /orgs/acme/invitations', { ...inviteeOf('ana'), team_ids: [core.id] });
  expect(sent).toMatchObject({ status: 201, body: { login: 'ana', role: 'direct_member', team_count: 1 } });
  expect((await ask('GET /orgs/acme/memberships/ana')).body).toMatchObject({
    state: 'pending',
    role: 'member',
  });
  expect((await ask('GET /orgs/acme/teams/core/memberships/ana')).body.state).toBe('pending');
  expect((await ask('GET /orgs/acme/teams/core/members')).body).toEqual([]);
  expect((await ask('GET /orgs/acme/teams/core/invitations')).body).toHaveLength(1);
  const teams = await ask(`GET /orgs/acme/invitations/${sent.body.id}/teams`);
  expect(teams.body[0].slug).toBe('core');

  github().accept('ana');
  expect((await ask('GET /orgs/acme/memberships/ana')).body.state).toBe('active');
  expect((await ask('GET /orgs/acme/teams/core/memberships/ana')).body.state).toBe('active');
  expect((await ask('GET /orgs/acme/invitations')).body).toEqual([]);
});

test('invites by e-mail, which only its owner can accept', async () => {
  github().state.addAccount('ana', { emails: ['Ana@example.com'] });
  const sent = await ask('POST /orgs/acme/invitations', { email: 'ana@example.com', role: 'admin' });
  expect(sent.body).toMatchObject({ login: null, email: 'ana@example.com' });
  github().accept('ana');
  expect((await ask('GET /orgs/acme/memberships/ana')).body.role).toBe('admin');
});

test('refuses to invite a member, and whoever is invited already', async () => {
  github().state.addMember('acme', 'ana');
  await ask('POST /orgs/acme/invitations', inviteeOf('ben'));
  for (const login of ['ana', 'ben']) {
    expect((await ask('POST /orgs/acme/invitations', inviteeOf(login))).status).toBe(422);
  }
});

test('PUT of a membership invites a stranger, and leaves an open invitation as it was', async () => {
  github().state.addAccount('ana');
  expect((await ask('PUT /orgs/acme/memberships/ana', { role: 'member' })).body.state).toBe('pending');
  const again = await ask('PUT /orgs/acme/memberships/ana', { role: 'admin' });
  expect(again.body).toMatchObject({ state: 'pending', role: 'member' });
  expect(github().writes).toHaveLength(1);
});

test('PUT of a team membership of a stranger sends an invitation and is pending', async () => {
  github().state.addAccount('ana');
  github().state.addTeam('acme', 'core');
  const put = await ask('PUT /orgs/acme/teams/core/memberships/ana', { role: 'maintainer' });
  expect(put.body).toMatchObject({ state: 'pending', role: 'maintainer' });
  expect((await ask('GET /orgs/acme/invitations')).body).toMatchObject([{ login: 'ana', team_count: 1 }]);
  expect((await ask('DELETE /orgs/acme/teams/core/memberships/ana')).status).toBe(204);
  expect((await ask('GET /orgs/acme/invitations')).body).toMatchObject([{ login: 'ana', team_count: 0 }]);
});

test('cancels, by number or by membership', async () => {
  const sent = await ask('POST /orgs/acme/invitations', inviteeOf('ana'));
  expect((await ask(`DELETE /orgs/acme/invitations/${sent.body.id}`)).status).toBe(204);
  expect((await ask(`DELETE /orgs/acme/invitations/${sent.body.id}`)).status).toBe(404);
  await ask('POST /orgs/acme/invitations', inviteeOf('ben'));
  expect((await ask('DELETE /orgs/acme/memberships/ben')).status).toBe(204);
  expect((await ask('GET /orgs/acme/memberships/ben')).status).toBe(404);
});

test('lets an invitation expire after seven days', async () => {
  await ask('POST /orgs/acme/invitations', inviteeOf('ana'));
  github().clock.advance(7 * day - 1);
  expect((await ask('GET /orgs/acme/invitations')).body).toHaveLength(1);
  github().clock.advance(1);
  expect((await ask('GET /orgs/acme/invitations')).body).toEqual([]);
  expect((await ask('GET /orgs/acme/failed_invitations')).body).toMatchObject([
    { login: 'ana', failed_at: github().clock.now(), failed_reason: expect.stringContaining('expired') },
  ]);
});

test('a failed invitation blocks the next one until it is cleared, and the membership is not there to delete', async () => {
  const failed = github().state.addFailedInvitation('acme', 'ana');
  github().state.addTeam('acme', 'core');
  for (const [request, body] of [
    ['POST /orgs/acme/invitations', inviteeOf('ana')],
    ['PUT /orgs/acme/memberships/ana', { role: 'member' }],
    ['PUT /orgs/acme/teams/core/memberships/ana', { role: 'member' }],
  ] as const) {
    expect((await ask(request, body)).status, request).toBe(422);
  }
  expect((await ask('DELETE /orgs/acme/memberships/ana')).status).toBe(404);
  expect((await ask(`DELETE /orgs/acme/invitations/${failed.id}`)).status).toBe(204);
  expect((await ask('POST /orgs/acme/invitations', inviteeOf('ana'))).status).toBe(201);
});

test('has no seat left: members and open invitations take one each', async () => {
  const acme = github().state.organization('acme');
  Object.assign(acme ?? {}, { seats: 2 });
  expect((await ask('POST /orgs/acme/invitations', inviteeOf('ana'))).status).toBe(201);
  const refused = await ask('POST /orgs/acme/invitations', inviteeOf('ben'));
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: 'no_seat' }] } });
});

test('cannot invite who has blocked the organization, and says so in three ways', async () => {
  const { state } = github();
  state.addTeam('acme', 'core');
  state.addAccount('ana', { blocks: new Set([state.organization('acme')?.id ?? 0]) });
  expect((await ask('POST /orgs/acme/invitations', inviteeOf('ana'))).status).toBe(422);
  expect(await ask('PUT /orgs/acme/memberships/ana', { role: 'member' })).toMatchObject({
    status: 403,
    body: { message: 'Blocked' },
  });
  expect((await ask('PUT /orgs/acme/teams/core/memberships/ana', { role: 'member' })).status).toBe(422);
});

test('sends 50 invitations in 24 hours for a new organization that pays nothing, 500 for others', async () => {
  const { state, clock } = github();
  state.addOrganization('young', { plan: 'free', createdAt: clock.now() });
  for (let index = 1; index <= 50; index += 1) {
    expect((await ask('POST /orgs/young/invitations', inviteeOf(`y${index}`))).status).toBe(201);
  }
  const refused = await ask('POST /orgs/young/invitations', inviteeOf('y51'));
  expect(refused).toMatchObject({
    status: 422,
    body: { errors: [{ message: 'Over invitation rate limit' }] },
  });
  await ask('DELETE /orgs/young/memberships/y1');
  expect((await ask('POST /orgs/young/invitations', inviteeOf('y51'))).status).toBe(422);
  clock.advance(day);
  expect((await ask('POST /orgs/young/invitations', inviteeOf('y51'))).status).toBe(201);
  state.organization('acme')?.invitationsSent.push(...Array(499).fill(clock.now()));
  expect((await ask('POST /orgs/acme/invitations', inviteeOf('a1'))).status).toBe(201);
  expect((await ask('POST /orgs/acme/invitations', inviteeOf('a2'))).status).toBe(422);
});

test('cannot be accepted without the second factor that the organization asks for', async () => {
  const { state } = github();
  Object.assign(state.organization('acme')?.settings ?? {}, { two_factor_requirement_enabled: true });
  state.addAccount('ana', { twoFactor: false });
  await ask('POST /orgs/acme/invitations', inviteeOf('ana'));
  github().accept();
  expect((await ask('GET /orgs/acme/memberships/ana')).body.state).toBe('pending');
});
