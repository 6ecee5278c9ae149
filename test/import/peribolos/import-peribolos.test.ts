import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/digest/json.ts';
import { formatText } from '../../../src/edit/format-text.ts';
import { importPeribolos } from '../../../src/import/peribolos/import-peribolos.ts';
import type { SourceFile } from '../../../src/parse/document.ts';
import { parseDocuments } from '../../../src/parse/parse-documents.ts';
import { mistakesIn } from './mistakes-in.ts';
import { readFixture } from './read-fixture.ts';

const consortium = readFixture('library-consortium');

/** The bodies of the documents written, by kind and name, without what every document has. */
function documentsOf(files: readonly SourceFile[]): ReadonlyMap<string, JsonObject> {
  const parsed = parseDocuments(files);
  expect(mistakesIn(files)).toEqual([]);
  return new Map(
    (parsed.value ?? []).map(({ kind, body, origin }) => {
      const { apiVersion, kind: _kind, ...rest } = body;
      expect(apiVersion).toBe('bylaw/v1');
      const folder = /^organizations\/([^/]+)\//.exec(origin.file)?.[1] ?? 'shared';
      return [`${folder}: ${kind} ${rest.name ?? ''}`, rest];
    }),
  );
}

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

  test('counts, and names everything read, changed and left behind', () => {
    expect(summary).toMatchInlineSnapshot(`
      {
        "adjusted": [
          {
            "file": "City-Libraries/branches/teams.yaml",
            "line": 3,
            "what": "team \`reading room-north\` is named \`reading-room-north-2\`",
          },
          {
            "file": "City-Libraries/branches/teams.yaml",
            "line": 8,
            "what": "\`visiting-scholar\` is in team \`reading room-north\` but not in the organization: added as a member",
          },
          {
            "file": "City-Libraries/branches/teams.yaml",
            "line": 11,
            "what": "repository \`Opening-Hours\` is spelled \`opening-hours\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 1,
            "what": "organization \`City-Libraries\` is named \`city-libraries\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 18,
            "what": "\`head-librarian\` is an admin and a member: kept as owner",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 27,
            "what": "\`ana-codex\` stands twice in \`members\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 36,
            "what": "team \`Everyone\` is named \`everyone\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 42,
            "what": "\`ana-codex\` stands twice in a list of team \`Everyone\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 45,
            "what": "team \`Reading Room / North\` is named \`reading-room-north\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 50,
            "what": "\`Bo-Binder\` is a maintainer and a member of team \`Reading Room / North\`: kept as maintainer",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 63,
            "what": "repository \`Catalogue\` is spelled \`catalogue\`",
          },
        ],
        "notExpressed": [
          {
            "file": "City-Libraries/branches/teams.yaml",
            "line": 12,
            "what": "\`members\` beside \`teams\`: only teams are merged",
          },
          {
            "file": "City-Libraries/cataloguing/teams.yaml",
            "line": 8,
            "what": "\`notification_setting\` of team \`cataloguers-abroad\`",
          },
          {
            "file": "City-Libraries/cataloguing/teams.yaml",
            "line": 8,
            "what": "\`notification_setting\` of team \`cataloguers\`",
          },
          {
            "file": "City-Libraries/cataloguing/teams.yaml",
            "line": 13,
            "what": "the old name \`Everyone\` of team \`cataloguers-abroad\`: a team has or had \`everyone\` already",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 13,
            "what": "\`two_factor_requirement\` of organization \`City-Libraries\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 30,
            "what": "settings of repository \`catalogue\` of organization \`City-Libraries\`: \`description\`, \`collaborators\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 34,
            "what": "settings of repository \`opening-hours\` of organization \`City-Libraries\`",
          },
          {
            "file": "City-Libraries/org.yaml",
            "line": 64,
            "what": "permission \`none\` on repository \`wildcard*\` for team \`saturday-helpers\`: it gives nothing",
          },
          {
            "file": "archive/org.yaml",
            "line": 1,
            "what": "the name of organization \`archive\`, which is empty",
          },
        ],
        "notRead": [
          {
            "file": "City-Libraries/branches/OWNERS",
            "what": "it says who approves changes to files, which Git hosting enforces",
          },
          {
            "file": "City-Libraries/branches/mobile/teams.yaml",
            "what": "no organization has it: a \`teams.yaml\` counts in direct subfolders of an \`org.yaml\`",
          },
          {
            "file": "OWNERS",
            "what": "it says who approves changes to files, which Git hosting enforces",
          },
          {
            "file": "restrictions.yaml",
            "what": "it restricts which file may name which repository, which Bylaw does not express",
          },
        ],
        "organizations": [
          {
            "login": "City-Libraries",
            "maintainers": 1,
            "memberships": 10,
            "organization": "city-libraries",
            "owners": 2,
            "people": 11,
            "repositoryPermissions": 6,
            "teams": 7,
          },
          {
            "login": "archive",
            "maintainers": 0,
            "memberships": 0,
            "organization": "archive",
            "owners": 0,
            "people": 1,
            "repositoryPermissions": 0,
            "teams": 0,
          },
        ],
        "read": {
          "comments": 11,
          "files": [
            "City-Libraries/branches/teams.yaml",
            "City-Libraries/cataloguing/teams.yaml",
            "City-Libraries/org.yaml",
            "archive/org.yaml",
          ],
          "reasons": 9,
        },
        "totals": {
          "maintainers": 1,
          "memberships": 10,
          "owners": 2,
          "people": 11,
          "repositoryPermissions": 6,
          "teams": 7,
        },
        "written": {
          "files": [
            "bylaw.yaml",
            "shared/github-repository-roles.yaml",
            "organizations/city-libraries/organization.yaml",
            "organizations/city-libraries/owners.yaml",
            "organizations/city-libraries/members.yaml",
            "organizations/city-libraries/targets.yaml",
            "organizations/city-libraries/teams/everyone.yaml",
            "organizations/city-libraries/teams/reading-room-north.yaml",
            "organizations/city-libraries/teams/saturday-helpers.yaml",
            "organizations/city-libraries/teams/reading-room-north-2.yaml",
            "organizations/city-libraries/teams/cataloguers.yaml",
            "organizations/city-libraries/teams/cataloguers-abroad.yaml",
            "organizations/city-libraries/teams/on.yaml",
            "organizations/archive/organization.yaml",
            "organizations/archive/members.yaml",
            "organizations/archive/targets.yaml",
          ],
        },
      }
    `);
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

describe('mistakes', () => {
  function mistakesOf(text: string, path = 'choir/org.yaml') {
    const result = importPeribolos([{ path, text }]);
    expect(result.files).toEqual([]);
    expect(result.summary.written.files).toEqual([]);
    const lines = text.split('\n');
    return result.diagnostics.map(({ code, message, hint, at }) => ({
      code,
      message,
      ...(hint === undefined ? {} : { hint }),
      underlined:
        at === undefined
          ? undefined
          : (lines[at.start.line - 1] ?? '').slice(
              at.start.column - 1,
              at.end.line === at.start.line ? at.end.column - 1 : undefined,
            ),
    }));
  }

  test('are told all at once, each where it is', () => {
    const text = `admins: sopranos
members:
- ana
-
- "@bo"
- {login: cora}
has_organization_projects: maybe
default_repository_permission: triage
name: [choir]
teams:
  altos:
    privacy: closd
    repos:
      scores: wirte
      parts:
      hall: [read]
  "": {}
  tenors: singers
`;
    expect(mistakesOf(text)).toMatchInlineSnapshot(`
      [
        {
          "code": "import/wrong-type",
          "message": "\`admins\` of organization \`choir\` must be a list",
          "underlined": "sopranos",
        },
        {
          "code": "import/empty-name",
          "message": "an item of \`members\` of organization \`choir\` is empty",
          "underlined": "",
        },
        {
          "code": "import/invalid-login",
          "hint": "leave the \`@\` out",
          "message": "\`@bo\` cannot be a log-in on GitHub",
          "underlined": ""@bo"",
        },
        {
          "code": "import/wrong-type",
          "message": "each item of \`members\` of organization \`choir\` must be a text",
          "underlined": "{login: cora}",
        },
        {
          "code": "import/wrong-type",
          "message": "\`has_organization_projects\` of organization \`choir\` must be \`true\` or \`false\`",
          "underlined": "maybe",
        },
        {
          "code": "import/unknown-permission",
          "hint": "write one of none, read, write, admin",
          "message": "\`default_repository_permission\` of organization \`choir\` cannot be \`triage\`",
          "underlined": "triage",
        },
        {
          "code": "import/wrong-type",
          "message": "\`name\` of organization \`choir\` must be a text",
          "underlined": "[choir]",
        },
        {
          "code": "import/unknown-privacy",
          "hint": "did you mean \`closed\`?",
          "message": "\`closd\` is no privacy of a team",
          "underlined": "closd",
        },
        {
          "code": "import/unknown-permission",
          "hint": "write one of none, read, triage, write, maintain, admin",
          "message": "\`wirte\` is no permission on a repository",
          "underlined": "wirte",
        },
        {
          "code": "import/unknown-permission",
          "hint": "write one of none, read, triage, write, maintain, admin",
          "message": "repository \`parts\` has no permission",
          "underlined": "parts",
        },
        {
          "code": "import/wrong-type",
          "message": "the permission on repository \`hall\` must be a text",
          "underlined": "[read]",
        },
        {
          "code": "import/empty-name",
          "message": "the team has no name",
          "underlined": """",
        },
        {
          "code": "import/wrong-type",
          "message": "team \`tenors\` must be a map",
          "underlined": "singers",
        },
      ]
    `);
  });

  test('of YAML', () => {
    expect(mistakesOf('admins: [ana\nmembers:\n')).toMatchInlineSnapshot(`
      [
        {
          "code": "import/invalid-yaml",
          "message": "flow sequence in block collection must be sufficiently indented and end with a ]",
          "underlined": "m",
        },
      ]
    `);
    expect(mistakesOf('admins: [ana]\nadmins: [bo]\n')).toMatchInlineSnapshot(`
      [
        {
          "code": "import/invalid-yaml",
          "message": "map keys must be unique",
          "underlined": "a",
        },
      ]
    `);
    expect(mistakesOf('admins: !secret [ana]\n')).toMatchInlineSnapshot(`
      [
        {
          "code": "import/invalid-yaml",
          "message": "unresolved tag: !secret",
          "underlined": "!secret",
        },
      ]
    `);
  });

  test('a team twice, whichever files name it', () => {
    const result = importPeribolos([
      { path: 'choir/org.yaml', text: 'teams:\n  altos: {}\n' },
      { path: 'choir/voices/teams.yaml', text: 'teams:\n  women:\n    teams:\n      altos: {}\n' },
    ]);
    expect(result.files).toEqual([]);
    expect(result.diagnostics).toMatchObject([
      {
        code: 'import/duplicate-team',
        message: 'team `altos` is declared twice',
        at: { file: 'choir/voices/teams.yaml', start: { line: 4, column: 7 } },
        related: [{ at: { file: 'choir/org.yaml', start: { line: 2, column: 3 } } }],
      },
    ]);
  });

  test('an organization twice', () => {
    const files = ['a/choir/org.yaml', 'b/Choir/org.yaml'].map((path) => ({ path, text: 'admins: [ana]\n' }));
    expect(importPeribolos(files).diagnostics).toMatchObject([
      { code: 'import/duplicate-organization', message: 'organization `Choir` is declared twice' },
    ]);
  });

  test('nothing to import', () => {
    expect(importPeribolos([{ path: 'README.md', text: '# Choir' }])).toMatchObject({
      files: [],
      diagnostics: [{ code: 'import/no-organization', severity: 'error' }],
      summary: { notRead: [{ file: 'README.md' }] },
    });
  });

  test('files made to be endless', () => {
    const bomb = `a: &a0 {}\n${Array.from({ length: 20 }, (_, n) => `k${n}: &a${n + 1} {x: {teams: *a${n}}, y: {teams: *a${n}}}\n`).join('')}teams: *a20\n`;
    expect(mistakesOf(bomb).map(({ code }) => code)).toEqual(['import/too-deep']);
    expect(mistakesOf('teams: &t\n  choir:\n    teams: *t\n').map(({ code }) => code)).toEqual([
      'import/too-deep',
    ]);
    expect(mistakesOf('['.repeat(30_000))).toHaveLength(1);
    const deep = `${Array.from({ length: 70 }, (_, n) => `${'  '.repeat(2 * n)}teams:\n${'  '.repeat(2 * n + 1)}t${n}:`).join('\n')} {}\n`;
    expect(mistakesOf(deep).map(({ code }) => code)).toEqual(['import/too-deep']);
    const merges = `m0: &m0 {privacy: closed}\n${Array.from({ length: 90 }, (_, n) => `m${n + 1}: &m${n + 1} {<<: *m${n}}\n`).join('')}teams: {choir: *m90}\n`;
    expect(mistakesOf(merges).map(({ code }) => code)).toEqual(['import/too-deep']);
  });

  test('never make it throw, and what it writes is always valid', () => {
    const sources = [...consortium, ...readFixture('university-presses')].filter(({ path }) =>
      path.endsWith('.yaml'),
    );
    const pieces = [
      '',
      '\n',
      '#',
      ' ',
      '- ',
      ':',
      '[',
      '{',
      '"',
      '&a ',
      '*a',
      '<<: ',
      'teams:',
      'null',
      '\t',
      '|',
      '%',
      '\u0000',
      '\u202e',
      'members:\n- x\n',
    ];
    const edit = fc.tuple(fc.nat(), fc.nat(), fc.nat(6), fc.constantFrom(...pieces));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const mutated = sources.map((file, index) =>
          edits
            .filter(([which]) => which % sources.length === index)
            .reduce(({ path, text }, [, at, length, piece]) => {
              const start = at % (text.length + 1);
              return { path, text: text.slice(0, start) + piece + text.slice(start + length) };
            }, file),
        );
        const result = importPeribolos(mutated);
        if (result.diagnostics.length > 0) expect(result.files).toEqual([]);
        else expect(mistakesIn(result.files)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
