import { expect, test } from 'vitest';
import type { GithubEmulator } from '../../github-emulator/start-github-emulator.ts';
import { type GithubLibrary, openGithubLibrary } from '../../operations/github-library.ts';

const people = (...more: readonly string[]) => `apiVersion: bylaw/v1
kind: MemberList
items:
  - {name: olivia, role: owner, identities: {github: {login: Olivia}}}
  - {name: ana, identities: {github: {login: ana-gh}}}
${more.map((each) => `  - ${each}\n`).join('')}`;

const teams = (strings: string) => `apiVersion: bylaw/v1
kind: TeamList
items:
  - name: ${strings}
    members: [olivia]
    bindings:
      - {role: writer, on: ["krn:acme:github:{org_id}:repository/sco*"]}
  - {name: violins, parent: ${strings.replace(/\n.*/s, '')}, maintainers: [ana]}
`;

const files = (target: string) => ({
  'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
  'organizations/acme/organization.yaml': `apiVersion: bylaw/v1
kind: Organization
name: acme
membership:
  owners: {role: owner, min: 1}
  organizationRole: {required: true, default: member, oneOf: [member]}
`,
  'organizations/acme/roles.yaml': `apiVersion: bylaw/v1
kind: RoleList
items:
  - {name: owner, github: {organizationRole: admin}}
  - {name: member, github: {organizationRole: member}}
  - {name: writer, github: {repositoryPermission: write}}
`,
  'organizations/acme/people.yaml': people(),
  'organizations/acme/teams.yaml': teams('strings'),
  'organizations/acme/target.yaml': target,
});

async function applied(): Promise<GithubLibrary> {
  const library = await openGithubLibrary(files);
  library.github.state.someone('ana-gh');
  library.github.state.addRepository('acme', 'Score');
  library.github.state.addRepository('acme', 'site');
  expect((await library.apply()).status).toBe('applied');
  return library;
}

async function findings(library: GithubLibrary): Promise<readonly string[]> {
  const { plan, diagnostics } = await library.plan();
  const found = [...diagnostics, ...(plan?.sections.flatMap((section) => section.findings) ?? [])];
  return found.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}

/** What was written since, such as `PUT /orgs/acme/teams/strings/repos/acme/score`. */
function written({ writes }: GithubEmulator, since: number): readonly string[] {
  return writes.slice(since).map(({ method, path }) => `${method} ${path}`);
}

test('an organization is applied, and then nothing is left to do, before and after the invitation is accepted', async () => {
  const library = await applied();
  const { github } = library;
  expect(await library.planned()).toEqual([]);
  github.accept();
  expect(await library.planned()).toEqual([]);
  const acme = github.state.organization('acme');
  const team = acme && github.state.team(acme, 'violins');
  expect([...(team?.members.values() ?? [])]).toEqual(['maintainer']);
  expect(acme && team?.parent).toBe(acme && github.state.team(acme, 'strings')?.id);
});

test('one who has no account holds up nobody else', async () => {
  const library = await applied();
  library.edit({
    'organizations/acme/people.yaml': people(
      '{name: lost, identities: {github: {login: nobody-has-this}}}',
      '{name: bo, identities: {github: {login: bo-gh}}}',
    ),
  });
  library.github.state.someone('bo-gh');
  expect(await findings(library)).toEqual([
    'warning target/no-account: nobody on GitHub has the log-in `nobody-has-this` of `lost`',
  ]);
  expect(await library.planned()).toEqual(['create member:acme/bo']);
});

test('a renamed account keeps all it has, and who takes its old log-in gets nothing', async () => {
  const library = await applied();
  const { github } = library;
  github.accept();
  const ana = github.state.someone('ana-gh');
  github.state.rename(ana, 'ana-new');
  expect(await library.planned()).toEqual([]);
  expect(await findings(library)).toEqual([
    'warning target/login-changed: `ana-gh` is called `ana-new` on GitHub now',
  ]);
  const thief = github.state.addAccount('ANA-gh');
  expect(await findings(library)).toEqual([
    `error target/login-reassigned: the GitHub log-in \`ana-gh\` of \`ana\` belongs to account ${thief.id} now, not to ${ana.id}, which is \`ana-new\` now`,
  ]);
  const writes = github.writes.length;
  expect((await library.apply()).status).toBe('invalid');
  expect(written(github, writes)).toEqual([]);
});

test('another log-in in a file is another account: that takes two steps', async () => {
  const library = await applied();
  const { github } = library;
  github.accept();
  const bo = github.state.someone('bo-gh');
  const ana = github.state.someone('ana-gh');
  const as = (login: string, more = '') => people().replace('{login: ana-gh}}', `{login: ${login}}}${more}`);
  library.edit({ 'organizations/acme/people.yaml': as('bo-gh') });
  expect(await findings(library)).toEqual([
    `error target/account-changed: \`ana\` was \`ana-gh\` (${ana.id}) on GitHub and would be account ${bo.id}`,
  ]);
  library.edit({ 'organizations/acme/people.yaml': as('bo-gh', ', status: suspended') });
  expect(await findings(library)).toEqual([]);
  expect(await library.planned()).toEqual(['delete member:acme/ana', 'delete team-member:acme/violins/ana']);
  expect((await library.apply()).status).toBe('applied');
  library.edit({ 'organizations/acme/people.yaml': as('bo-gh') });
  expect(await findings(library)).toEqual([]);
  expect(await library.planned()).toContain('create member:acme/ana');
  expect((await library.apply()).status).toBe('applied');
  github.accept();
  expect(github.state.organization('acme')?.members.has(bo.id)).toBe(true);
  expect(github.state.organization('acme')?.members.has(ana.id)).toBe(false);
});

test('a team that is renamed there or here is the same team', async () => {
  const library = await applied();
  const { github } = library;
  github.accept();
  library.edit({
    'organizations/acme/teams.yaml': teams('section\n    previously: [strings]'),
  });
  const writes = github.writes.length;
  expect(await library.planned()).toEqual(['rename team:acme/section', 'update team:acme/section']);
  expect((await library.apply()).status).toBe('applied');
  expect(written(github, writes)).toEqual(['PATCH /orgs/acme/teams/strings']);
  expect(await library.planned()).toEqual([]);
});

test('a repository that appears under a pattern is a planned change', async () => {
  const library = await applied();
  library.github.state.addRepository('acme', 'Scores-2');
  expect(await library.planned()).toEqual(['create repository-permission:acme/strings/scores-2']);
});

test('who is suspended goes because of that', async () => {
  const library = await applied();
  library.edit({ 'organizations/acme/people.yaml': people().replace('ana,', 'ana, status: suspended,') });
  const { plan } = await library.plan();
  const removed = plan?.sections[0]?.changes.find(({ address }) => address === 'member:acme/ana');
  expect(removed).toMatchObject({ action: 'delete', reason: 'it is suspended' });
});
