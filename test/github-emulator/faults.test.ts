import { expect, test } from 'vitest';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github, ask } = emulatorPerTest();

test('meets the n-th request from now', async () => {
  await ask('GET /user');
  github().faults([{ at: 2, do: 502 }]);
  const statuses = [];
  for (let index = 0; index < 3; index += 1) statuses.push((await ask('GET /user')).status);
  expect(statuses).toEqual([200, 502, 200]);
  expect(github().log.map(({ fault }) => fault)).toEqual([undefined, undefined, '502', undefined]);
});

test('meets requests by method and path, some times, and after some', async () => {
  github().faults([{ at: { method: 'GET', path: '/orgs/*/teams**' }, skip: 1, times: 2, do: 500 }]);
  const statuses = [];
  for (let index = 0; index < 4; index += 1) statuses.push((await ask('GET /orgs/acme/teams')).status);
  expect(statuses).toEqual([200, 500, 500, 200]);
  expect((await ask('GET /user')).status).toBe(200);
});

test('refuses without effect', async () => {
  github().faults([{ at: 1, do: 'refuse' }]);
  expect((await ask('POST /orgs/acme/teams', { name: 'core' })).status).toBe(422);
  expect((await ask('GET /orgs/acme/teams/core')).status).toBe(404);
});

test('fails after a write took effect, if told to', async () => {
  github().faults([{ at: 1, do: 502, after: true }]);
  expect((await ask('POST /orgs/acme/teams', { name: 'core' })).status).toBe(502);
  expect((await ask('GET /orgs/acme/teams/core')).status).toBe(200);
  expect(github().writes).toHaveLength(1);
});

test('breaks the connection before or after the write takes effect', async () => {
  github().faults([
    { at: 1, do: 'drop-before' },
    { at: 2, do: 'drop-after' },
  ]);
  await expect(ask('POST /orgs/acme/teams', { name: 'before' })).rejects.toThrow();
  await expect(ask('POST /orgs/acme/teams', { name: 'after' })).rejects.toThrow();
  expect((await ask('GET /orgs/acme/teams/before')).status).toBe(404);
  expect((await ask('GET /orgs/acme/teams/after')).status).toBe(200);
  expect(github().log.map(({ status }) => status)).toEqual([0, 0, 404, 200]);
  expect(github().writes.map(({ body }) => body)).toEqual([{ name: 'after' }]);
});

test('cuts the answer in half', async () => {
  github().faults([{ at: 1, do: 'cut' }]);
  await expect(ask('GET /orgs/acme/members')).rejects.toThrow();
});

test('uses up the limit, or says that it was too fast', async () => {
  github().faults([
    { at: 1, do: 'secondary-limit', retryAfter: 7 },
    { at: 2, do: 'secondary-limit', retryAfter: 0 },
    { at: 3, do: 'rate-limit' },
  ]);
  expect((await ask('GET /user')).headers.get('retry-after')).toBe('7');
  expect((await ask('GET /user')).headers.get('retry-after')).toBeNull();
  const limited = await ask('GET /user');
  expect(limited.status).toBe(403);
  expect(limited.headers.get('x-ratelimit-remaining')).toBe('0');
  expect((await ask('GET /user')).status).toBe(403);
  github().clock.advance(3_600_000);
  expect((await ask('GET /user')).status).toBe(200);
});

test('lets time pass before it is served', async () => {
  const before = Date.parse(github().clock.now());
  github().faults([{ at: 1, do: 'delay', ms: 5000 }]);
  const answer = await ask('GET /user');
  expect(Date.parse(answer.headers.get('date') ?? '')).toBe(before + 5000);
});

test('shows writes in lists later, and in single objects at once', async () => {
  github().lag(10_000);
  await ask('POST /orgs/acme/teams', { name: 'core' });
  expect((await ask('GET /orgs/acme/teams')).body).toEqual([]);
  expect((await ask('GET /orgs/acme/teams/core')).status).toBe(200);
  github().clock.advance(5000);
  await ask('POST /orgs/acme/teams', { name: 'docs' });
  github().clock.advance(5000);
  expect((await ask('GET /orgs/acme/teams')).body).toMatchObject([{ slug: 'core' }]);
  github().settle();
  expect((await ask('GET /orgs/acme/teams')).body).toHaveLength(2);
});

test('waits together: the clock goes to the latest of those who wait at once', async () => {
  const before = github().clock.milliseconds();
  await Promise.all([github().clock.wait(1000), github().clock.wait(3000), github().clock.wait(2000)]);
  expect(github().clock.milliseconds()).toBe(before + 3000);
});
