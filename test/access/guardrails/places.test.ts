import { describe, expect, test } from 'vitest';
import { check, company, guardrail, noPaying } from './guarded.ts';

/** Where findings stand, and which other places they name. */
function places(documents: string, base?: string): readonly string[] {
  return check(documents, base).map(({ at, related = [] }) => {
    const [place, ...others] = [at, ...related.map((each) => each.at)].map((each) => each?.path.join('.'));
    return `${place} (${others.join(', ')})`;
  });
}

const apart = guardrail('separate: { anyOf: ["billing:pay"], from: ["events:read"] }');
const few = guardrail('limit: { actions: ["events:read"], holders: { max: 1 } }');

describe('a breach stands where the change is that brings it about', () => {
  test('at the binding, though the other of two things was there', () => {
    const base = company + apart;
    const head = base.replace('{ name: ana, role: viewer', '{ name: ana, bindings: [reader], role: viewer');
    expect(places(head)).toMatchInlineSnapshot(`
      [
        "items.0.members.0 (items.0.bindings.0, items.0.permissions, items.0.bindings.0, items.2.permissions, name)",
      ]
    `);
    expect(places(head, base)).toMatchInlineSnapshot(`
      [
        "items.0.bindings.0 (items.0.members.0, items.0.bindings.0, items.0.permissions, items.2.permissions, name)",
      ]
    `);
  });

  test('at who comes into a team, what a team gets, or what stands above it', () => {
    const base = company + noPaying;
    const joins = base.replace('members: [cy] }', 'members: [cy, bo], bindings: [payer] }');
    const own = base.replace('members: [cy] }', 'members: [cy], bindings: [reader, payer] }');
    const under = base.replace(
      'members: [cy] }',
      'members: [cy], parent: wheel }\n  - { name: wheel, bindings: [payer] }',
    );
    expect([joins, own, under].map((head) => places(head, base))).toMatchInlineSnapshot(`
      [
        [
          "items.2.members.1 (items.2.bindings.0, items.0.permissions, name)",
        ],
        [
          "items.2.bindings.1 (items.2.members.0, items.0.permissions, name)",
        ],
        [
          "items.2.parent (items.2.members.0, items.3.bindings.0, items.0.permissions, name)",
        ],
      ]
    `);
  });

  test('at what a role or a policy says anew', () => {
    const policies = (...actions: string[]) => `${company}---
kind: PolicyList
items:
  - { name: look, statements: [{ effect: allow, actions: ["events:read"] }, { effect: allow, actions: ${JSON.stringify(actions)} }] }
---
kind: RoleList
items: [{ name: looker, policies: [look] }, { name: other, permissions: ["events:list"] }]
---
kind: MemberList
items: [{ name: dee, bindings: [looker, other] }]
${noPaying}`;
    const base = policies('events:list');
    const another = base.replace('["events:list"] }]', '["events:list", "billing:pay"] }]');
    const also = base.replace(
      '---\nkind: RoleList\nitems: [{ name: looker, policies: [look] }',
      `  - { name: pay, statements: [{ effect: allow, actions: ["billing:pay"] }] }
---
kind: RoleList
items: [{ name: looker, policies: [look, pay] }`,
    );
    const heads = [policies('billing:pay'), another, also];
    expect(heads.map((head) => places(head, base))).toMatchInlineSnapshot(`
      [
        [
          "items.0.statements.1 (items.0.bindings.0, items.0.policies.0, name)",
        ],
        [
          "items.0.statements.1 (items.0.bindings.0, items.0.policies.0, name)",
        ],
        [
          "items.0.policies.1 (items.0.bindings.0, items.1.statements.0, name)",
        ],
      ]
    `);
  });

  test('of too many at the way of somebody who did not hold it', () => {
    const base = company.replace('{ name: ana, role', '{ name: ana, bindings: [reader], role') + few;
    const head = base.replace(
      'permissions: ["billing:view"]',
      'permissions: ["billing:view", "events:read"]',
    );
    expect(places(head, base)).toMatchInlineSnapshot(`
      [
        "items.1.permissions.1 (items.1.role, name)",
      ]
    `);
    expect(check(head, base).map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "3 hold \`events:read\`, and guardrail \`house-rule\` allows 1: member/ana, member/bo, member/cy; \`member/bo\` may do \`events:read\` by \`role/viewer\`",
      ]
    `);
  });

  test('where it was before if nothing on the way is new', () => {
    const fenced = `${company}---
kind: PolicyList
items: [{ name: fence, statements: [{ effect: deny, actions: ["billing:pay"] }] }]
---
kind: RoleList
items: [{ name: fenced, policies: [fence] }]
---
kind: MemberList
items: [{ name: dee, bindings: [payer, fenced] }]
${noPaying}`;
    const head = fenced.replace('[payer, fenced]', '[payer]');
    expect(places(head, fenced)).toEqual(places(head));
  });
});
