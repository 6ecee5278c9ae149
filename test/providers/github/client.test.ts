import { generateKeyPairSync, verify } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import { openClient, testToken } from './open-client.ts';
import { type StubAnswer, type StubRequest, type StubServer, stubServer } from './stub-server.ts';

let server: StubServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(answer: StubAnswer | ((request: StubRequest, index: number) => StubAnswer)) {
  server = await stubServer(typeof answer === 'function' ? answer : () => answer);
  return server;
}

async function failure(promise: Promise<unknown>): Promise<BylawError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(BylawError);
  return error as BylawError;
}

const org = { org: 'acme' };

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

describe('the token', () => {
  it('goes to no other host', async () => {
    const other = await stubServer(() => ({ body: { id: 8 } }));
    try {
      const { url } = await start({ status: 301, headers: { location: `${other.url}/orgs/acme` } });
      const { client } = await openClient(url);
      const error = await failure(client.rest('GET /orgs/{org}', org));
      expect(error.code).toBe('provider/untrusted-host');
      expect(other.requests).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('goes along with a redirect within the host', async () => {
    const { url } = await start(({ path }) =>
      path === '/orgs/acme'
        ? { status: 301, headers: { location: '/organizations/7' } }
        : { body: { id: 7 } },
    );
    const { client } = await openClient(url);
    expect((await client.rest('GET /orgs/{org}', org)).data.id).toBe(7);
  });

  it.each([
    ['what GitHub says', { status: 403, body: { message: `no: ${testToken}` } }],
    ['a server error', { status: 500, body: { message: `Authorization: token ${testToken}` } }],
    ['a broken connection', { breaks: 'before' }],
    ['a token that is not known', { status: 401, headers: { 'x-github-sso': `url=${testToken}` } }],
  ] as const)('stands in no error: %s', async (_, answer) => {
    const { url } = await start(answer);
    const { client } = await openClient(url);
    const error = await failure(client.rest('GET /orgs/{org}', org));
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(testToken);
    const written = await client.write('DELETE /orgs/{org}/memberships/{username}', {
      ...org,
      username: 'ana',
    });
    expect(inspect(written, { depth: 10 })).not.toContain(testToken);
  });

  it('is not sent to a path that leads elsewhere', async () => {
    const { url, requests } = await start({ body: {} });
    const { client } = await openClient(url);
    await failure(client.rest('GET /orgs/{org}', { org: '..' }));
    expect(requests).toEqual([]);
  });
});

describe('pages', () => {
  const page = (rows: readonly number[], next?: string): StubAnswer => ({
    body: rows.map((id) => ({ id })),
    headers: next === undefined ? {} : { link: `<${server?.url}${next}>; rel="next", <x>; rel="last"` },
  });

  it('are followed as GitHub links them', async () => {
    const { url, requests } = await start(({ path }) =>
      path.startsWith('/orgs/') ? page([1, 2], '/cursor/abc?per_page=100') : page([3]),
    );
    const { client } = await openClient(url);
    const rows = await client.paginate('GET /orgs/{org}/invitations', org);
    expect(rows.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(requests.map(({ path }) => path)).toEqual([
      '/orgs/acme/invitations?per_page=100',
      '/cursor/abc?per_page=100',
    ]);
  });

  it('that show a row twice are read again, once', async () => {
    const { url, requests } = await start(({ path }, index) =>
      path.startsWith('/orgs/') ? page([1, 2], '/p2') : page([index === 1 ? 2 : 3]),
    );
    const { client } = await openClient(url);
    expect(await client.paginate('GET /orgs/{org}/invitations', org)).toHaveLength(3);
    expect(requests).toHaveLength(4);
  });

  it.each([
    [
      'that go on moving',
      ({ path }: StubRequest) => (path.startsWith('/orgs/') ? page([1], '/p2') : page([1])),
    ],
    ['in a circle', () => page([], '/p2')],
    ['that are no lists', () => ({ body: { message: 'ok' } })],
    ['of which one fails', ({ path }: StubRequest) => (path === '/p2' ? { status: 500 } : page([1], '/p2'))],
  ] as const)('%s are an error', async (_, answer) => {
    const { url } = await start(answer);
    const { client } = await openClient(url);
    const error = await failure(client.paginate('GET /orgs/{org}/invitations', org));
    expect(error.code).toBe('provider/unreadable');
  });

  it('lead to no other host', async () => {
    const { url } = await start({ body: [], headers: { link: '<https://evil.example/p2>; rel="next"' } });
    const { client } = await openClient(url);
    const error = await failure(client.paginate('GET /orgs/{org}/invitations', org));
    expect(error.code).toBe('provider/untrusted-host');
  });
});

describe('a write', () => {
  const team = { ...org, team_slug: 'core', username: 'ana', role: 'member' } as const;
  const route = 'PUT /orgs/{org}/teams/{team_slug}/memberships/{username}';

  it('is done, with what GitHub answered', async () => {
    const { url, requests } = await start({ body: { state: 'active' } });
    const { client } = await openClient(url);
    expect(await client.write(route, team)).toEqual({ is: 'done', status: 200, data: { state: 'active' } });
    expect(requests).toMatchObject([{ method: 'PUT', body: { role: 'member' } }]);
  });

  it('is refused with the words and codes of GitHub, and not repeated', async () => {
    const errors = [{ resource: 'Team', field: 'name', code: 'already_exists' }];
    const { url, requests } = await start({ status: 422, body: { message: 'Validation Failed', errors } });
    const { client } = await openClient(url);
    expect(await client.write(route, team)).toEqual({
      is: 'refused',
      status: 422,
      message: 'Validation Failed; Team name already_exists',
      errors,
    });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['a server error', { status: 502 }],
    ['a connection that breaks before the answer', { breaks: 'before' }],
    ['an answer cut short', { breaks: 'amid', body: { state: 'active' } }],
    ['JSON that ends too early', { body: '{"state": "act' }],
  ] as const)('is lost, and not repeated, after %s', async (_, fault) => {
    const { url, requests } = await start(fault);
    const { client } = await openClient(url);
    expect(await client.write(route, team)).toMatchObject({ is: 'lost' });
    expect(requests).toHaveLength(1);
  });

  it('is repeated where nobody took the connection', async () => {
    const { url } = await start({});
    await server?.close();
    const { client, clock } = await openClient(url);
    expect(await client.write(route, team)).toMatchObject({ is: 'unsent' });
    expect(clock.waits).toEqual([1000, 2000, 4000, 8000]);
  });

  it('is repeated after a limit, and says until when where it lasts', async () => {
    const { url, requests } = await start((_request, index) =>
      index === 0
        ? { status: 403, headers: { 'retry-after': '20' }, body: { message: 'secondary rate limit' } }
        : index === 1
          ? { body: {} }
          : { status: 429, headers: { 'retry-after': '86400' } },
    );
    const { client } = await openClient(url);
    expect(await client.write(route, team)).toMatchObject({ is: 'done' });
    expect(await client.write(route, team)).toMatchObject({
      is: 'limited',
      until: expect.stringMatching(/^2026-11-24T00:00:2/),
    });
    expect(requests).toHaveLength(3);
  });

  it('follows no redirect', async () => {
    const { url, requests } = await start({ status: 307, headers: { location: '/elsewhere' } });
    const { client } = await openClient(url);
    expect(await client.write(route, team)).toMatchObject({ is: 'refused', status: 307 });
    expect(requests).toHaveLength(1);
  });
});

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

describe('an app', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const environment = {
    GITHUB_APP_ID: '12',
    GITHUB_APP_INSTALLATION_ID: '34',
    GITHUB_APP_PRIVATE_KEY: Buffer.from(privateKey).toString('base64'),
  };
  const installation = (expires: string, token = 'ghs_first') => ({
    status: 201,
    body: { token, expires_at: expires, permissions: { members: 'write' } },
  });

  it('signs in once for requests at the same time, and anew before its token ends', async () => {
    const { url, requests } = await start(({ path }, index) =>
      path === '/app/installations/34/access_tokens'
        ? installation(index === 0 ? '2026-11-23T01:00:00Z' : '2026-11-23T03:00:00Z', `ghs_${index}`)
        : { body: { id: 7 } },
    );
    const { client, clock } = await openClient(url, { environment });
    await Promise.all([client.rest('GET /orgs/{org}', org), client.rest('GET /orgs/{org}', org)]);
    await clock.wait(56 * 60_000);
    await client.rest('GET /orgs/{org}', org);
    expect(requests.map(({ headers }) => headers.authorization?.replace(/^bearer .*/, 'jwt'))).toEqual([
      'jwt',
      'token ghs_0',
      'token ghs_0',
      'jwt',
      'token ghs_3',
    ]);
    expect(await client.installation()).toEqual({
      permissions: { members: 'write' },
      seesAllRepositories: true,
    });
    const [header = '', payload = '', signature = ''] = (requests[0]?.headers.authorization ?? '')
      .replace('bearer ', '')
      .split('.');
    expect(
      verify(
        'RSA-SHA256',
        Buffer.from(`${header}.${payload}`),
        publicKey,
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(true);
    const start0 = Date.parse('2026-11-23T00:00:00Z') / 1000;
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toEqual({
      iat: start0 - 60,
      exp: start0 + 540,
      iss: '12',
    });
  });

  it('takes another token where GitHub does not know the first yet', async () => {
    const { url } = await start(({ path, headers }, index) =>
      path.endsWith('access_tokens')
        ? installation('2026-11-23T01:00:00Z', `ghs_${index}`)
        : headers.authorization === 'token ghs_0'
          ? { status: 401 }
          : { body: { id: 7 } },
    );
    const { client } = await openClient(url, { environment });
    expect((await client.rest('GET /orgs/{org}', org)).data.id).toBe(7);
  });

  it('keeps its key and its tokens out of errors', async () => {
    const token = 'ghs_a-token-that-looks-like-none';
    const { url } = await start(({ path, headers }) =>
      path.endsWith('access_tokens')
        ? installation('2026-11-23T01:00:00Z', token)
        : { status: 403, body: { message: `${headers.authorization?.split(' ')[1]} may not` } },
    );
    const { client } = await openClient(url, { environment });
    const error = await failure(client.rest('GET /orgs/{org}', org));
    expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(token);
  });

  it('whose key is none says so, without the key', async () => {
    const { url } = await start({});
    const key = '-----BEGIN RSA PRIVATE KEY-----\nc2VjcmV0\n-----END RSA PRIVATE KEY-----';
    const { client } = await openClient(url, {
      environment: { ...environment, GITHUB_APP_PRIVATE_KEY: key },
    });
    const error = await failure(client.rest('GET /orgs/{org}', org));
    expect(error.code).toBe('provider/no-credentials');
    expect(inspect(error, { depth: 10 })).not.toContain('c2VjcmV0');
  });
});
