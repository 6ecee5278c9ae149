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

describe('pages', () => {
  beforeEach(async () => {
    github = await startGithubEmulator();
    for (let index = 1; index < 250; index += 1) github.state.addMember('acme', `m${index}`);
  });

  const page = `query ($after: String) { organization(login: "acme") { membersWithRole(first: 100, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { login } } } }`;

  it('follow one another by an opaque cursor until there are no more', async () => {
    const found: string[] = [];
    let after: string | null = null;
    let more = true;
    while (more) {
      const { body } = await ask(page, { after });
      const { nodes, pageInfo, totalCount } = body.data.organization.membersWithRole;
      expect(totalCount).toBe(250);
      expect(pageInfo.hasPreviousPage).toBe(found.length > 0);
      found.push(...nodes.map(({ login }: { login: string }) => login));
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(new Set(found).size).toBe(250);
    expect(found.slice(0, 3)).toEqual(['olivia', 'm1', 'm2']);
  });

  it('neither repeat nor skip who stays, when somebody leaves between two of them', async () => {
    const first = await ask(page);
    const { nodes, pageInfo } = first.body.data.organization.membersWithRole;
    await call(github, 'DELETE /orgs/acme/members/m7');
    const second = await ask(page, { after: pageInfo.endCursor });
    expect(nodes.at(-1)).toEqual({ login: 'm99' });
    expect(second.body.data.organization.membersWithRole.nodes[0]).toEqual({ login: 'm100' });
    const wrong = await ask(page, { after: 'bm90aGluZw==' });
    expect(wrong.body.errors).toMatchObject([{ type: 'INVALID_CURSOR_ARGUMENTS' }]);
  });

  it.each([
    ['', 'MISSING_PAGINATION_BOUNDARIES', 'must provide a `first` or `last` value'],
    ['(first: 101)', 'EXCESSIVE_PAGINATION', 'Requesting 101 records on the `membersWithRole` connection'],
    ['(first: 0)', 'EXCESSIVE_PAGINATION', 'Requesting 0 records'],
  ])('have a size: %s is %s', async (args, type, message) => {
    const { status, body } = await ask(
      `{ organization(login: "acme") { membersWithRole${args} { nodes { login } } } }`,
    );
    expect(status).toBe(200);
    expect(body).toEqual({
      errors: [
        {
          type,
          path: ['query', 'organization', 'membersWithRole'],
          message: expect.stringContaining(message),
        },
      ],
    });
  });

  it('need no size where only the total is wanted', async () => {
    const { body } = await ask('{ organization(login: "acme") { membersWithRole { totalCount } } }');
    expect(body).toEqual({ data: { organization: { membersWithRole: { totalCount: 250 } } } });
  });
});

describe('what a query costs', () => {
  it.each([
    // field/github.md, 2.3 and 2.5: (2 + 2p) / 100 requests, 100 + 201p nodes where members have pages of 100.
    [100, 2, 20_200],
    [73, 1, 73 + 73 + 73 * 200],
    [25, 1, 25 + 25 + 25 * 200],
  ])('is counted by its connections: pages of %i are %i points', async (first, cost, nodeCount) => {
    github = await startGithubEmulator();
    const { body } = await ask(wholeOrganization, { org: 'acme', first });
    expect(body.data.rateLimit).toEqual({
      cost,
      nodeCount,
      remaining: 5000 - cost,
      resetAt: '2026-11-23T10:00:00.000Z',
    });
    expect(github.log.map(({ points }) => points)).toEqual([cost]);
    const { headers } = await ask('{ viewer { login } }');
    expect(headers.get('x-ratelimit-used')).toBe(String(cost + 1));
  });

  it('leaves out what @include and @skip leave out', async () => {
    github = await startGithubEmulator();
    const query = `query ($members: Boolean!) { rateLimit { nodeCount } organization(login: "acme") {
      membersWithRole(first: 100) @include(if: $members) { totalCount } teams(first: 10) { nodes { ...members } } } }
      fragment members on Team { members(first: 50) @skip(if: $members) { totalCount } }`;
    expect((await ask(query, { members: true })).body.data.rateLimit.nodeCount).toBe(110);
    expect((await ask(query, { members: false })).body.data.rateLimit.nodeCount).toBe(510);
  });

  it('may not be more than 500,000 nodes, nor more than 100 ids', async () => {
    github = await startGithubEmulator();
    const deep =
      '{ organization(login: "acme") { teams(first: 100) { nodes { members(first: 51) { nodes { login } }';
    const many = await ask(
      `${deep} repositories(first: 100) { nodes { collaborators(first: 50) { totalCount } } } } } } }`,
    );
    expect(many.body.errors).toMatchObject([
      {
        type: 'MAX_NODE_LIMIT_EXCEEDED',
        message:
          'This query requests up to 515,200 possible nodes which exceeds the maximum limit of 500,000.',
      },
    ]);
    const ids = Array.from({ length: 101 }, () => 'MDQ6VXNlcjE=');
    const asked = await ask('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids });
    expect(asked.body.errors).toMatchObject([{ type: 'ARGUMENT_LIMIT' }]);
  });

  it('is refused with 200 when there is not enough left, until the hour is over', async () => {
    github = await startGithubEmulator({ primaryLimits: { graphql: 2 } });
    const asked = () => ask('{ viewer { login } }');
    expect((await asked()).body.data).toBeDefined();
    expect((await asked()).body.data).toBeDefined();
    const refused = await asked();
    expect(refused.status).toBe(200);
    expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(refused.body).toMatchObject({ errors: [{ type: 'RATE_LIMITED' }] });
    github.clock.advance(3_600_000);
    expect((await asked()).body.data).toBeDefined();
  });

  it('is too much for GitHub above some number of nodes: 502', async () => {
    github = await startGithubEmulator({ heavyNodes: 10_000 });
    expect((await ask(wholeOrganization, { org: 'acme', first: 50 })).status).toBe(502);
    expect((await ask(wholeOrganization, { org: 'acme', first: 40 })).status).toBe(200);
  });
});
