import { afterEach, describe, expect, it } from 'vitest';
import { checkPermissions, type Writing } from '../../../src/providers/github/client/check-permissions.ts';
import type { GithubClient, Installation } from '../../../src/providers/github/client/github-client.ts';
import { openClient } from './open-client.ts';
import { type StubServer, stubServer } from './stub-server.ts';

let server: StubServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** What somebody lacks whose token has these scopes, or none that GitHub tells. */
async function lacking(scopes: string | undefined, owner: boolean, ...writings: Writing[]) {
  server = await stubServer(({ path }) =>
    path === '/graphql'
      ? { body: { data: { organization: { viewerCanAdminister: owner } } } }
      : { body: { id: 1 }, headers: scopes === undefined ? {} : { 'x-oauth-scopes': scopes } },
  );
  const { client } = await openClient(server.url);
  return checkPermissions(client, 'acme', new Set(writings));
}

describe('a classic token', () => {
  it('lacks nothing with the scopes of an owner', async () => {
    expect(await lacking('admin:org, repo', true, 'members', 'repositories', 'settings')).toEqual([]);
  });

  it('lacks the scopes that are not there, each once', async () => {
    expect(await lacking('read:org', true, 'members', 'repositories', 'settings')).toEqual([
      'the scope admin:org',
      'the scope repo',
    ]);
    expect(await lacking('admin:org', true, 'members')).toEqual([]);
  });

  it('lacks an owner', async () => {
    expect(await lacking('admin:org, repo', false, 'members')).toEqual(['to be an owner of acme']);
  });
});

it('a fine-grained token is known by its owner only', async () => {
  expect(await lacking(undefined, true, 'members', 'repositories')).toEqual([]);
});

it('an app lacks the permissions that its installation has not', async () => {
  const installation: Installation = {
    permissions: { members: 'write', administration: 'read' },
    seesAllRepositories: true,
  };
  const client = { installation: async () => installation } as unknown as GithubClient;
  expect(await checkPermissions(client, 'acme', new Set(['members', 'repositories', 'settings']))).toEqual([
    'the permission administration: write',
    'the permission organization_administration: write',
  ]);
});

it('asks nothing where nothing is to be written', async () => {
  expect(await lacking('', false)).toEqual([]);
  expect(server?.requests).toEqual([]);
});
