import { describe, expect, test } from 'vitest';
import { emulatorPerTest } from './emulator-per-test.ts';

describe('primary limits', () => {
  const { github, ask } = emulatorPerTest({ primaryLimits: { core: 3 } });

  test('count every request of a token and say what is left', async () => {
    const first = await ask('GET /user');
    expect(first.headers.get('x-ratelimit-limit')).toBe('3');
    expect(first.headers.get('x-ratelimit-remaining')).toBe('2');
    expect(first.headers.get('x-ratelimit-resource')).toBe('core');
    const reset = Number(first.headers.get('x-ratelimit-reset')) * 1000;
    expect(reset).toBe(Date.parse(github().clock.now()) + 3_600_000);
  });

  test('refuse when nothing is left, until the hour is over; other tokens have their own', async () => {
    for (let index = 0; index < 3; index += 1) await ask('GET /user');
    const refused = await ask('GET /user');
    expect(refused.status).toBe(403);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused.body.message).toMatch(/^API rate limit exceeded/);
    expect((await ask('GET /user', undefined, github().addToken())).status).toBe(200);
    const free = await ask('GET /rate_limit');
    expect(free.body.resources.core).toMatchObject({ limit: 3, used: 3, remaining: 0 });
    github().clock.advance(3_600_000);
    expect((await ask('GET /user')).status).toBe(200);
  });
});

describe('an installation', () => {
  const { github } = emulatorPerTest();

  test('has 50 requests more for each member and repository above 20, and 15,000 in an enterprise', async () => {
    const { Limits } = await import('./limits.ts');
    const { clock, state } = github();
    const limits = new Limits(clock, state, { secondary: true, primary: {} });
    for (let index = 1; index <= 29; index += 1) state.addMember('acme', `m${index}`);
    for (let index = 1; index <= 25; index += 1) state.addRepository('acme', `r${index}`);
    const acme = state.organization('acme');
    const token = (name: string) =>
      ({ value: name, kind: 'installation', organization: acme?.id, account: 1 }) as never;
    expect(limits.left(token('a'), 'core').limit).toBe(5000 + 50 * 10 + 50 * 5);
    Object.assign(acme ?? {}, { plan: 'enterprise' });
    expect(limits.left(token('b'), 'core').limit).toBe(15_000);
    expect(limits.left(token('b'), 'graphql').limit).toBe(10_000);
  });
});

describe('secondary limits', () => {
  const { github, ask } = emulatorPerTest();

  test('let 80 things be made in a minute, and say when to come again', async () => {
    for (let index = 1; index <= 80; index += 1) {
      expect((await ask('POST /orgs/acme/teams', { name: `t${index}` })).status).toBe(201);
    }
    const refused = await ask('POST /orgs/acme/teams', { name: 't81' });
    expect(refused.status).toBe(403);
    expect(refused.body.message).toMatch(/secondary rate limit/);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect((await ask('GET /orgs/acme')).status).toBe(200);
    github().clock.advance(60_000);
    expect((await ask('POST /orgs/acme/teams', { name: 't81' })).status).toBe(201);
  });

  test('let 900 points be spent in a minute: a write is five, a read one', async () => {
    github().state.addMember('acme', 'ana');
    for (let index = 0; index < 179; index += 1) {
      const role = index % 2 === 0 ? 'admin' : 'member';
      expect((await ask('PUT /orgs/acme/memberships/ana', { role })).status).toBe(200);
    }
    for (let index = 0; index < 5; index += 1) {
      expect((await ask('GET /orgs/acme')).status).toBe(200);
    }
    expect((await ask('GET /orgs/acme')).status).toBe(403);
    github().clock.advance(60_000);
    expect((await ask('GET /orgs/acme')).status).toBe(200);
  });
});
