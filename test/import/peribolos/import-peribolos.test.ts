import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/digest/json.ts';
import { formatText } from '../../../src/edit/format-text.ts';
import { importPeribolos } from '../../../src/import/peribolos/import-peribolos.ts';
import { documentsOf } from '../documents-of.ts';
import { readFixture } from './read-fixture.ts';

const consortium = readFixture('library-consortium');

describe('a tree of organizations', () => {
  const { files, summary, diagnostics } = importPeribolos(consortium);
  const documents = documentsOf(files);
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const body = (name: string) => documents.get(name);

  test('becomes readable folders, one file a team', () => {
    expect(diagnostics).toEqual([]);
    expect(files.map((file) => file.path)).toEqual([
      'bylaw.yaml',
      'shared/github-repository-roles.yaml',
      'organizations/city-libraries/organization.yaml',
      'organizations/city-libraries/owners.yaml',
      'organizations/city-libraries/members.yaml',
      'organizations/city-libraries/targets.yaml',
      'organizations/city-libraries/teams/everyone.yaml',
      'organizations/city-libraries/teams/reading-room-north.yaml',
      'organizations/city-libraries/teams/saturday-helpers.yaml',
      'organizations/city-libraries/teams/reading-room-north-2.yaml',
      'organizations/city-libraries/teams/cataloguers.yaml',
      'organizations/city-libraries/teams/cataloguers-abroad.yaml',
      'organizations/city-libraries/teams/on.yaml',
      'organizations/archive/organization.yaml',
      'organizations/archive/members.yaml',
      'organizations/archive/targets.yaml',
    ]);
    expect(files.filter((file) => formatText(file).changed)).toEqual([]);
  });

  test('has the roles that organizations of GitHub share', () => {
    const roles = [...documents].filter(([name]) => name.startsWith('shared: Role '));
    expect(roles.map(([, role]) => [role.name, role.github])).toEqual([
      ['organization-owner', { organizationRole: 'admin' }],
      ['organization-member', { organizationRole: 'member' }],
      ['repository-read', { repositoryPermission: 'read' }],
      ['repository-triage', { repositoryPermission: 'triage' }],
      ['repository-write', { repositoryPermission: 'write' }],
      ['repository-maintain', { repositoryPermission: 'maintain' }],
      ['repository-admin', { repositoryPermission: 'admin' }],
    ]);
  });

  test('keeps what the organization is, and sets its GitHub target without enabling it', () => {
    expect(body('city-libraries: Organization city-libraries')).toEqual({
      name: 'city-libraries',
      displayName: 'City Libraries',
      description: 'Catalogue, loans and opening hours of every branch',
      resourceNames: 'krn:city-libraries',
      uses: ['github-repository-roles.yaml'],
      membership: {
        owners: { role: 'organization-owner', min: 1 },
        organizationRole: { required: true, default: 'organization-member', oneOf: ['organization-member'] },
      },
    });
    expect(body('city-libraries: Target directory')).toEqual({ name: 'directory', provider: 'directory' });
    expect(body('city-libraries: Target github')).toMatchObject({
      enabled: false,
      provider: 'github',
      coordinates: { organization: 'City-Libraries' },
      settings: {
        billingEmail: 'accounts@libraries.example',
        company: '2024',
        location: 'Harbour Street 1',
        defaultRepositoryPermission: 'none',
        membersCanCreateRepositories: false,
        hasOrganizationProjects: true,
        hasRepositoryProjects: false,
      },
    });
  });

  test('asks no organization for an owner that the source does not name', () => {
    expect(body('archive: Organization archive')).toEqual({
      name: 'archive',
      resourceNames: 'krn:archive',
      uses: ['github-repository-roles.yaml'],
      membership: {
        organizationRole: { required: true, default: 'organization-member', oneOf: ['organization-member'] },
      },
    });
  });

  test('has every person once, with the log-in as it is spelled', () => {
    const people = [...documents].filter(([name]) => name.startsWith('city-libraries: Member '));
    expect(people.map(([, member]) => member)).toEqual([
      { name: '1e3', identities: { github: { login: '1e3' } } },
      { name: '249043822', identities: { github: { login: '249043822' } } },
      { name: '249043823', identities: { github: { login: '249043823' } } },
      { name: 'ana-codex', identities: { github: { login: 'Ana-Codex' } } },
      { name: 'bo-binder', identities: { github: { login: 'bo-binder' } } },
      { name: 'null', identities: { github: { login: 'null' } } },
      { name: 'true', identities: { github: { login: 'true' } } },
      { name: 'visiting-scholar', identities: { github: { login: 'visiting-scholar' } } },
      { name: 'yes', identities: { github: { login: 'yes' } } },
      { name: '0xmh', role: 'organization-owner', identities: { github: { login: '0xMH' } } },
      {
        name: 'head-librarian',
        role: 'organization-owner',
        identities: { github: { login: 'Head-Librarian' } },
      },
    ]);
  });

  test('keeps comments beside people as comments, since being a member has no reason', () => {
    expect(texts.get('organizations/city-libraries/owners.yaml')).toBe(
      `apiVersion: bylaw/v1
kind: MemberList
defaults: { role: organization-owner }
items:
  - { name: 0xmh, identities: { github: { login: 0xMH } } }
  - { name: head-librarian, identities: { github: { login: Head-Librarian } } } # on call; also listed as an admin
`,
    );
  });

  test('keeps teams: nesting, old names, privacy, maintainers, reasons, permissions', () => {
    expect(body('city-libraries: Team everyone')).toEqual({
      name: 'everyone',
      description: 'Everyone who works in a library',
      members: [{ member: 'ana-codex', reason: 'coordinates; since 2019' }, 'bo-binder', '249043822'],
      github: { name: 'Everyone', privacy: 'closed' },
    });
    expect(body('city-libraries: Team reading-room-north')).toEqual({
      name: 'reading-room-north',
      previously: ['north-reading-room', 'reading-room---north'],
      parent: 'everyone',
      maintainers: [{ member: 'bo-binder', reason: 'keeps the keys; and opens on Mondays' }],
      members: ['true'],
      github: { name: 'Reading Room / North', privacy: 'secret' },
    });
    const on = (name: string) => [`krn:city-libraries:github:{org_id}:repository/${name}`];
    expect(body('city-libraries: Team saturday-helpers')).toEqual({
      name: 'saturday-helpers',
      parent: 'reading-room-north',
      members: ['yes', '1e3'],
      bindings: [
        { role: 'repository-write', on: on('opening-hours'), reason: 'to change the hours' },
        { role: 'repository-read', on: on('catalogue') },
      ],
    });
    expect(body('city-libraries: Team reading-room-north-2')).toEqual({
      name: 'reading-room-north-2',
      description: 'A name that comes to the same',
      members: [{ member: 'visiting-scholar', reason: 'until May' }],
      bindings: [
        { role: 'repository-triage', on: on('catalogue') },
        { role: 'repository-maintain', on: on('opening-hours') },
      ],
      github: { name: 'reading room-north' },
    });
    const same = { members: ['ana-codex'], bindings: [{ role: 'repository-admin', on: on('catalogue') }] };
    expect(body('city-libraries: Team cataloguers')).toEqual({
      name: 'cataloguers',
      description: 'Say "yes" to books: 100 % of them',
      ...same,
    });
    expect(body('city-libraries: Team cataloguers-abroad')).toEqual({ name: 'cataloguers-abroad', ...same });
    expect(body('city-libraries: Team on')).toEqual({ name: 'on' });
  });

  test('carries every comment to the file it is about', () => {
    const heads = files.flatMap(({ path, text }) => {
      const head = text.split('\n').filter((line) => line.startsWith('#'));
      return head.length === 0 ? [] : [[path.slice('organizations/city-libraries/'.length), head]];
    });
    expect(heads).toEqual([
      [
        'organization.yaml',
        ["# The city's libraries share one organization.", '# The night shift:', '# Copyright the city.'],
      ],
      ['teams/everyone.yaml', ['# privacy: closed # seen by all']],
      ['teams/reading-room-north.yaml', ['# On leave:', '# - cora-quill']],
      ['teams/saturday-helpers.yaml', ['# Only on Saturdays.', '# members: [yes, 1e3] # all of them']],
      ['teams/on.yaml', ['# Nothing but its name.']],
    ]);
  });

  test('gives the same bytes whatever the order of the files', () => {
    expect(importPeribolos([...consortium].reverse())).toEqual({ files, summary, diagnostics });
  });
});

