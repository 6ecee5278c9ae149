import { expect, test } from 'vitest';
import type { RecordedState } from '../../../../src/audit/recorded-state.ts';
import { invariant } from '../../../../src/diagnostic/bylaw-error.ts';
import { targetCodes } from '../../../../src/diagnostic/catalogue/target.ts';
import type { SnapshotTeam } from '../../../../src/providers/github/snapshot.ts';
import { type Case, found, known } from './found.ts';
import { emptySnapshot } from './snapshot-of.ts';

const member = (name: string, more = '') =>
  `  - {name: ${name}, role: member, identities: {github: {login: ${name}-gh}}${more}}\n`;
const members = (...items: readonly string[]) => `kind: MemberList\nitems:\n${items.join('')}`;
const recordedAna: RecordedState = {
  entries: new Map([['member:acme/ana', { role: 'member', login: 'ana-gh', account: 77 }]]),
  owned: new Set(['member:acme/ana']),
};
const isAna = { account: 77, login: 'ana-gh', role: 'member' } as const;

function there(fields: Partial<SnapshotTeam>): SnapshotTeam {
  return {
    ...{
      number: 5,
      slug: 'core',
      name: 'core',
      description: '',
      privacy: 'closed',
      notifications: 'enabled',
    },
    ...{ type: 'organization', synchronized: false, members: [], repositories: [] },
    ...fields,
  };
}

