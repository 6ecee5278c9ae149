import { describe, expect, it } from 'vitest';
import { openClient } from './open-client.ts';
import type { StubAnswer, StubRequest } from './stub-server.ts';
import { failure, org, start } from './told-server.ts';

describe('pages', () => {
  function page({ headers }: StubRequest, rows: readonly number[], next?: string): StubAnswer {
    const link = `<http://${headers.host}${next}>; rel="next", <x>; rel="last"`;
    return { body: rows.map((id) => ({ id })), headers: next === undefined ? {} : { link } };
  }

  it('are followed as GitHub links them', async () => {
    const { url, requests } = await start((request) =>
      request.path.startsWith('/orgs/')
        ? page(request, [1, 2], '/cursor/abc?per_page=100')
        : page(request, [3]),
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
    const { url, requests } = await start((request, index) =>
      request.path.startsWith('/orgs/') ? page(request, [1, 2], '/p2') : page(request, [index === 1 ? 2 : 3]),
    );
    const { client } = await openClient(url);
    expect(await client.paginate('GET /orgs/{org}/invitations', org)).toHaveLength(3);
    expect(requests).toHaveLength(4);
  });

  it.each([
    [
      'that go on moving',
      (request: StubRequest) => page(request, [1], request.path.startsWith('/orgs/') ? '/p2' : undefined),
    ],
    ['in a circle', (request: StubRequest) => page(request, [], '/p2')],
    ['that are no lists', () => ({ body: { message: 'ok' } })],
    [
      'of which one fails',
      (request: StubRequest) => (request.path === '/p2' ? { status: 500 } : page(request, [1], '/p2')),
    ],
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
