import { expect, test } from 'vitest';
import { call } from './calling.ts';
import { startGithubEmulator } from './start-github-emulator.ts';

test('answers 599 to what GitHub does not document, and remembers it', async () => {
  const github = await startGithubEmulator();
  expect((await call(github, 'GET /orgs/acme/nonsense')).status).toBe(599);
  expect((await call(github, 'PUT /orgs/acme/memberships/olivia', { role: 'king' })).status).toBe(599);
  expect(github.violations).toHaveLength(2);
  await github.close();
});

test('answers whatever is not as GitHub describes it, and remembers that, too', async () => {
  const github = await startGithubEmulator();
  Object.assign(github.state.organization('acme')?.settings ?? {}, { invented: true });
  expect((await call(github, 'GET /orgs/acme')).status).toBe(599);
  expect(github.violations[0]).toContain('invented');
  await github.close();
});

test('asks for one of the versions that there are', async () => {
  const github = await startGithubEmulator();
  const version = (name: string) => call(github, 'GET /user', undefined, { 'x-github-api-version': name });
  expect((await version('2022-11-28')).headers.get('x-github-api-version-selected')).toBe('2022-11-28');
  expect((await version('2001-01-01')).status).toBe(400);
  await github.close();
});

test('takes orders from another process, where it was told to', async () => {
  const github = await startGithubEmulator({ control: true });
  const order = (request: `${string} ${string}`, body?: unknown) => call(github, request, body);
  await order('POST /_emulator/faults', { script: [{ at: 1, do: 503 }] });
  expect((await call(github, 'GET /user')).status).toBe(503);
  await call(github, 'POST /orgs/acme/teams', { name: 'core' });
  expect((await order('GET /_emulator/writes')).body).toMatchObject([{ path: '/orgs/acme/teams' }]);
  const state = (await order('GET /_emulator/state')).body;
  expect(Object.keys(state.organizations[0].teamsBySlug)).toEqual(['core']);
  await order('POST /_emulator/clock', { advance: 1000 });
  expect((await order('GET /_emulator/clock')).body.now).toBe('2026-11-23T09:00:01.000Z');
  expect((await order('GET /_emulator/nonsense')).status).toBe(404);
  await github.close();
});