const cases: Readonly<Record<string, Case & { readonly told: readonly string[] }>> = {
  'a log-in that belongs to a stranger': {
    yaml: members(member('ana')),
    recorded: recordedAna,
    told: [
      'error target/login-reassigned «ana-gh»: the GitHub log-in `ana-gh` of `ana` belongs to account 11 now, not to 77',
    ],
  },
  'a pinned log-in that belongs to a stranger': {
    yaml: members('  - {name: ana, role: member, identities: {github: {login: ana-gh, id: 77}}}\n'),
    told: [
      'error target/login-reassigned «ana-gh»: the GitHub log-in `ana-gh` of `ana` belongs to account 11 now, not to 77',
    ],
  },
  'a renamed account': {
    yaml: members(member('ana')),
    recorded: recordedAna,
    snapshot: { members: [{ ...isAna, login: 'Ana-New' }], accounts: new Map([['ana-gh', null]]) },
    told: ['warning target/login-changed «ana-gh»: `ana-gh` is called `Ana-New` on GitHub now'],
  },
  'another account in the files': {
    yaml: members('  - {name: ana, role: member, identities: {github: {login: bo-gh}}}\n'),
    recorded: recordedAna,
    snapshot: { members: [isAna] },
    told: ['error target/account-changed «bo-gh»: `ana` was `ana-gh` (77) on GitHub and would be account 12'],
  },
  'one account of two': {
    yaml: members(
      '  - {name: ana, role: member, identities: {github: {id: 11}}}\n',
      '  - {name: annie, role: member, identities: {github: {login: ANA-gh}}}\n',
    ),
    told: ['error target/account-shared «ANA-gh»: `annie` and `ana` are the same account on GitHub, 11'],
  },
  'nobody has the log-in': {
    yaml: members(member('ana'), member('zoe')),
    snapshot: { accounts: new Map([...known, ['zoe-gh', null]]) },
    told: ['warning target/no-account «zoe-gh»: nobody on GitHub has the log-in `zoe-gh` of `zoe`'],
  },
  'a team of an identity provider': {
    yaml: `${members(member('ana'))}---\nkind: Team\nname: core\nmembers: [ana]\n`,
    snapshot: { teams: [there({ synchronized: true })] },
    told: [
      'warning target/managed-elsewhere «members»: who is in team `core` is decided by an identity provider: it is left alone',
    ],
  },
  'a team of the enterprise': {
    yaml: 'kind: Team\nname: core\n',
    snapshot: { teams: [there({ type: 'enterprise' })] },
    told: [
      'warning target/managed-elsewhere «core»: team `core` is decided by the enterprise: it is left alone',
    ],
  },
  'a repository role of a person': {
    yaml: members(
      member(
        'ana',
        ', bindings: [{role: reader, reason: one, on: ["krn:acme:github:{org_id}:repository/x"]}]',
      ),
    ),
    told: [
      'error target/not-enforceable «{role: reader, reason: one, on: ["krn:acme:github:{org_id}:repository/x"]}»: `ana` holds `reader`, and on GitHub Bylaw gives repositories to teams only',
    ],
  },
  'the same, allowed with a reason': {
    yaml: members(member('ana', ', bindings: [reader]')),
    target: 'allow: [{guard: not-enforceable, reason: an application asks Bylaw}]\n',
    told: [
      'warning target/not-enforceable «reader»: `ana` holds `reader`, and on GitHub Bylaw gives repositories to teams only',
    ],
  },
  'the same, allowed until yesterday': {
    yaml: members(member('ana', ', bindings: [reader]')),
    target: 'allow: [{guard: not-enforceable, reason: for a while, expires: 2026-11-01}]\n',
    told: [
      'error target/not-enforceable «reader»: `ana` holds `reader`, and on GitHub Bylaw gives repositories to teams only',
    ],
  },
  'what every member has anyway': {
    yaml: members(member('ana', ', bindings: [reader]')),
    target: 'settings: {defaultRepositoryPermission: read}\n',
    told: [],
  },
  'the role of owners of a team': {
    yaml: 'kind: Team\nname: core\nbindings: [owner]\n',
    told: [
      'error target/not-enforceable «owner»: team `core` would own the organization, and on GitHub only people do',
    ],
  },
  'two custom roles on one repository': {
    yaml: 'kind: Team\nname: core\nbindings:\n  - {role: special, on: ["krn:acme:github:{org_id}:repository/x"]}\n  - {role: odd, on: ["krn:acme:github:{org_id}:repository/X"]}\n',
    told: [
      'error target/not-enforceable «{role: odd, on: ["krn:acme:github:{org_id}:repository/X"]}»: team `core` would hold `Special` and `Odd` on `x`, and GitHub gives a team one of them',
    ],
  },
  'a role of the organization on a part of it': {
    yaml: 'kind: Team\nname: core\nbindings:\n  - {role: guard, on: ["krn:acme:github:{org_id}:repository/x"]}\n',
    told: [
      'error target/not-enforceable «{role: guard, on: ["krn:acme:github:{org_id}:repository/x"]}»: `core` holds `guard` on a part of the organization, and GitHub assigns an organization role on all of it',
    ],
  },
  'a secret team that is nested': {
    yaml: 'kind: TeamList\nitems:\n  - {name: core, github: {privacy: secret}}\n  - {name: kernel, parent: core}\n',
    told: ['error target/not-enforceable «secret»: team `core` is secret, and GitHub nests no secret team'],
  },
  'somebody without an account in a team': {
    yaml: 'kind: Member\nname: ana\nrole: member\n---\nkind: TeamList\nitems:\n  - {name: core, members: [ana]}\n  - {name: more, members: [ana]}\n',
    told: ['error target/not-enforceable «ana»: `ana` is in team `core` and has no account on GitHub'],
  },
  'a deny': {
    yaml: members(member('ana').replace('role: member', 'role: limited')),
    told: [
      'error target/not-enforceable «{effect: deny, actions: ["github:repository.admin"]}»: policy `no-admin` denies something on GitHub, which knows no deny',
    ],
  },
  'a boundary': {
    organization: 'boundary: [only-mail]\n',
    told: [
      'error target/not-enforceable «[only-mail]»: a boundary that does not leave everything on GitHub alone is not enforced there',
    ],
  },
  'a repository that is not there': {
    yaml: 'kind: Team\nname: core\nbindings:\n  - {role: reader, on: ["krn:acme:github:{org_id}:repository/Gone", "krn:acme:github:{org_id}:repository/a*"]}\n',
    snapshot: { repositories: ['abc'] },
    told: [
      'warning target/unknown-repository «["krn:acme:github:{org_id}:repository/Gone", "krn:acme:github:{org_id}:repository/a*"]»: there is no repository `gone` in the organization on GitHub',
    ],
  },
  'settings that are none': {
    target:
      'settings: {defaultRepositoryPermision: read, membersCanCreateRepositories: maybe, defaultRepositoryPermission: triage}\n',
    told: [
      'error target/unknown-setting «defaultRepositoryPermision»: an organization on GitHub has no setting `defaultRepositoryPermision`',
      'error target/unknown-setting «maybe»: `membersCanCreateRepositories` takes `true` or `false`',
      'error target/unknown-setting «triage»: `defaultRepositoryPermission` takes one of `none`, `read`, `write`, `admin`',
    ],
  },
  'settings that GitHub only shows': {
    target: 'settings: {membersCanCreateTeams: false, membersCanDeleteIssues: true}\n',
    organization: 'settings: {requireMfa: true}\n',
    yaml: members(member('ana')),
    snapshot: {
      organization: {
        ...emptySnapshot().organization,
        settings: { members_can_create_teams: true, two_factor_requirement_enabled: false },
      },
      members: [{ account: 11, login: 'ana-gh', role: 'member', hasTwoFactor: false }],
    },
    told: [
      'warning target/setting-not-writable «true»: the organization on GitHub does not require a second factor, and the API cannot change that',
      'warning target/setting-not-writable «true»: without a second factor on GitHub: `member/ana`',
      'warning target/setting-not-writable «false»: `membersCanCreateTeams` is `true` on GitHub, and its API cannot change it',
      'warning target/setting-not-writable «true»: GitHub does not show this token whether `membersCanDeleteIssues` is `true`',
    ],
  },
};

