import { expect, test } from 'vitest';
import type { AddedApp } from './apps.ts';
import { emulatorPerTest } from './emulator-per-test.ts';
import { signAppToken } from './sign-app-token.ts';

const { github, ask } = emulatorPerTest();

function installationToken(app: AddedApp, body: unknown = {}) {
  return ask(
    `POST /app/installations/${app.installation}/access_tokens`,
    body,
    signAppToken(app, github().clock.now()),
  );
}

test('knows nobody without a token, and no token that is not one', async () => {
  for (const token of ['', 'ghp_nonsense']) {
    expect((await ask('GET /user', undefined, token)).status).toBe(401);
  }
});

test('names the scopes of a classic token', async () => {
  const answer = await ask('GET /user', undefined, github().addToken({ scopes: ['read:org', 'repo'] }));
  expect(answer.headers.get('x-oauth-scopes')).toBe('read:org, repo');
});

test('refuses what a token may not do with 403, and hides what it may not see with 404', async () => {
  github().state.addMember('acme', 'ana');
  const reader = github().addToken({ scopes: ['read:org'] });
  const member = github().addToken({ login: 'ana' });
  const stranger = github().addToken({ login: 'stan' });
  const put = 'PUT /orgs/acme/memberships/ana';
  const refused = await ask(put, { role: 'admin' }, reader);
  expect(refused.status).toBe(403);
  expect(refused.headers.get('x-accepted-oauth-scopes')).toBe('admin:org');
  expect((await ask(put, { role: 'admin' }, member)).status).toBe(403);
  expect((await ask(put, { role: 'admin' }, stranger)).status).toBe(404);
  expect((await ask('GET /orgs/acme/teams', undefined, stranger)).status).toBe(404);
  expect((await ask('GET /orgs/acme/invitations', undefined, member)).status).toBe(403);
  expect(github().writes).toEqual([]);
});

test('shows settings to owners only, and the plan to who may see it', async () => {
  github().state.addMember('acme', 'ana');
  const asOwner = (await ask('GET /orgs/acme')).body;
  expect(asOwner).toMatchObject({ default_repository_permission: 'read', plan: { name: 'team' } });
  for (const token of [github().addToken({ login: 'ana' }), github().addToken({ login: 'stan' })]) {
    const seen = await ask('GET /orgs/acme', undefined, token);
    expect(seen.status).toBe(200);
    expect(seen.body.default_repository_permission).toBeUndefined();
    expect(seen.body.plan).toBeUndefined();
  }
});

test('gives an installation what it was granted, and says which permission is missing', async () => {
  const app = github().addApp('acme', { members: 'read' });
  const issued = await installationToken(app);
  expect(issued).toMatchObject({ status: 201, body: { permissions: { members: 'read', metadata: 'read' } } });
  const { token } = issued.body;
  expect((await ask('GET /orgs/acme/invitations', undefined, token)).status).toBe(200);
  const refused = await ask('POST /orgs/acme/teams', { name: 'core' }, token);
  expect(refused).toMatchObject({
    status: 403,
    body: { message: 'Resource not accessible by integration' },
  });
  expect(refused.headers.get('x-accepted-github-permissions')).toBe('members=write');
  expect((await ask('GET /user', undefined, token)).status).toBe(403);
});

test('reaches nothing outside the organization that it is installed in', async () => {
  github().state.addOrganization('other');
  const { token } = (await installationToken(github().addApp('acme', { members: 'write' }))).body;
  expect((await ask('GET /orgs/other/teams', undefined, token)).status).toBe(404);
});

test('lets an installation token live for an hour', async () => {
  const { token, expires_at: end } = (await installationToken(github().addApp('acme', {}))).body;
  expect(Date.parse(end) - Date.parse(github().clock.now())).toBe(3_600_000);
  github().clock.advance(3_599_000);
  expect((await ask('GET /orgs/acme', undefined, token)).status).toBe(200);
  github().clock.advance(1000);
  expect((await ask('GET /orgs/acme', undefined, token)).status).toBe(401);
});

test('narrows what a token may do, and never widens it', async () => {
  const app = github().addApp('acme', { members: 'write' });
  const narrow = await installationToken(app, { permissions: { members: 'read' } });
  expect((await ask('POST /orgs/acme/teams', { name: 'a' }, narrow.body.token)).status).toBe(403);
  expect((await installationToken(app, { permissions: { administration: 'write' } })).status).toBe(422);
  github().host('acme/iam');
  github().host('acme/other');
  expect((await installationToken(app, { repositories: ['nowhere'] })).status).toBe(422);
  const { body } = await installationToken(app, { repositories: ['IAM'] });
  expect(body.repository_selection).toBe('selected');
  expect((await ask('GET /repos/acme/iam', undefined, body.token)).status).toBe(200);
  expect((await ask('GET /repos/acme/other', undefined, body.token)).status).toBe(404);
});

test('believes no app that is too old, from the future, or somebody else', async () => {
  const app = github().addApp('acme', {});
  const seconds = Date.parse(github().clock.now()) / 1000;
  const other = github().addApp('acme', {});
  for (const [token, words] of [
    [signAppToken(app, github().clock.now(), { exp: seconds - 1 }), /'exp'\) must be/],
    [signAppToken(app, github().clock.now(), { exp: seconds + 700 }), /too far in the future/],
    [signAppToken(app, github().clock.now(), { iat: seconds + 100 }), /'iat'\) must be/],
    [signAppToken({ ...other, id: app.id }, github().clock.now()), /could not be decoded/],
    [signAppToken({ ...app, id: 1 }, github().clock.now()), /Integration not found/],
  ] as const) {
    const answer = await ask('GET /app', undefined, token);
    expect(answer.status).toBe(401);
    expect(answer.body.message).toMatch(words);
  }
  expect((await ask('GET /app', undefined, signAppToken(app, github().clock.now()))).body.id).toBe(app.id);
});
