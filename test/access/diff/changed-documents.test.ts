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
  expect(changed('events:read', 'events:list')).toEqual([{ of: 'policy/read', change: 'changed' }]);
  expect(changed('members: [ana]', 'members: [ana, bo]')).toEqual([
    { of: 'team/core', change: 'changed', only: new Set(['member/bo']) },
  ]);
  expect(changed('bindings: [viewer]', 'bindings: []')).toEqual([{ of: 'team/core', change: 'changed' }]);
  expect(changed(', { name: bo }', '')).toEqual([{ of: 'member/bo', change: 'removed' }]);
  expect(changed('{ name: bo }', '{ name: bob, previously: [bo] }')).toEqual([]);
  expect(changed('name: core,', 'name: kernel, previously: [core], parent: top }, { name: top,')).toEqual([
    { of: 'team/kernel', change: 'changed', was: 'team/core' },
    { of: 'team/top', change: 'added' },
  ]);
});
