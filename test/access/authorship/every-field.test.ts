import { expect, test } from 'vitest';
import { deedsBetween } from '../../../src/access/authorship/deeds-between.ts';
import { factsOf } from '../../../src/access/authorship/facts-of.ts';
import { invariant } from '../../../src/diagnostic/bylaw-error.ts';
import { bylawService } from '../../../src/model/services/bylaw-service.ts';
import { schemaOf } from '../../../src/schema/schema-of.ts';
import { checkRepository, filesOf } from '../../model/fixture-repository.ts';

/** Two values of each field of each kind, as YAML; absent is `undefined`. `also` is what else the file needs. */
type Samples = Readonly<Record<string, readonly [string | undefined, string]>>;

/** What a field says of the document that it is in: nothing that could differ. */
const ofNoAccount = ['apiVersion', 'kind', 'name'];

const samples: Readonly<Record<string, { readonly name: string; readonly of: Samples }>> = {
  Organization: {
    name: 'acme',
    of: {
      previously: [undefined, '[acme-old]\nid: acme'],
      id: [undefined, 'acme-2'],
      displayName: [undefined, 'Acme'],
      description: [undefined, 'All of it'],
      resourceNames: ['krn:acme', 'krn:acme2'],
      uses: [undefined, '[all.yaml]'],
      settings: ['{requireMfa: true}', '{requireMfa: false}'],
      boundary: [undefined, '[p1]'],
      waivers: [undefined, '[{code: access/all-on-all, of: role/r1, reason: x, expires: 2030-01-01}]'],
      membership: ['{owners: {role: owner}}', '{owners: {role: owner}, requireReason: false}'],
    },
  },
  Member: {
    name: 'bo',
    of: {
      previously: [undefined, '[bob]\nid: bo'],
      id: [undefined, 'robert'],
      displayName: ['Bo', 'Bob'],
      email: ['bo@acme.example', 'eve@acme.example'],
      status: [undefined, 'suspended'],
      role: [undefined, 'r1'],
      bindings: ['[r1]', '[r1, r2]'],
      identities: [undefined, '{github: {login: bo}}'],
      boundary: ['[p1]', '[p2]'],
      manager: [undefined, 'olga'],
      attributes: ['{desk: a}', '{desk: b}'],
    },
  },
  ServiceAccount: {
    name: 'ci',
    of: {
      previously: [undefined, '[robot]\nid: ci'],
      id: [undefined, 'robot'],
      displayName: [undefined, 'CI'],
      description: [undefined, 'Builds'],
      owner: ['member/olga', 'member/cy'],
      status: [undefined, 'suspended'],
      role: [undefined, 'r1'],
      bindings: ['[r1]', '[]'],
      identities: [undefined, '{github: {login: ci-bot}}'],
      boundary: [undefined, '[p2]'],
      attributes: [undefined, '{desk: b}'],
    },
  },
  Token: {
    name: 'key',
    of: {
      previously: [undefined, '[old-key]\nid: key'],
      id: [undefined, 'key-2'],
      description: [undefined, 'For scripts'],
      owner: ['member/olga', 'member/cy'],
      inherit: ['true', 'false\nbindings: [r1]'],
      bindings: ['[r1]', '[r2]'],
      scopes: ['[{effect: allow, actions: ["books:read"]}]', '[{effect: allow, actions: ["*"]}]'],
      expires: ['2030-01-01', '2031-01-01'],
      revoked: [undefined, 'true'],
      fingerprint: ['a'.repeat(64), 'b'.repeat(64)],
    },
  },
  Team: {
    name: 'core',
    of: {
      previously: [undefined, '[kernel]'],
      displayName: [undefined, 'Core'],
      description: [undefined, 'The core'],
      parent: [undefined, 'top'],
      members: ['[olga]', '[olga, cy]'],
      maintainers: [undefined, '[cy]'],
      bindings: [undefined, '[r1]'],
      settings: ['{channel: a}', '{channel: b}'],
      github: ['{privacy: secret}', '{privacy: closed}'],
    },
  },
  Role: {
    name: 'writer',
    of: {
      previously: [undefined, '[author]\nid: writer'],
      id: [undefined, 'writer-2'],
      displayName: [undefined, 'Writer'],
      description: [undefined, 'Writes'],
      permissions: ['["books:read"]', '["books:read", "books:write"]'],
      policies: ['[p1]', '[p1, "p2"]'],
      assignableTo: ['[member]', '[member, team]'],
      reachesZones: ['false', 'true'],
      github: ['{repositoryPermission: pull}', '{repositoryPermission: admin}'],
    },
  },
  Policy: {
    name: 'limits',
    of: {
      previously: [undefined, '[bounds]'],
      displayName: [undefined, 'Limits'],
      description: [undefined, 'What is left'],
      statements: ['[{effect: deny, actions: ["books:write"]}]', '[{effect: deny, actions: ["books:read"]}]'],
      defaultVersion: [undefined, '1'],
    },
  },
  Zone: {
    name: 'vault',
    of: {
      previously: [undefined, '[safe]'],
      displayName: [undefined, 'Vault'],
      description: [undefined, 'What is kept'],
      resources: ['["krn:acme:books:acme:book/a*"]', '["krn:acme:books:acme:book/b*"]'],
      isolated: [undefined, 'true'],
      roles: ['{oneOf: [z1]}', '{oneOf: [z1, z2]}'],
      bindings: ['[]', '[{principal: member/cy, role: z1}]'],
    },
  },
  Service: {
    name: 'films',
    of: {
      previously: [undefined, '[movies]'],
      displayName: [undefined, 'Films'],
      description: [undefined, 'What is shown'],
      actions: ['{see: {access: read}}', '{see: {access: write}}'],
      resourceTypes: [undefined, '{film: "krn:acme:films:{org_id}:film/*"}'],
      conditionKeys: [undefined, '{region: string}'],
    },
  },
  Guardrail: {
    name: 'few',
    of: {
      previously: [undefined, '[some]'],
      description: [undefined, 'Few'],
      severity: [undefined, 'warning'],
      exempt: [undefined, '[{principal: member/cy, reason: x, expires: 2030-01-01}]'],
      forbid: [undefined, '{principals: ["*"], actions: ["books:write"]}'],
      require: [undefined, '{principals: [member/olga], actions: ["books:write"]}'],
      separate: [undefined, '{anyOf: ["books:write"], from: ["books:read"]}'],
      limit: [undefined, '{actions: ["*"], holders: {max: 1}}'],
      approval: [undefined, '{gains: {actions: ["*"]}, by: [member/olga]}'],
      authorHolds: [undefined, 'true'],
      maxBindingDuration: [undefined, '{duration: P7D}'],
    },
  },
  AccessTest: {
    name: 'readers',
    of: {
      previously: [undefined, '[checks]'],
      description: [undefined, 'Who reads'],
      now: [undefined, '2026-12-01T09:00:00Z'],
      context: [undefined, '{principal.mfa: true}'],
      matrix: [
        undefined,
        '{principals: [member/cy], actions: ["books:read"], resources: ["*"], allowed: []}',
      ],
      whoCan: [undefined, '[{action: "books:read", is: []}]'],
    },
  },
  Target: {
    name: 'directory',
    of: {
      previously: [undefined, '[dir]'],
      description: [undefined, 'Here'],
      enabled: [undefined, 'false'],
      provider: ['directory', 'github'],
      coordinates: [undefined, '{organization: acme}'],
      mode: [undefined, 'strict'],
      manages: ['[member]', '[member, team]'],
      settings: [undefined, '{x: 1}'],
      guards: [undefined, '{lost-access: {share: 1}}'],
      allow: [undefined, '[{guard: rollback, reason: x}]'],
      protected: [undefined, '[member/olga]'],
      caller: [undefined, 'member/olga'],
      notify: [undefined, '{command: [send-mail]}'],
    },
  },
};

