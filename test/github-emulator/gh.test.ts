import { afterEach, beforeEach, expect, it } from 'vitest';
import { call } from './calling.ts';
import { type AskGh, openGh } from './gh.ts';
import { type GithubEmulator, startGithubEmulator } from './start-github-emulator.ts';

let github: GithubEmulator;
let gh: AskGh;

beforeEach(async () => {
  github = await startGithubEmulator();
  gh = openGh(github);
});

afterEach(async () => {
  expect(github.violations).toEqual([]);
  await github.close();
});

function lines(printed: string): readonly string[] {
  return printed.split('\n').filter((line) => line !== '');
}

it('reads back, page by page, what REST wrote', async () => {
  for (let index = 1; index <= 120; index += 1) github.state.addMember('acme', `m${index}`);
  github.state.addAccount('ana');
  github.state.addRepository('acme', 'site');
  await call(github, 'PUT /orgs/acme/memberships/ana', { role: 'member' });
  await call(github, 'POST /orgs/acme/teams', { name: 'Core', privacy: 'closed', description: 'The kernel' });
  await call(github, 'PUT /orgs/acme/teams/core/memberships/m7', { role: 'maintainer' });
  await call(github, 'PUT /orgs/acme/teams/core/repos/acme/site', { permission: 'push' });

  const members = await gh('--paginate', 'orgs/acme/members?per_page=50', '--jq', '.[].login');
  expect(lines(members)).toEqual(['olivia', ...Array.from({ length: 120 }, (_, index) => `m${index + 1}`)]);
  const invited = await gh('--paginate', 'orgs/acme/invitations', '--jq', '.[] | [.login, .role] | @tsv');
  expect(lines(invited)).toEqual(['ana\tdirect_member']);
  const teams = await gh(
    '--paginate',
    'orgs/acme/teams',
    '--jq',
    '.[] | [.slug, .privacy, .description] | @tsv',
  );
  expect(lines(teams)).toEqual(['core\tclosed\tThe kernel']);
  const core = await gh('--paginate', 'orgs/acme/teams/core/members?role=maintainer', '--jq', '.[].login');
  expect(lines(core)).toContain('m7');
  const repositories = await gh('orgs/acme/teams/core/repos', '--jq', '.[] | [.name, .role_name] | @tsv');
  expect(lines(repositories)).toEqual(['site\twrite']);
});

it('reads the same by GraphQL, following its cursors', async () => {
  for (let index = 1; index <= 120; index += 1) github.state.addMember('acme', `m${index}`);
  github.state.addTeam('acme', 'core', { members: { m7: 'maintainer' }, repositories: { site: 'push' } });
  const query = `query ($endCursor: String) { organization(login: "acme") {
    membersWithRole(first: 50, after: $endCursor) { nodes { login } pageInfo { hasNextPage endCursor } } } }`;
  const members = await gh(
    'graphql',
    '--paginate',
    '-f',
    `query=${query}`,
    '--jq',
    '.data.organization.membersWithRole.nodes[].login',
  );
  expect(lines(members)).toHaveLength(121);
  const core = await gh(
    'graphql',
    '-f',
    'query={ organization(login: "acme") { team(slug: "core") { members(first: 9) { edges { role node { login } } } repositories(first: 9) { edges { permission node { name } } } } } }',
  );
  expect(JSON.parse(core).data.organization.team).toEqual({
    members: { edges: [{ role: 'MAINTAINER', node: { login: 'm7' } }] },
    repositories: { edges: [{ permission: 'WRITE', node: { name: 'site' } }] },
  });
});

it('is told what went wrong', async () => {
  await expect(gh('orgs/nobody/teams')).rejects.toThrow(/Not Found \(HTTP 404\)/);
  await expect(gh('graphql', '-f', 'query={ user(login: "nobody") { login } }')).rejects.toThrow(
    "Could not resolve to a User with the login of 'nobody'.",
  );
});
