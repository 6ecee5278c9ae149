import { describe, expect, test } from 'vitest';
import { checkRepository, filesOf } from './fixture-repository.ts';

const organization = { 'organizations/museum/organization.yaml': 'kind: Organization\nname: museum\n' };

function codesOf(texts: Readonly<Record<string, string>>): readonly string[] {
  return checkRepository(filesOf({ ...organization, ...texts })).diagnostics.map(({ code }) => code);
}

describe('one mistake is told once', () => {
  test('who refers to a document that is broken is not blamed too', () => {
    const team = 'kind: Team\nname: guides\nmembers: [ana]\nbindings: [guide]\n';
    expect(codesOf({ 'organizations/museum/team.yaml': team })).toEqual([
      'model/unknown-member',
      'model/unknown-role',
    ]);
    expect(
      codesOf({
        'organizations/museum/team.yaml': team,
        'organizations/museum/ana.yaml': 'kind: Member\nname: ana\nemial: ana@museum.example\n',
        'organizations/museum/guide.yaml': 'kind: Role\nname: guide\npermissions: "*"\n',
      }),
    ).toEqual(['parse/unknown-key', 'parse/wrong-type']);
  });

  test('a file that is no YAML may have held anything of its kind', () => {
    expect(
      codesOf({
        'organizations/museum/team.yaml': 'kind: Team\nname: guides\nmembers: [ana, bo]\n',
        'organizations/museum/people.yaml': 'kind: MemberList\nitems: [{ name: ana }\n',
      }),
    ).toEqual(['parse/yaml-syntax']);
  });

  test('but only in its own organization', () => {
    expect(
      codesOf({
        'organizations/museum/team.yaml': 'kind: Team\nname: guides\nmembers: [ana]\n',
        'organizations/archive/organization.yaml': 'kind: Organization\nname: archive\n',
        'organizations/archive/people.yaml': 'kind: MemberList\nitems: [{ name: ana }\n',
      }),
    ).toEqual(['parse/yaml-syntax', 'model/unknown-member']);
  });

  test('a broken Organization is not missing', () => {
    expect(
      codesOf({
        'organizations/archive/organization.yaml': 'kind: Organization\nname: archive\nmembershp: {}\n',
      }),
    ).toEqual(['parse/unknown-key']);
  });

  test('an unknown service is not told of its types and keys too', () => {
    expect(
      codesOf({
        'organizations/museum/policy.yaml': `kind: Policy
name: open-cases
statements:
  - effect: allow
    actions: ["cases:open"]
    resources: ["krn:museum:cases:{org_id}:case/*"]
    conditions: { StringEquals: { cases.room: "7" } }
`,
      }),
    ).toEqual(['model/unknown-service']);
  });

  test('a second document of a name is told once, and otherwise counts for nothing', () => {
    expect(
      codesOf({
        'organizations/museum/a.yaml': 'kind: Member\nname: ana\nemail: ana@museum.example\n',
        'organizations/museum/b.yaml':
          'kind: Member\nname: ana\nemail: ana@museum.example\nmanager: nobody\n',
      }),
    ).toEqual(['model/duplicate-name']);
  });

  test('a claimed previous name is not a duplicate id too', () => {
    expect(
      codesOf({
        'organizations/museum/people.yaml':
          'kind: MemberList\nitems:\n  - { name: ana, previously: [anna] }\n  - { name: anna }\n',
      }),
    ).toEqual(['model/previous-name-in-use']);
  });

  test('a mistake in a shared document is told once for all that use it', () => {
    const uses = 'uses: [roles.yaml]\n';
    expect(
      codesOf({
        'organizations/museum/organization.yaml': `kind: Organization\nname: museum\n${uses}`,
        'organizations/archive/organization.yaml': `kind: Organization\nname: archive\n${uses}`,
        'shared/roles.yaml': 'kind: Role\nname: guide\npermissions: ["tour:lead"]\n',
      }),
    ).toEqual(['model/unknown-service']);
  });

  test('an unknown default role is not told of every member', () => {
    expect(
      codesOf({
        'organizations/museum/organization.yaml':
          'kind: Organization\nname: museum\nmembership: { organizationRole: { default: vistor } }\n',
        'organizations/museum/people.yaml': 'kind: MemberList\nitems: [{ name: ana }, { name: bo }]\n',
      }),
    ).toEqual(['model/unknown-role']);
  });
});

test('every mistake of a file is told in one run', () => {
  expect(
    codesOf({
      'organizations/museum/teams.yaml': `kind: TeamList
items:
  - { name: guides, parent: staff, members: [ana, ana], bindings: [guide] }
  - { name: guards, parent: guards }
`,
    }),
  ).toEqual([
    'model/unknown-team',
    'model/unknown-member',
    'model/duplicate-team-member',
    'model/unknown-member',
    'model/unknown-role',
    'model/team-cycle',
  ]);
});

describe('one mistake of a role or a team is told once', () => {
  test('a role that is neither for members nor to choose is told once', () => {
    expect(
      codesOf({
        'organizations/museum/organization.yaml': `kind: Organization
name: museum
membership: {organizationRole: {oneOf: [guide], default: robot}}
`,
        'organizations/museum/people.yaml': `kind: RoleList
items:
  - {name: guide, permissions: ["bylaw:*.read"]}
  - {name: robot, permissions: ["bylaw:*.read"], assignableTo: [service-account]}
---
kind: Member
name: ana
role: robot
`,
      }),
    ).toEqual(['model/organization-role-not-allowed', 'model/organization-role-not-allowed']);
  });

  test('who is in a team and not declared is not told at the service account that the team owns too', () => {
    expect(
      codesOf({
        'organizations/museum/door.yaml': `kind: Team
name: porters
members: [ana]
---
kind: ServiceAccount
name: door
owner: team/porters
`,
      }),
    ).toEqual(['model/unknown-member']);
  });
});
