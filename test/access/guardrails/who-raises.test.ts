import { describe, expect, test } from 'vitest';
import { guardrail, told } from './guarded.ts';

const roles = `
kind: RoleList
items:
  - { name: r1, permissions: ["events:read"] }
  - { name: r2, permissions: ["events:read"] }
`;

describe('somebody else who holds the same by another role hides nobody who can change more', () => {
  const rule = guardrail('forbid: { principals: ["member/eve"], actions: ["billing:pay"] }');
  const company = (bo: string, action: string) => `${roles}
  - { name: editor, policies: [editor] }
  - { name: taker, policies: [taker] }
---
kind: PolicyList
items:
  - { name: editor, statements: [{ effect: allow, actions: ["bylaw:roles.edit"], resources: ["krn:acme:bylaw:acme:role/r1"] }] }
  - { name: taker, statements: [{ effect: allow, actions: ["bylaw:${action}"] }] }
---
kind: MemberList
items:
  - { name: eve, bindings: [taker] }
  - { name: bo, bindings: [${bo}, editor] }
  - { name: mal, bindings: [r1, editor] }
${rule}`;

  test.each([
    ['tokens.edit', 'record a token of `member/mal`'],
    ['members.identify', 'have `member/mal` known'],
  ])('by %s', (action, way) => {
    expect(told(company('r2', action)).join()).toContain(way);
    expect(told(company('r1', action)).join()).toContain(way.replace('mal', 'bo'));
  });
});
