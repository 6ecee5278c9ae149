import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { adoptDrift } from '../../../src/operations/drift/adopt-drift.ts';
import { drift } from '../../../src/operations/drift/drift.ts';
import { identitiesPin } from '../../../src/operations/identities/identities-pin.ts';
import { type GithubLibrary, openGithubLibrary } from '../github-library.ts';

const at = 'organizations/acme';

function files(target: string): Readonly<Record<string, string>> {
  return {
    'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\n',
    [`${at}/organization.yaml`]: `apiVersion: bylaw/v1
kind: Organization
name: acme
resourceNames: krn:acme
membership:
  owners: {role: owner, min: 1}
  organizationRole: {required: true, default: person, oneOf: [person]}
`,
    [`${at}/target.yaml`]: target,
    [`${at}/roles.yaml`]: `apiVersion: bylaw/v1
kind: RoleList
items:
  - {name: owner, github: {organizationRole: admin}}
  - {name: person, github: {organizationRole: member}}
  - {name: reader, github: {repositoryPermission: read}}
  - {name: writer, github: {repositoryPermission: write}}
  - {name: pusher, github: {repositoryPermission: write}}
  - {name: keeper, github: {repositoryPermission: maintain}}
  - {name: guard, github: {assignedOrganizationRole: security_manager}}
`,
    [`${at}/owners.yaml`]: `apiVersion: bylaw/v1
kind: MemberList
defaults: {role: owner}
items:
  - {name: olivia, identities: {github: {login: olivia}}} # founded it
  - {name: petra, identities: {github: {login: petra}}}
`,
    [`${at}/members.yaml`]: `apiVersion: bylaw/v1
kind: MemberList
items:
  - {name: ana, identities: {github: {login: Ana}}}
  - {name: bo, identities: {github: {login: bo}}} # leaves soon
  - {name: cy, identities: {github: {login: cy}}}
`,
    [`${at}/core.yaml`]: `apiVersion: bylaw/v1
kind: Team
name: core
description: Keeps the core.
members:
  - ana # since 2020
  - bo
bindings:
  - {role: reader, on: ["krn:acme:github:{org_id}:repository/kubectl"], reason: they look at it}
  - {role: keeper, on: ["krn:acme:github:{org_id}:repository/docs", "krn:acme:github:{org_id}:repository/site"]}
github: {privacy: closed}
`,
    [`${at}/docs.yaml`]: 'apiVersion: bylaw/v1\nkind: Team\nname: docs\nparent: core\nmembers: [cy]\n',
  };
}

/** An organization that is as the files say. */
async function applied(): Promise<GithubLibrary> {
  const settings = 'settings: {defaultRepositoryPermission: read} # nobody more\n';
  const library = await openGithubLibrary(files, {
    target: settings,
    organizations: [],
    secondaryLimits: false,
  });
  const { state } = library.github;
  const acme = state.addOrganization('acme', { plan: 'enterprise' });
  state.addMember(acme, 'petra', 'admin');
  state.addMember(acme, 'Ana');
  state.addMember(acme, 'bo');
  state.addMember(acme, 'cy');
  for (const name of ['kubectl', 'docs', 'site']) state.addRepository(acme, name);
  expect((await library.apply()).status).toBe('applied');
  expect(await library.planned()).toEqual([]);
  library.github.clock.advance(60_000);
  return library;
}

