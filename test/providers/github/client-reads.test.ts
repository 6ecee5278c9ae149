import { describe, expect, it } from 'vitest';
import { openClient, testToken } from './open-client.ts';
import { failure, org, start } from './told-server.ts';

describe('a read', () => {
  it('signs in, says which version it speaks and who it is, and hands over what came', async () => {
    const { url, requests } = await start({ body: { id: 7, login: 'acme' } });
    const { client } = await openClient(url);
    const { data } = await client.rest('GET /orgs/{org}', org);
    expect(data.id).toBe(7);
    expect(requests).toMatchObject([
      {
        method: 'GET',
        path: '/orgs/acme',
        headers: {
          authorization: `token ${testToken}`,
          'x-github-api-version': '2022-11-28',
          'user-agent': expect.stringMatching(/^bylaw /),
        },
      },
    ]);
    expect(client.cost()).toEqual({ requests: 1, points: 0 });
  });

  it.each([
    ['a server error', { status: 500 }],
    ['a connection that breaks before the answer', { breaks: 'before' }],
    ['a connection that breaks amid the answer', { breaks: 'amid', body: { id: 7 } }],
    ['JSON that ends too early', { body: '{"id": 7, "log' }],
  ] as const)('is repeated after %s, with growing pauses', async (_, fault) => {
    const { url } = await start((_request, index) => (index < 4 ? fault : { body: { id: 7 } }));
    const { client, clock } = await openClient(url);
    expect((await client.rest('GET /orgs/{org}', org)).data.id).toBe(7);
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000]);
    expect(client.cost().requests).toBe(5);
  });

  it.each([
    [
      'a page of somebody in between',
      { body: '<html>log in</html>', headers: { 'content-type': 'text/html' } },
    ],
    ['nothing at all', {}],
  ] as const)('takes %s for no answer', async (_, answer) => {
    const { url } = await start(answer);
    const { client } = await openClient(url);
    expect(await failure(client.rest('GET /orgs/{org}', org))).toMatchObject({
      code: 'provider/disconnected',
    });
    expect(await client.write('PATCH /orgs/{org}', org)).toMatchObject({ is: 'lost' });
  });

  it('takes no part for the whole', async () => {
    const headers = { 'x-github-sso': 'partial-results; organizations=21955855' };
    const { url } = await start({ body: [], headers });
    const { client } = await openClient(url);
    const error = await failure(client.paginate('GET /orgs/{org}/outside_collaborators', org));
    expect(error.code).toBe('provider/forbidden');
  });

  it('is given up after five times', async () => {
    const { url, requests } = await start({ status: 503, body: { message: 'unavailable' } });
    const { client } = await openClient(url);
    const error = await failure(client.rest('GET /orgs/{org}', org));
    expect(error).toMatchObject({
      code: 'provider/unreadable',
      message: 'GET /orgs/acme: GitHub answered 503: unavailable',
    });
    expect(requests).toHaveLength(5);
  });

  it('does not wait for an answer for ever', async () => {
    const { url } = await start({ hangs: true });
    const { client } = await openClient(url, { timeout: 20 });
    expect(await failure(client.rest('GET /orgs/{org}', org))).toMatchObject({
      code: 'provider/disconnected',
    });
  });

  it('ends where the run is to end', async () => {
    const { url } = await start({ hangs: true });
    const { client } = await openClient(url, { signal: AbortSignal.timeout(20) });
    expect(await failure(client.rest('GET /orgs/{org}', org))).toMatchObject({ code: 'cli/interrupted' });
  });

  it('finds nothing where GitHub answers 404', async () => {
    const { url } = await start({ status: 404, body: { message: 'Not Found' } });
    const { client } = await openClient(url);
    expect(await client.find('GET /orgs/{org}', org)).toBeUndefined();
    expect(await failure(client.rest('GET /orgs/{org}', org))).toMatchObject({ code: 'provider/not-found' });
  });
});

describe('a limit', () => {
  const reset = String(Date.parse('2026-11-23T00:10:00Z') / 1000);

  it.each([
    ['retry-after', { status: 429, headers: { 'retry-after': '17' } }, 17_000],
    [
      'the reset of the primary one',
      {
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
        body: { message: 'API rate limit exceeded for user ID 1.' },
      },
      600_000,
    ],
    ['a minute', { status: 403, body: { message: 'You have exceeded a secondary rate limit.' } }, 60_000],
  ] as const)('is waited out: %s', async (_, limit, wait) => {
    const { url } = await start((_request, index) => (index === 0 ? limit : { body: { id: 7 } }));
    const { client, clock } = await openClient(url);
    await client.rest('GET /orgs/{org}', org);
    expect(clock.waits).toEqual([wait]);
  });

  it('that lasts for longer than a quarter of an hour ends a read, with the time', async () => {
    const { url, requests } = await start({ status: 429, headers: { 'retry-after': '901' } });
    const { client, clock } = await openClient(url);
    expect(await failure(client.rest('GET /orgs/{org}', org))).toMatchObject({
      code: 'provider/rate-limited',
      message: 'GitHub takes no more requests until 2026-11-23T00:15:01Z',
    });
    expect(clock.waits).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  it('is waited out by all reads that met it', async () => {
    const { url, requests } = await start((_request, index) =>
      index < 10 ? { status: 429, headers: { 'retry-after': '30' } } : { body: { id: 7 } },
    );
    const { client } = await openClient(url);
    await Promise.all(Array.from({ length: 25 }, () => client.rest('GET /orgs/{org}', org)));
    expect(requests).toHaveLength(35);
  });
});

describe('what is refused', () => {
  it.each([
    [401, {}, 'provider/unauthorized', /new token/],
    [
      403,
      { 'x-accepted-github-permissions': 'members=read' },
      'provider/forbidden',
      /the permission members: read/,
    ],
    [
      403,
      { 'x-accepted-oauth-scopes': 'admin:org, read:org', 'x-oauth-scopes': 'repo' },
      'provider/forbidden',
      /the scope admin:org or read:org/,
    ],
    [
      403,
      { 'x-github-sso': 'required; url=https://github.com/orgs/acme/sso?a=b' },
      'provider/forbidden',
      /single sign-on: https:\/\/github.com\/orgs\/acme\/sso/,
    ],
  ] as const)('%i %o is %s', async (status, headers, code, hint) => {
    const { url, requests } = await start({ status, headers, body: { message: 'no' } });
    const { client } = await openClient(url);
    const error = await failure(client.rest('GET /orgs/{org}', org));
    expect(error).toMatchObject({ code, hint: expect.stringMatching(hint) });
    expect(requests).toHaveLength(1);
  });
});