describe('one file of many organizations', () => {
  const { files, summary, diagnostics } = importPeribolos(readFixture('university-presses'));

  test('becomes one folder each, comments with the organization they are about', () => {
    expect(diagnostics).toEqual([]);
    documentsOf(files);
    const heads = files.map(({ path, text }) => [
      path,
      text.split('\n').filter((line) => line.startsWith('#')),
    ]);
    expect(heads.filter(([, head]) => head?.length)).toEqual([
      ['bylaw.yaml', ['# Two presses, one file.']],
      ['organizations/north_press/organization.yaml', ['# The older press.']],
      ['organizations/north-press/organization.yaml', ['# The younger press.']],
    ]);
    expect(
      summary.organizations.map(({ organization, login, people, teams }) => [
        organization,
        login,
        people,
        teams,
      ]),
    ).toEqual([
      ['north_press', 'North_Press', 1, 1],
      ['north-press', 'north-press', 1, 0],
    ]);
    expect(summary.notExpressed).toEqual([
      { file: 'presses.yaml', line: 17, what: '`presses` beside `orgs`' },
    ]);
  });

  test('may be JSON', () => {
    const text = JSON.stringify({
      orgs: { presses: { admins: ['editor'], teams: { 'proof/readers': { repos: { atlas: 'pull' } } } } },
    });
    const result = importPeribolos([
      { path: 'presses.json', text },
      { path: 'README.md', text: 'orgs: {' },
    ]);
    expect(result.diagnostics).toEqual([]);
    expect(documentsOf(result.files).get('presses: Team proof-readers')).toMatchObject({
      bindings: [{ role: 'repository-read', on: ['krn:presses:github:{org_id}:repository/atlas'] }],
      github: { name: 'proof/readers' },
    });
    expect(result.summary.notRead).toEqual([
      { file: 'README.md', what: 'it is no configuration of peribolos' },
    ]);
  });
});

