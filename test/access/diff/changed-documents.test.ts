import { expect, test } from 'vitest';
import { changedDocuments } from '../../../src/access/diff/changed-documents.ts';
import { organizationOf } from '../access-of.ts';

const base = `
kind: PolicyList
items:
  - { name: read, statements: [{ effect: allow, actions: ["events:read"] }] }
---
kind: RoleList
items:
  - { name: viewer, policies: [read], description: "Looks" }
---
kind: MemberList
items: [{ name: ana, role: viewer }, { name: bo }]
---
kind: TeamList
items: [{ name: core, members: [ana], bindings: [viewer] }]
`;

function changed(from: string, to: string): unknown {
  return changedDocuments(organizationOf(base), organizationOf(base.replace(from, to)));
}

test('what documents say of access is compared, and nothing else', () => {
  expect(changed('Looks', 'Looks on')).toEqual([]);
  expect(changed('events:read', 'events:list')).toEqual([
    { of: 'policy/read', change: 'changed', actions: ['events:list', 'events:read'] },
  ]);
  expect(changed('members: [ana]', 'members: [ana, bo]')).toEqual([
    { of: 'team/core', change: 'changed', only: new Set(['member/bo']) },
  ]);
  expect(changed('bindings: [viewer]', 'bindings: []')).toEqual([
    { of: 'team/core', change: 'changed', actions: ['events:read'] },
  ]);
  expect(changed(', { name: bo }', '')).toEqual([{ of: 'member/bo', change: 'removed' }]);
  expect(changed('{ name: bo }', '{ name: bob, previously: [bo] }')).toEqual([]);
  expect(changed('name: core,', 'name: kernel, previously: [core], parent: top }, { name: top,')).toEqual([
    { of: 'team/kernel', change: 'changed', was: 'team/core' },
    { of: 'team/top', change: 'added' },
  ]);
});

test('who somebody is, since another person has all of it anew', () => {
  const address = (email: string) => base.replace('name: ana,', `name: ana, email: ${email},`);
  const between = (from: string, to: string) =>
    changedDocuments(organizationOf(address(from)), organizationOf(address(to)));
  expect(between('ana@a.example', 'eve@b.example')).toEqual([{ of: 'member/ana', change: 'changed' }]);
  expect(between('ana@a.example', 'Ana@a.example')).toEqual([]);
  expect(changed('{ name: bo }', '{ name: bo, identities: { github: { id: 7 } } }')).toEqual([
    { of: 'member/bo', change: 'changed' },
  ]);
});

test.each([
  ['id', 'id: ann'],
  ['status', 'status: suspended'],
  ['role', 'role: other'],
  ['bindings', 'bindings: [other]'],
  ['boundary', 'boundary: [read]'],
  ['attributes', 'attributes: { floor: one }'],
  ['email', 'email: ana@b.example'],
  ['identities', 'identities: { github: { id: 7 } }'],
])('where another role is the default, %s of a person counts, and that role does not', (_, field) => {
  const documents = `
kind: Policy
name: read
statements: [{ effect: allow, actions: ["events:read"] }]
---
kind: RoleList
items: [{ name: viewer }, { name: reader }, { name: other }]
---
kind: MemberList
items: [{ name: ana, displayName: Ana }, { name: bo, bindings: [viewer], attributes: { floor: two } }]
---
kind: ServiceAccount
name: ci
owner: member/bo
`;
  const byDefault = (role: string) =>
    `membership: { organizationRole: { default: ${role}, oneOf: [viewer, reader, other] } }\n`;
  const was = organizationOf(documents, byDefault('viewer'));
  const others = (more: string) =>
    changedDocuments(was, organizationOf(more, byDefault('reader'))).map(({ of }) => of);
  expect(others(documents)).toEqual(['organization/acme']);
  expect(others(documents.replace('displayName: Ana', 'displayName: Anna'))).toEqual(['organization/acme']);
  expect(others(documents.replace('displayName: Ana', field))).toEqual(['member/ana', 'organization/acme']);
  // What was the default and is written now is another thing to say.
  expect(others(documents.replace('displayName: Ana', 'role: viewer'))).toEqual([
    'member/ana',
    'organization/acme',
  ]);
});

test('of which actions and for whom they say something else', () => {
  const policy = (body: string) => changed('statements: [{ effect: allow, actions: ["events:read"] }]', body);
  const read = '{ effect: allow, actions: ["events:read"] }';
  expect(policy(`statements: [${read}, { effect: deny, actions: ["billing:*"] }]`)).toEqual([
    { of: 'policy/read', change: 'changed', actions: ['billing:*'] },
  ]);
  expect(policy(`statements: [${read}, { effect: deny, notActions: ["billing:*"] }]`)).toEqual([
    { of: 'policy/read', change: 'changed' },
  ]);
  expect(policy(`statements: [${read}], defaultVersion: 1`)).toEqual([
    { of: 'policy/read', change: 'changed' },
  ]);
  expect(policy('statements: [{ sid: Named, effect: allow, actions: ["events:read"] }]')).toEqual([
    { of: 'policy/read', change: 'changed', actions: [] },
  ]);
  expect(changed('policies: [read]', 'policies: [read], permissions: ["billing:view"]')).toEqual([
    { of: 'role/viewer', change: 'changed', actions: ['billing:view'] },
  ]);
  expect(changed('policies: [read]', 'policies: ["read@1"]')).toEqual([
    { of: 'role/viewer', change: 'changed' },
  ]);
  expect(changed('{ name: bo }', '{ name: bo, bindings: [viewer] }')).toEqual([
    { of: 'member/bo', change: 'changed', actions: ['events:read'] },
  ]);
  expect(changed('{ name: bo }', '{ name: bo, attributes: { floor: one } }')).toEqual([
    { of: 'member/bo', change: 'changed' },
  ]);
  expect(changed('members: [ana], bindings: [viewer]', 'members: [bo]')).toEqual([
    {
      of: 'team/core',
      change: 'changed',
      only: new Set(['member/ana', 'member/bo']),
      actions: ['events:read'],
    },
  ]);
});
