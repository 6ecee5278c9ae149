/** Two values of each field of each kind, as YAML; absent is `undefined`. `also` is what else the file needs. */
type Samples = Readonly<Record<string, readonly [string | undefined, string]>>;

/** What a field says of the document that it is in: nothing that could differ. */
export const ofNoAccount = ['apiVersion', 'kind', 'name'];

export const samples: Readonly<Record<string, { readonly name: string; readonly of: Samples }>> = {
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
      risk: [undefined, '{no-mfa: low}'],
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
export const required: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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
export const without: Readonly<Record<string, readonly string[]>> = {
  'Token bindings': ['inherit'],
  ...Object.fromEntries(
    ['forbid', 'require', 'separate', 'limit', 'approval', 'authorHolds'].map((form) => [
      `Guardrail ${form}`,
      ['maxBindingDuration'],
    ]),
  ),
};