test.each(Object.keys(cases))('%s', (name) => {
  const one = cases[name];
  invariant(one !== undefined, name);
  expect(found(name, one).told).toEqual(one.told);
});

test('every code of a target is shown here', () => {
  const told = Object.values(cases).flatMap((one) => one.told.map((each) => each.split(' ')[1]));
  expect([...new Set(told)].sort()).toEqual(Object.keys(targetCodes).sort());
});

test('somebody whose log-in is misspelt keeps what they have, and a stranger is never invited', () => {
  const misspelt = found('misspelt', {
    yaml: members('  - {name: ana, role: member, identities: {github: {login: an-gh}}}\n'),
    recorded: recordedAna,
    snapshot: { members: [isAna], accounts: new Map([['an-gh', null]]) },
  });
  expect(misspelt.projection.entries.get('member:acme/ana')).toEqual({
    ...{ role: 'member', login: 'ana-gh', account: 77 },
  });
  expect([...misspelt.actual.entries.keys()]).toContain('member:acme/ana');
});

test('who lost their old name without `previously` is still the same account, and the same team', () => {
  const { actual } = found('renamed', {
    yaml: `${members('  - {name: annie, role: member, identities: {github: {login: ana-gh}}}\n')}---
kind: Team\nname: kernel\ngithub: {name: Core}\n`,
    recorded: {
      entries: new Map([...recordedAna.entries, ['team:acme/core', { name: 'Core', number: 5 }]]),
      owned: new Set(['member:acme/ana', 'team:acme/core']),
    },
    snapshot: { members: [isAna], accounts: new Map(), teams: [there({ name: 'Core' })] },
  });
  expect([...actual.entries.keys()]).toEqual(['settings:acme', 'member:acme/annie', 'team:acme/kernel']);
});

test('teams of somebody else are under names that cannot be declared', () => {
  const { actual } = found('strangers', {
    snapshot: {
      members: [{ account: 40, login: 'Stranger', role: 'admin' }],
      teams: [
        there({
          members: [{ account: 40, role: 'member' }],
          repositories: [{ name: 'X', permission: 'read' }],
        }),
        there({ number: 6, slug: 'idp', synchronized: true }),
        there({ number: 7, slug: 'whole', type: 'enterprise' }),
      ],
      outsideCollaborators: [{ account: 41, login: 'Guest' }],
    },
  });
  expect([...actual.entries].filter(([address]) => !address.startsWith('settings'))).toEqual([
    ['member:acme/@stranger', { role: 'admin', login: 'Stranger', account: 40 }],
    [
      'team:acme/@core',
      {
        ...{ name: 'core', description: '', privacy: 'closed', notifications: 'enabled' },
        ...{ number: 5, slug: 'core' },
      },
    ],
    ['repository-permission:acme/@core/x', { permission: 'read' }],
    ['team-member:acme/@core/@stranger', { role: 'maintainer' }],
    ['outside-collaborator:acme/@guest', { login: 'Guest', account: 41 }],
  ]);
});

test('who was invited and has not accepted is there, and waits', () => {
  const { actual } = found('pending', {
    yaml: members(member('ana').replace('role: member', 'role: owner')),
    snapshot: {
      invitations: [
        {
          ...{ id: 9, account: 11, login: 'ana-gh', role: 'admin' },
          ...{ createdAt: '2026-11-22T00:00:00Z', teams: [] },
        },
      ],
    },
  });
  expect(actual.entries.get('member:acme/ana')).toEqual({ role: 'admin', login: 'ana-gh', account: 11 });
  expect([...(actual.waiting ?? [])]).toEqual(['member:acme/ana']);
});
