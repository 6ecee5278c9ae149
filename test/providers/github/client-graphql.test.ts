import { describe, expect, it } from 'vitest';
import { openClient } from './open-client.ts';
import { start } from './told-server.ts';

describe('GraphQL', () => {
  const ask = '{ viewer { login } rateLimit { cost } }';

  it('hands over data and errors, and counts the points', async () => {
    const errors = [{ type: 'NOT_FOUND', message: 'no such user', path: ['a0'] }];
    const { url, requests } = await start({ body: { data: { a0: null, rateLimit: { cost: 3 } }, errors } });
    const { client } = await openClient(url);
    const answer = await client.graphql('users', ask, { n: 1 });
    expect(answer).toEqual({ is: 'answered', data: { a0: null, rateLimit: { cost: 3 } }, errors });
    expect(requests).toMatchObject([{ path: '/graphql', body: { query: ask, variables: { n: 1 } } }]);
    expect(client.cost()).toEqual({ requests: 1, points: 3 });
  });

  it('is beside REST on GitHub Enterprise Server', async () => {
    const { url, requests } = await start({ body: { data: {} } });
    const { client } = await openClient(`${url}/api/v3/`);
    await client.graphql('users', ask, {});
    expect(requests[0]?.path).toBe('/api/graphql');
    expect(client.isServer).toBe(true);
  });

  it.each([
    ['502', { status: 502 }],
    ['504', { status: 504 }],
    [
      'words',
      { body: { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] } },
    ],
    [
      'a limit of resources',
      { body: { errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'too much' }] } },
    ],
    ['no answer in time', { hangs: true }],
  ] as const)('is too heavy: %s', async (_, answer) => {
    const { url } = await start(answer);
    const { client } = await openClient(url, 'hangs' in answer ? { timeout: 30 } : {});
    expect(await client.graphql('users', ask, {})).toMatchObject({ is: 'heavy' });
    expect(client.cost().requests).toBe(1);
  });

  it('waits out a limit that comes as an answer', async () => {
    const limit = { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
    const headers = {
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.parse('2026-11-23T00:01:00Z') / 1000),
    };
    const { url } = await start((_request, index) =>
      index === 0 ? { headers, body: limit } : { body: { data: {} } },
    );
    const { client, clock } = await openClient(url);
    expect(await client.graphql('users', ask, {})).toMatchObject({ is: 'answered' });
    expect(clock.waits).toEqual([60_000]);
  });
});