describe('names', () => {
  test('that are too long or have nothing to keep stay different', () => {
    const long = 'A'.repeat(80);
    const teams = [long, `${long}B`, '日本', '---', 'team', 'Ängste', 'x'].map(
      (name) => `  ${JSON.stringify(name)}: {}`,
    );
    const result = importPeribolos([{ path: 'org.yaml', text: `teams:\n${teams.join('\n')}\n` }], {
      rootName: 'choir',
    });
    expect(result.diagnostics).toEqual([]);
    const documents = [...documentsOf(result.files).values()].filter(
      (each) => each.github !== undefined && 'name' in (each.github as object),
    );
    expect(documents.map((team) => [team.name, (team.github as JsonObject).name])).toEqual([
      [`${'a'.repeat(61)}-2`, `${long}B`],
      ['a'.repeat(63), long],
      ['ngste', 'Ängste'],
      ['team-2', '日本'],
      ['team-3', '---'],
    ]);
  });

  test('of repositories mean themselves in a pattern', () => {
    const text = 'teams: {choir: {repos: {"{*}?": write}}}\n';
    const result = importPeribolos([{ path: 'org.yaml', text }], { rootName: 'choir' });
    expect(documentsOf(result.files).get('choir: Team choir')?.bindings).toEqual([
      { role: 'repository-write', on: ['krn:choir:github:{org_id}:repository/{{{*}}}{?}'] },
    ]);
  });
});

test('leaves the target on GitHub out of an apply, unless it is asked to enable it', () => {
  const sources = [{ path: 'acme/org.yaml', text: 'admins: [ana]\n' }];
  const enabled = (github: boolean) =>
    documentsOf(importPeribolos(sources, { github }).files).get('acme: Target github')?.enabled;
  expect(enabled(false)).toBe(false);
  expect(enabled(true)).toBeUndefined();
});
