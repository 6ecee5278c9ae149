import { expect, test } from 'vitest';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github, ask } = emulatorPerTest({ enterpriseServer: true });

test('is at /api/v3, says that it is a server, and has nothing elsewhere', async () => {
  expect(github().url).toMatch(/\/api\/v3$/);
  expect(github().graphqlUrl).toMatch(/\/api\/graphql$/);
  const answer = await ask('GET /orgs/acme');
  expect(answer.headers.get('x-github-enterprise-version')).toBe('3.19.0');
  expect(answer.body.url).toBe(`${github().url}/orgs/acme`);
});

test('has no invitations: who is put into it is a member at once', async () => {
  github().state.addAccount('ana');
  github().state.addAccount('ben');
  github().state.addTeam('acme', 'core');
  expect((await ask('GET /orgs/acme/invitations')).status).toBe(404);
  expect((await ask('GET /orgs/acme/failed_invitations')).status).toBe(404);
  const put = await ask('PUT /orgs/acme/memberships/ana', { role: 'member' });
  expect(put.body).toMatchObject({ state: 'active', role: 'member' });
  const inTeam = await ask('PUT /orgs/acme/teams/core/memberships/ben', { role: 'member' });
  expect(inTeam.body.state).toBe('active');
  expect((await ask('GET /orgs/acme/memberships/ben')).status).toBe(200);
});
