import { expect, onTestFinished, test } from 'vitest';
import { readAuditLog } from '../../../../src/providers/github/audit/read-audit-log.ts';
import { openGithubClient } from '../../../../src/providers/github/client/open-github-client.ts';
import { startGithubEmulator } from '../../../github-emulator/start-github-emulator.ts';

const scope = { organization: 'acme', target: 'github' };

async function opened(plan: 'enterprise' | 'team') {
  const github = await startGithubEmulator({ organizations: [] });
  onTestFinished(() => github.close());
  github.state.addOrganization('Acme-Corp', { plan });
  const client = await openGithubClient({
    organization: 'Acme-Corp',
    coordinates: { baseUrl: github.url, pace: 0 },
    environment: { GITHUB_TOKEN: github.token },
    now: () => `${github.clock.now().slice(0, 19)}Z`,
    wait: (milliseconds) => github.clock.wait(milliseconds),
  });
  return { github, client };
}

test('who did what to whom is told by the addresses that states have', async () => {
  const { github, client } = await opened('enterprise');
  github.state.addTeam('Acme-Corp', 'Core Team', { members: { Ana: 'member', bo: 'member' } });
  github.state.addRepository('Acme-Corp', 'Kubectl');
  const org = 'Acme-Corp';
  const team = { org, team_slug: 'core-team' };
  await client.write('PUT /orgs/{org}/teams/{team_slug}/memberships/{username}', {
    ...team,
    username: 'Ana',
    role: 'maintainer',
  });
  await client.write('PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}', {
    ...team,
    owner: org,
    repo: 'Kubectl',
    permission: 'push',
  });
  await client.write('DELETE /orgs/{org}/memberships/{username}', { org, username: 'bo' });
  await client.write('PATCH /orgs/{org}', { org, default_repository_permission: 'none' });
  const now = new Map([
    ['member:acme/ana', { login: 'Ana', role: 'member' }],
    ['team:acme/core', { slug: 'core-team' }],
  ]);
  const recorded = new Map([['member:acme/robert', { login: 'bo', role: 'member' }]]);
  const trail = await readAuditLog(client, scope, '2026-11-23T00:00:00Z', [now, recorded]);
  expect(trail.missing).toBeUndefined();
  expect(trail.happenings.map(({ who, what, address }) => `${who} ${what} ${address}`)).toEqual([
    'olivia org.update_default_repository_permission settings:acme',
    'olivia team.remove_member team-member:acme/core/robert',
    'olivia org.remove_member member:acme/robert',
    'olivia team.add_repository repository-permission:acme/core/kubectl',
    'olivia team.promote_maintainer team-member:acme/core/ana',
  ]);
  const later = await readAuditLog(client, scope, '2026-11-24T00:00:00Z', [now]);
  expect(later).toEqual({ happenings: [] });
  expect(github.violations).toEqual([]);
});

test('an organization without an audit log is told so, and not taken for one where nothing was done', async () => {
  const { client } = await opened('team');
  expect(await readAuditLog(client, scope, '2026-11-23T00:00:00Z', [])).toEqual({
    happenings: [],
    missing: 'the plan of this organization has no audit log, or the token may not read it',
  });
});