/** What a document of the kind needs beside the field in question. */
const required: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ServiceAccount: { owner: 'member/olga' },
  Token: { owner: 'member/olga', inherit: 'true' },
  Role: { permissions: '["books:read"]' },
  Policy: { statements: '[{effect: deny, actions: ["books:write"]}]' },
  Zone: { resources: '["krn:acme:books:acme:book/a*"]', roles: '{oneOf: [z1, z2]}' },
  Service: { actions: '{see: {access: read}}' },
  Guardrail: { maxBindingDuration: '{duration: PT8H}' },
  AccessTest: { whoCan: '[{action: "books:read", is: [member/olga]}]' },
  Target: { provider: 'directory' },
  Organization: { resourceNames: 'krn:acme', membership: '{owners: {role: owner}}' },
};

/** A form of a guardrail is instead of the one that it has; what excludes another field goes without it. */
const without: Readonly<Record<string, readonly string[]>> = {
  'Token bindings': ['inherit'],
  ...Object.fromEntries(
    ['forbid', 'require', 'separate', 'limit', 'approval', 'authorHolds'].map((form) => [
      `Guardrail ${form}`,
      ['maxBindingDuration'],
    ]),
  ),
};

const around = `
kind: MemberList
items: [{name: olga, role: owner}, {name: cy}]
---
kind: RoleList
items:
  - {name: owner, permissions: ["*"]}
  - {name: r1, permissions: ["books:read"]}
  - {name: r2, permissions: ["books:write"]}
  - {name: z1, permissions: ["books:read"]}
  - {name: z2, permissions: ["books:read"]}
---
kind: PolicyList
items:
  - {name: p1, statements: [{effect: allow, actions: ["*"]}]}
  - {name: p2, statements: [{effect: allow, actions: ["books:*"]}]}
---
kind: Team
name: top
---
kind: Service
name: books
actions: {read: {}, write: {}}
`;