/** What somebody does on GitHub, by its API. */
async function by(library: GithubLibrary, method: string, path: string, body?: unknown): Promise<void> {
  const { github } = library;
  github.state.someone('olivia');
  const response = await fetch(`${github.url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${github.token}`,
      'user-agent': 'test',
      'content-type': 'application/json',
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect([path, response.ok]).toEqual([path, true]);
}

const core = '/orgs/acme/teams/core';

test('drift on GitHub is told with who did it, adopted into the files, and then planned to nothing', async () => {
  const library = await applied();
  await by(library, 'PUT', `${core}/memberships/cy`, { role: 'maintainer' });
  await by(library, 'PUT', `${core}/memberships/Ana`, { role: 'maintainer' });
  await by(library, 'DELETE', '/orgs/acme/memberships/bo');
  await by(library, 'PUT', '/orgs/acme/memberships/petra', { role: 'member' });
  await by(library, 'PATCH', core, { description: 'Keeps it.', privacy: 'closed' });
  await by(library, 'PUT', `${core}/repos/acme/kubectl`, { permission: 'maintain' });
  await by(library, 'DELETE', `${core}/repos/acme/site`);
  await by(library, 'PATCH', '/orgs/acme', { default_repository_permission: 'none' });

  const found = await drift(library.session());
  const told = found.sections[0]?.objects.flatMap(({ changes }) =>
    changes.map(({ action, address, by: who }) => `${action} ${address} by ${who?.who} (${who?.what})`),
  );
  expect(told).toEqual([
    'delete member:acme/bo by olivia (org.remove_member)',
    'update member:acme/petra by olivia (org.update_member)',
    'update settings:acme by olivia (org.update_default_repository_permission)',
    'update team:acme/core by olivia (team.update)',
    'update repository-permission:acme/core/kubectl by olivia (team.update_repository_permission)',
    'delete repository-permission:acme/core/site by olivia (team.remove_repository)',
    'update team-member:acme/core/ana by olivia (team.promote_maintainer)',
    'delete team-member:acme/core/bo by olivia (team.remove_member)',
    'create team-member:acme/core/cy by olivia (team.add_member)',
  ]);

  const report = await adoptDrift(library.session());
  expect(report.refused).toEqual([]);
  expect(report.adopted).toHaveLength(9);
  const read = (file: string) => readFileSync(join(library.folder, at, file), 'utf8');
  expect(read('owners.yaml')).toContain('{name: petra, role: person, ');
  expect(read('members.yaml')).not.toContain('bo');
  expect(read('core.yaml')).toContain(
    'role: keeper, on: ["krn:acme:github:{org_id}:repository/kubectl"], reason:',
  );
  expect(read('core.yaml')).toContain('role: keeper, on: ["krn:acme:github:{org_id}:repository/docs"]');
  expect(read('target.yaml')).toContain('{defaultRepositoryPermission: none} # nobody more');
  expect(await library.planned()).toEqual([]);
  expect(library.github.violations).toEqual([]);
});

test('somebody nobody declares, put into a team, is declared; what several roles mean is left to a person', async () => {
  const library = await applied();
  library.github.state.addMember('acme', 'Eve-Long');
  await by(library, 'PUT', `${core}/memberships/Eve-Long`, { role: 'member' });
  await by(library, 'PUT', `${core}/repos/acme/kubectl`, { permission: 'push' });
  const report = await adoptDrift(library.session());
  expect(report.refused.map(({ address, why }) => `${address}: ${why}`)).toEqual([
    'repository-permission:acme/core/kubectl: several roles are `write` there: `pusher`, `writer`',
  ]);
  expect(readFileSync(join(library.folder, at, 'members.yaml'), 'utf8')).toMatch(
    /name: eve-long, role: person, identities: \{github: \{login: Eve-Long, id: \d+\}\}/,
  );
  expect(await library.planned()).toEqual(['update repository-permission:acme/core/kubectl']);
});

test('numbers are pinned, a new log-in follows its account, and one that a stranger took is refused', async () => {
  const library = await applied();
  expect((await identitiesPin(library.session())).pinned).toHaveLength(5 + 2);
  library.commit('Pin');
  expect(await library.planned()).toEqual([]);
  const { state } = library.github;
  state.rename(state.someone('Ana'), 'Anastasia');
  const cy = state.someone('cy');
  state.rename(cy, 'cy-was-here');
  await by(library, 'DELETE', '/orgs/acme/memberships/cy-was-here');
  state.addMember('acme', 'cy');
  const report = await identitiesPin(library.session());
  expect(report.pinned.map(({ of, field, after }) => [of, field, after])).toEqual([
    ['member/ana', 'login', 'Anastasia'],
  ]);
  expect(report.refused.map(({ why }) => why)).toMatchInlineSnapshot(`
    [
      "the GitHub log-in \`cy\` of \`cy\` belongs to account 1000007 now, not to 1000006",
    ]
  `);
});
