import { expect, test } from 'vitest';
import { importGithub } from '../../../src/import/github/import-github.ts';
import type { GithubSnapshot } from '../../../src/providers/github/snapshot.ts';
import { documentsOf } from '../documents-of.ts';
import { example, exampleTeam } from './example-organization.ts';

const ana = { account: 11, login: 'Ana', role: 'admin' } as const;
const ben = { account: 12, login: 'ben', role: 'member' } as const;

test('a snapshot of an organization is what an import takes', () => {
  const snapshot = {} as GithubSnapshot;
  const taken: Parameters<typeof importGithub>[0] = snapshot;
  expect(taken).toBe(snapshot);
});

test('people, teams, permissions and settings become documents', () => {
  const { files, summary } = importGithub(
    example({
      organization: {
        login: 'Acme-Corp',
        settings: {
          name: 'Acme',
          description: null,
          billing_email: 'bills@acme.example',
          default_repository_permission: 'read',
          members_can_create_repositories: false,
          two_factor_requirement_enabled: true,
        },
      },
      members: [ben, ana],
      teams: [
        exampleTeam(7, 'core', {
          name: 'Core',
          description: 'Keeps the core.',
          members: [
            { account: 11, role: 'maintainer' },
            { account: 12, role: 'member' },
          ],
          repositories: [
            { name: 'kubectl', permission: 'write' },
            { name: '.github', permission: 'admin' },
          ],
        }),
        exampleTeam(8, 'docs', { parent: 7, notifications: 'disabled' }),
      ],
    }),
  );
  const documents = documentsOf(files);
  expect([...documents.keys()].filter((key) => !key.startsWith('shared')).sort()).toEqual([
    'acme-corp: Member ana',
    'acme-corp: Member ben',
    'acme-corp: Organization acme-corp',
    'acme-corp: Target github',
    'acme-corp: Team core',
    'acme-corp: Team docs',
  ]);
  expect(documents.get('acme-corp: Organization acme-corp')).toMatchObject({ displayName: 'Acme' });
  expect(documents.get('acme-corp: Member ana')).toEqual({
    name: 'ana',
    role: 'organization-owner',
    identities: { github: { login: 'Ana', id: 11 } },
  });
  expect(documents.get('acme-corp: Member ben')).toEqual({
    name: 'ben',
    identities: { github: { login: 'ben', id: 12 } },
  });
  expect(documents.get('acme-corp: Target github')).toEqual({
    name: 'github',
    provider: 'github',
    coordinates: { organization: 'Acme-Corp' },
    settings: {
      defaultRepositoryPermission: 'read',
      membersCanCreateRepositories: false,
      twoFactorRequirementEnabled: true,
    },
  });
  expect(documents.get('acme-corp: Team core')).toEqual({
    name: 'core',
    description: 'Keeps the core.',
    maintainers: ['ana'],
    members: ['ben'],
    bindings: [
      { role: 'repository-write', on: ['krn:acme-corp:github:{org_id}:repository/kubectl'] },
      { role: 'repository-admin', on: ['krn:acme-corp:github:{org_id}:repository/.github'] },
    ],
    github: { name: 'Core', id: 7, privacy: 'closed', notifications: 'enabled' },
  });
  expect(documents.get('acme-corp: Team docs')).toEqual({
    name: 'docs',
    parent: 'core',
    github: { id: 8, privacy: 'closed', notifications: 'disabled' },
  });
  expect(summary).toMatchObject({
    organization: 'acme-corp',
    login: 'Acme-Corp',
    people: 2,
    owners: 1,
    invited: 0,
    teams: 2,
    memberships: 2,
    maintainers: 1,
    repositoryPermissions: 2,
    notExpressed: [],
    adjusted: [],
  });
});

test('another server is said in the coordinates', () => {
  const { files } = importGithub(example({ members: [ana] }), {
    baseUrl: 'https://github.acme.example/api/v3',
  });
  expect(documentsOf(files).get('acme-corp: Target github')?.coordinates).toEqual({
    organization: 'Acme-Corp',
    baseUrl: 'https://github.acme.example/api/v3',
  });
});

test('who is invited is declared, in the teams of the invitation, and who has no account yet is told of', () => {
  const { files, summary } = importGithub(
    example({
      members: [ana],
      teams: [exampleTeam(7, 'core')],
      invitations: [
        { account: 13, login: 'cleo', role: 'member', teams: [7] },
        { account: 14, login: 'dora', role: 'admin', teams: [] },
        { account: 15, login: 'eve', role: 'reinstate', teams: [] },
        { account: 16, login: 'fay', role: 'billing_manager', teams: [] },
        { email: 'gus@acme.example', role: 'member', teams: [7] },
      ],
      failedInvitations: [{ login: 'hal' }],
    }),
  );
  const documents = documentsOf(files);
  expect(documents.get('acme-corp: Team core')).toMatchObject({ members: ['cleo'] });
  expect(documents.get('acme-corp: Member dora')).toMatchObject({ role: 'organization-owner' });
  expect(documents.has('acme-corp: Member fay')).toBe(false);
  expect(summary).toMatchObject({ people: 4, owners: 2, invited: 3 });
  expect(summary.notExpressed).toEqual([
    'an invitation of `hal` that failed or expired',
    'the invitation of `fay` as billing manager, who is no member',
    'the invitation of `gus@acme.example`: nobody knows which account will take it',
  ]);
  expect(summary.adjusted).toEqual(['`eve`, who is invited with the role they once had, is a member']);
});