test('every field of every kind takes some action of the bylaw service to change', async () => {
  const { $defs } = (await schemaOf('document')) as unknown as { readonly $defs: Record<string, Schema> };
  const kinds = Object.keys($defs).filter((name) => $defs[name]?.properties?.kind?.const === name);
  const known = new Set(kinds.filter((kind) => kind !== 'Repository' && !kind.endsWith('List')));
  expect(new Set(Object.keys(samples))).toEqual(known);
  for (const kind of known) {
    const fields = Object.keys($defs[kind]?.properties ?? {}).filter((field) => !ofNoAccount.includes(field));
    expect([...fields].sort(), `samples of ${kind}`).toEqual(Object.keys(samples[kind]?.of ?? {}).sort());
    for (const field of fields) expect(deedsOf(kind, field), `${kind} ${field}`).not.toEqual([]);
  }
});

interface Schema {
  readonly properties?: Readonly<Record<string, { readonly const?: string }>>;
}

function deedsOf(kind: string, field: string): readonly string[] {
  const [before, after] = samples[kind]?.of[field] ?? ['', ''];
  return deeds(documentOf(kind, field, before), documentOf(kind, field, after));
}

function documentOf(kind: string, field: string, value: string | undefined): string {
  const left = without[`${kind} ${field}`] ?? [];
  const needed = Object.entries(required[kind] ?? {}).filter(
    ([other]) => other !== field && !(left.includes(other) && value !== undefined),
  );
  // A guardrail of no form at all is none.
  const fields = [...needed, ...(value === undefined ? [] : [[field, value] as const])];
  return `kind: ${kind}\nname: ${samples[kind]?.name}\n${fields.map(([key, text]) => `${key}: ${text}`).join('\n')}\n`;
}

/** What it takes to make the one text of the other, each as `action resource`, sorted. */
function deeds(before: string, after: string): readonly string[] {
  const done = deedsBetween(factsIn(before), factsIn(after));
  return [...new Set(done.map(({ action, resource }) => `${action} ${resource}`))].sort();
}

function factsIn(text: string) {
  const own = text.startsWith('kind: Organization')
    ? text
    : `kind: Organization\nname: acme\nresourceNames: krn:acme\nmembership: {owners: {role: owner}}\n---\n${text}`;
  const { model, diagnostics } = checkRepository(
    filesOf({
      'bylaw.yaml': 'kind: Repository\n',
      'shared/all.yaml': 'kind: Role\nname: from-shared\npermissions: ["books:read"]\n',
      'organizations/acme/all.yaml': `${own}---\n${around}`,
    }),
  );
  const [organization] = model?.organizations.values() ?? [];
  invariant(organization !== undefined, `${diagnostics.map(({ message }) => message)}\n${text}`);
  return factsOf(organization);
}

test('every action that a deed names is one of the service, done to what the deed names', () => {
  for (const [kind, { of }] of Object.entries(samples))
    for (const field of Object.keys(of))
      for (const deed of deedsOf(kind, field)) {
        const [name = '', resource = ''] = deed.split(' ');
        const action = (bylawService.actions as Record<string, { resources: readonly string[] }>)[name];
        expect(action?.resources, deed).toContain(resource.split('/')[0]);
      }
});

