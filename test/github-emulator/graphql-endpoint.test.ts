import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, call } from './calling.ts';
import { type GithubEmulator, startGithubEmulator } from './start-github-emulator.ts';
import { wholeOrganization } from './whole-organization.ts';

let github: GithubEmulator;

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

async function ask(query: string, variables = {}, token = github.token): Promise<Answer> {
  return call({ url: github.url, token }, 'POST /graphql', { query, variables });
}

describe('an organization with teams', () => {
  beforeEach(async () => {
    github = await startGithubEmulator();
    const { state } = github;
    state.addTeam('acme', 'Core', {
      description: 'The kernel',
      members: { ana: 'maintainer', bob: 'member', olivia: 'member' },
      repositories: { site: 'push', api: 'admin' },
    });
    state.addTeam('acme', 'Core Docs', {
      parent: 'core',
      members: { dora: 'member' },
      repositories: { docs: 'pull' },
    });
    state.addTeam('acme', 'Inner', { privacy: 'secret', members: { ana: 'member' } });
    state.addCustomRepositoryRole('acme', 'releaser', 'write');
    state.addTeam('acme', 'Release', { repositories: { site: 'releaser' } });
  });

  it('tells what it is, in the words of GraphQL', async () => {
    const { body } = await ask(
      '{ organization(login: "ACME") { login name viewerCanAdminister requiresTwoFactorAuthentication repositories(first: 100) { totalCount nodes { name } } } viewer { login } }',
    );
    expect(body).toEqual({
      data: {
        organization: {
          login: 'acme',
          name: 'acme',
          viewerCanAdminister: true,
          requiresTwoFactorAuthentication: false,
          repositories: { totalCount: 3, nodes: [{ name: 'site' }, { name: 'api' }, { name: 'docs' }] },
        },
        viewer: { login: 'olivia' },
      },
    });
  });

  it('tells teams with their own members, owners as maintainers, and custom roles as what they are based on', async () => {
    const { body } = await ask(wholeOrganization, { org: 'acme', first: 100 });
    const [core, docs, inner, release] = body.data.organization.teams.nodes;
    expect(core).toMatchObject({
      slug: 'core',
      name: 'Core',
      description: 'The kernel',
      privacy: 'VISIBLE',
      notificationSetting: 'NOTIFICATIONS_ENABLED',
      parentTeam: null,
    });
    const rolesOf = (team: typeof core) =>
      team.members.edges.map(({ role, node }: typeof core) => [node.login, role]);
    expect(rolesOf(core)).toEqual([
      ['ana', 'MAINTAINER'],
      ['bob', 'MEMBER'],
      ['olivia', 'MAINTAINER'],
    ]);
    expect(rolesOf(docs)).toEqual([['dora', 'MEMBER']]);
    expect(docs.parentTeam).toEqual({ databaseId: core.databaseId });
    expect(inner.privacy).toBe('SECRET');
    const permissionsOf = (team: typeof core) =>
      team.repositories.edges.map(({ permission, node }: typeof core) => [node.name, permission]);
    expect(permissionsOf(core)).toEqual([
      ['site', 'WRITE'],
      ['api', 'ADMIN'],
    ]);
    expect(permissionsOf(docs)).toEqual([
      ['docs', 'READ'],
      ['site', 'WRITE'],
      ['api', 'ADMIN'],
    ]);
    expect(permissionsOf(release)).toEqual([['site', 'WRITE']]);
  });

  it('tells members of child teams apart from immediate ones', async () => {
    const members = (membership: string) =>
      `${membership}: members(first: 9, membership: ${membership}) { totalCount nodes { login } }`;
    const { body } = await ask(
      `{ organization(login: "acme") { team(slug: "core") { ${members('ALL')} ${members('IMMEDIATE')} ${members('CHILD_TEAM')} } } }`,
    );
    expect(body.data.organization.team).toEqual({
      ALL: { totalCount: 4, nodes: ['ana', 'bob', 'olivia', 'dora'].map((login) => ({ login })) },
      IMMEDIATE: { totalCount: 3, nodes: ['ana', 'bob', 'olivia'].map((login) => ({ login })) },
      CHILD_TEAM: { totalCount: 1, nodes: [{ login: 'dora' }] },
    });
  });

  it('finds things by id, each with null and an error of its own where there is none', async () => {
    const { body: list } = await ask('{ organization(login: "acme") { teams(first: 1) { nodes { id } } } }');
    const [{ id }] = list.data.organization.teams.nodes;
    const node = '{ ... on Team { slug members(first: 1) { nodes { login } } } }';
    const one = await ask(`query ($id: ID!) { node(id: $id) ${node} }`, { id });
    expect(one.body.data.node).toEqual({ slug: 'core', members: { nodes: [{ login: 'ana' }] } });
    const many = await ask(`query ($ids: [ID!]!) { nodes(ids: $ids) ${node} }`, { ids: ['bm9uZQ==', id] });
    expect(many.body).toMatchObject({
      data: { nodes: [null, { slug: 'core' }] },
      errors: [{ type: 'NOT_FOUND', path: ['nodes', 0] }],
    });
    const rest = await call(github, 'GET /orgs/acme/teams/core');
    expect(rest.body.node_id).toBe(id);
  });

  it('says by name whom and what it does not find', async () => {
    const { status, body } = await ask(
      '{ user(login: "nobody") { login } organization(login: "ana") { login } }',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: { user: null, organization: null },
      errors: [
        {
          type: 'NOT_FOUND',
          path: ['user'],
          message: "Could not resolve to a User with the login of 'nobody'.",
        },
        { type: 'NOT_FOUND', path: ['organization'] },
      ],
    });
  });

  it('shows a member only the teams that are theirs to see, and an outsider nothing', async () => {
    const query =
      '{ organization(login: "acme") { viewerCanAdminister requiresTwoFactorAuthentication teams(first: 9) { totalCount nodes { slug } } membersWithRole(first: 9) { totalCount edges { role hasTwoFactorEnabled node { login } } } } }';
    const slugsFor = async (login: string) => {
      const { body } = await ask(query, {}, github.addToken({ login }));
      return body.data.organization.teams.nodes.map(({ slug }: { slug: string }) => slug);
    };
    expect(await slugsFor('olivia')).toEqual(['core', 'core-docs', 'inner', 'release']);
    expect(await slugsFor('ana')).toEqual(['core', 'core-docs', 'inner', 'release']);
    expect(await slugsFor('bob')).toEqual(['core', 'core-docs', 'release']);
    const bob = await ask(query, {}, github.addToken({ login: 'bob' }));
    expect(bob.body.data.organization).toMatchObject({
      viewerCanAdminister: false,
      requiresTwoFactorAuthentication: null,
    });
    expect(bob.body.data.organization.membersWithRole.edges[1]).toEqual({
      role: 'MEMBER',
      hasTwoFactorEnabled: null,
      node: { login: 'ana' },
    });
    const stranger = await ask(query, {}, github.addToken({ login: 'stranger' }));
    expect(stranger.body.data.organization).toMatchObject({
      teams: { totalCount: 0, nodes: [] },
      membersWithRole: { totalCount: 0, edges: [] },
    });
  });

  it('refuses teams to a token that lacks the scope or the permission', async () => {
    const query = '{ organization(login: "acme") { login teams(first: 9) { totalCount } } }';
    const scopes = await ask(query, {}, github.addToken({ scopes: ['repo'] }));
    expect(scopes.body).toMatchObject({ errors: [{ type: 'INSUFFICIENT_SCOPES' }] });
    const permissions = await ask(
      query,
      {},
      github.addToken({ organization: 'acme', permissions: { metadata: 'read' } }),
    );
    expect(permissions.body).toMatchObject({
      data: { organization: null },
      errors: [{ type: 'FORBIDDEN', message: 'Resource not accessible by personal access token' }],
    });
  });

  it('leaves out what comes after its resources, says so, and gives the rest', async () => {
    await github.close();
    github = await startGithubEmulator({ resources: 4 });
    for (const name of ['a', 'b'])
      github.state.addTeam('acme', name, { members: { ana: 'member', bob: 'member' } });
    const { status, body } = await ask(
      '{ organization(login: "acme") { teams(first: 9) { totalCount nodes { slug members(first: 9) { totalCount } } } } }',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      data: {
        organization: { teams: { totalCount: 2, nodes: [{ slug: 'a', members: { totalCount: 2 } }, null] } },
      },
      errors: [
        {
          type: 'RESOURCE_LIMITS_EXCEEDED',
          path: ['organization', 'teams', 'nodes', 1, 'members'],
          message: 'Resource limits for this query exceeded.',
        },
      ],
    });
  });
});

describe('a query that is none', () => {
  it.each([
    ['{ organization(login: "acme") { salary } }', 'Cannot query field "salary" on type "Organization".'],
    ['{ organization { login } }', 'Field "organization" argument "login" of type "String!" is required'],
    ['{ viewer { login ', 'Syntax Error'],
    ['query ($unused: Int) { viewer { login } }', 'Variable "$unused" is never used'],
    ['mutation { removeOutsideCollaborator(input: {}) { clientMutationId } }', 'of required type'],
  ])('is refused by GitHub’s own schema: %s', async (query, message) => {
    github = await startGithubEmulator();
    const { status, body } = await ask(query);
    expect(status).toBe(200);
    expect(body.data).toBeUndefined();
    expect(body.errors[0].message).toContain(message);
  });

  it('is a mistake of the emulator where it knows a field and does not serve it', async () => {
    github = await startGithubEmulator();
    const { status, body } = await ask('{ organization(login: "acme") { location } }');
    expect(status).toBe(599);
    expect(github.violations).toEqual([expect.stringContaining('does not serve Organization.location')]);
    expect(body).toBeDefined();
    (github.violations as string[]).length = 0;
  });
});
