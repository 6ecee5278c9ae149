import { describe, expect, test } from 'vitest';
import { guardrail, needed, told } from './guarded.ts';

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

test('approval is asked for each who comes to a way, whoever else holds the same by another role', () => {
  const rule = guardrail('approval: { gains: { actions: ["billing:pay"] }, by: [team/treasury] }');
  const company = (bo: string, more: string) => `${roles}
  - { name: dull, permissions: ["events:list"] }
  - { name: lead, policies: [lead] }
---
kind: PolicyList
items:
  - { name: lead, statements: [{ effect: allow, actions: ["bylaw:roles.assign"], resources: ["krn:acme:bylaw:acme:role/dull"] }${more}] }
---
kind: MemberList
items:
  - { name: bo, bindings: [${bo}, lead] }
  - { name: mal, bindings: [r1, lead] }
---
kind: TeamList
items: [{ name: treasury, members: [bo] }]
${rule}`;
  const edit =
    ', { effect: allow, actions: ["bylaw:roles.edit"], resources: ["krn:acme:bylaw:acme:role/r1"] }';
  const asked = (bo: string) => needed(company(bo, ''), company(bo, edit)).join();
  expect(asked('r2')).toContain('`member/mal` can newly write what they like into `r1`');
  expect(asked('dull')).toContain('`member/mal` can newly write what they like into `r1`');
  expect(asked('r1')).toContain('can newly write what they like into `r1`');
});