const member = (more = '') => `kind: Member\nname: bo\n${more}`;
const team = (more = '') => `kind: Team\nname: core\n${more}`;

test.each<[string, string, string, readonly string[]]>([
  [
    'a member is invited',
    team(),
    `${team()}---\n${member('email: bo@acme.example\n')}`,
    ['members.invite member/bo'],
  ],
  [
    'a member is removed, with all they hold',
    `${team('members: [bo]\n')}---\n${member('bindings: [r1]\n')}`,
    team(),
    ['members.remove member/bo'],
  ],
  ['a member is suspended', member(), member('status: suspended\n'), ['members.suspend member/bo']],
  ['a member is let in again', member('status: suspended\n'), member(), ['members.reactivate member/bo']],
  [
    'a role is given',
    member(),
    member('bindings: [r1]\n'),
    ['roles.assign member/bo', 'roles.assign role/r1'],
  ],
  [
    'a role is taken',
    member('bindings: [r1]\n'),
    member(),
    ['roles.assign member/bo', 'roles.assign role/r1'],
  ],
  [
    'a role is given for longer',
    member('bindings: [{role: r1, expires: 2030-01-01}]\n'),
    member('bindings: [r1]\n'),
    ['roles.assign member/bo', 'roles.assign role/r1'],
  ],
  [
    'the role of the organization changes',
    member('role: r1\n'),
    member('role: r2\n'),
    ['roles.assign member/bo', 'roles.assign role/r1', 'roles.assign role/r2'],
  ],
  [
    'somebody becomes an owner',
    member(),
    member('role: owner\n'),
    ['organization.transfer organization/acme', 'roles.assign member/bo', 'roles.assign role/owner'],
  ],
  [
    'an owner is known by another address',
    member('role: owner\nemail: bo@acme.example\n'),
    member('role: owner\nemail: eve@acme.example\n'),
    ['members.identify member/bo', 'organization.transfer organization/acme'],
  ],
  [
    'an owner is suspended',
    member('role: owner\n'),
    member('role: owner\nstatus: suspended\n'),
    ['members.suspend member/bo', 'organization.transfer organization/acme'],
  ],
  [
    'somebody joins a team',
    `${member()}---\n${team()}`,
    `${member()}---\n${team('members: [bo]\n')}`,
    ['teams.assign member/bo', 'teams.assign team/core'],
  ],
  [
    'a team is put below another',
    team(),
    team('parent: top\n'),
    ['teams.edit team/core', 'teams.edit team/top'],
  ],
  [
    'a team that holds something is removed',
    team('bindings: [r1]\n'),
    member(),
    ['members.invite member/bo', 'roles.assign role/r1', 'roles.assign team/core', 'teams.edit team/core'],
  ],
  [
    'a member has another name',
    member('email: bo@acme.example\n'),
    'kind: Member\nname: bob\npreviously: [bo]\nemail: bo@acme.example\n',
    ['members.edit member/bob', 'members.invite member/bob', 'members.remove member/bo'],
  ],
  [
    'a token is revoked',
    'kind: Token\nname: key\nowner: member/cy\ninherit: true\n',
    'kind: Token\nname: key\nowner: member/cy\ninherit: true\nrevoked: true\n',
    ['tokens.revoke token/key'],
  ],
  [
    'a token is no longer revoked',
    'kind: Token\nname: key\nowner: member/cy\ninherit: true\nrevoked: true\n',
    'kind: Token\nname: key\nowner: member/cy\ninherit: true\n',
    ['tokens.edit member/cy', 'tokens.edit token/key'],
  ],
  [
    'a role is given in a zone',
    'kind: Zone\nname: z\nresources: ["krn:acme:books:acme:book/a*"]\nroles: {oneOf: [z1]}\n',
    'kind: Zone\nname: z\nresources: ["krn:acme:books:acme:book/a*"]\nroles: {oneOf: [z1]}\nbindings: [{principal: member/cy, role: z1}]\n',
    ['roles.assign member/cy', 'roles.assign role/z1', 'roles.assign zone/z'],
  ],
  [
    'words stand in another order, and comments come',
    member('bindings: [r1, r2]\nattributes: {a: [x, y]}\n'),
    member('# note\nattributes: {a: [y, x]}\nbindings: [r2, {role: r1}]\n'),
    [],
  ],
])('%s', (_, before, after, expected) => {
  expect(deeds(before, after)).toEqual(expected);
});