test('teams that others decide about are left out, with those below them', () => {
  const { files, summary } = importGithub(
    example({
      members: [ana],
      teams: [
        exampleTeam(7, 'staff', { synchronized: true }),
        exampleTeam(8, 'ent-all', { type: 'enterprise', name: 'ent:all' }),
        exampleTeam(9, 'below', { parent: 8 }),
        exampleTeam(10, 'free'),
      ],
      organizationRoles: [{ role: { name: 'security_manager' }, holder: { team: 7 } }],
    }),
  );
  expect([...documentsOf(files).keys()].filter((key) => key.includes('Team'))).toEqual([
    'acme-corp: Team free',
  ]);
  expect(summary.notExpressed).toEqual([
    'organization role `security_manager` of team `staff`, which is left out',
    'team `below`: it is below `ent:all`, which is of the enterprise',
    'team `ent:all`: it is of the enterprise',
    'team `staff`: an identity provider decides who is in it',
  ]);
});

test('custom repository roles and organization roles are roles of the organization', () => {
  const { files, summary } = importGithub(
    example({
      members: [ana, ben],
      teams: [
        exampleTeam(7, 'core', {
          members: [{ account: 12, role: 'member' }],
          repositories: [
            { name: 'a', permission: 'Security Lead' },
            { name: 'b', permission: 'READ' },
          ],
        }),
      ],
      organizationRoles: [
        { role: { name: 'security_manager' }, holder: { team: 7 } },
        { role: { name: 'security_manager' }, holder: { account: 12 } },
      ],
    }),
  );
  const documents = documentsOf(files);
  expect(documents.get('acme-corp: Role repository-security-lead')).toEqual({
    name: 'repository-security-lead',
    github: { customRepositoryRole: 'Security Lead' },
  });
  // `repository-read` is the shared role of the base permission.
  expect(documents.get('acme-corp: Role repository-read-2')).toEqual({
    name: 'repository-read-2',
    github: { customRepositoryRole: 'READ' },
  });
  expect(documents.get('acme-corp: Role organization-security_manager')).toEqual({
    name: 'organization-security_manager',
    github: { assignedOrganizationRole: 'security_manager' },
  });
  expect(documents.get('acme-corp: Member ben')).toMatchObject({
    bindings: ['organization-security_manager'],
  });
  expect(documents.get('acme-corp: Team core')?.bindings).toEqual([
    'organization-security_manager',
    { role: 'repository-security-lead', on: ['krn:acme-corp:github:{org_id}:repository/a'] },
    { role: 'repository-read-2', on: ['krn:acme-corp:github:{org_id}:repository/b'] },
  ]);
  expect(summary).toMatchObject({ organizationRoles: 2, repositoryPermissions: 2 });
});

test('names that Bylaw has no words for become names, and each is told of', () => {
  const long = `team-${'x'.repeat(90)}`;
  const { files, summary } = importGithub(
    example({
      members: [
        ana,
        { account: 21, login: 'Robo[bot]', role: 'member' },
        { account: 22, login: '-old-', role: 'member' },
      ],
      teams: [exampleTeam(7, long, { name: 'Team X' }), exampleTeam(8, '-1', { name: '日本' })],
    }),
  );
  const documents = documentsOf(files);
  expect(documents.get('acme-corp: Member robo-bot')?.identities).toEqual({
    github: { login: 'Robo[bot]', id: 21 },
  });
  expect(documents.get('acme-corp: Member old')?.identities).toEqual({ github: { id: 22 } });
  expect(documents.get(`acme-corp: Team ${long.slice(0, 63)}`)?.github).toMatchObject({ name: 'Team X' });
  expect(documents.get('acme-corp: Team 1')?.github).toMatchObject({ name: '日本' });
  expect(summary.adjusted).toEqual([
    'member `-old-` is named `old`',
    'member `Robo[bot]` is named `robo-bot`',
    'team `-1` is named `1`',
    `team \`${long}\` is named \`${long.slice(0, 63)}\``,
  ]);
});

test('the order in which GitHub tells changes no byte', () => {
  const teams = [exampleTeam(7, 'core'), exampleTeam(8, 'docs', { parent: 7 })];
  const one = importGithub(example({ members: [ana, ben], teams }));
  const other = importGithub(example({ members: [ben, ana], teams: teams.toReversed() }));
  expect(other).toEqual(one);
});
