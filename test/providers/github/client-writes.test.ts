import { describe, expect, it } from 'vitest';
import { openClient } from './open-client.ts';
import { org, start } from './told-server.ts';

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
    const { url, close } = await start({});
    await close();
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
