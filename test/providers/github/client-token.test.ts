import { generateKeyPairSync, verify } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { organizationNeeds } from '../../../src/providers/github/organization-needs.ts';
import { openClient, testToken } from './open-client.ts';
import { stubServer } from './stub-server.ts';
import { failure, org, start } from './told-server.ts';

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

  it('asks for no more than it was granted, and for no more than is needed', async () => {
    const granted = { members: 'read', administration: 'write', contents: 'write', metadata: 'read' };
    const { url, requests } = await start(({ path }) =>
      path.endsWith('access_tokens')
        ? installation('2026-11-23T01:00:00Z')
        : { body: { id: 34, permissions: path === '/app/installations/34' ? granted : {} } },
    );
    const needs = organizationNeeds(new Set(['member', 'team'] as const));
    const { client } = await openClient(url, { environment, needs });
    await client.rest('GET /orgs/{org}', org);
    expect(requests.map(({ path }) => path)).toEqual([
      '/app/installations/34',
      '/app/installations/34/access_tokens',
      '/orgs/acme',
    ]);
    expect(requests[1]?.body).toEqual({
      permissions: { members: 'read', administration: 'write', metadata: 'read' },
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
