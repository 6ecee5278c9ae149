import { describe, expect, test } from 'vitest';
import { decide } from '../../src/access/decide.ts';
import { accessOf, event, noon, reasonOf } from './access-of.ts';

const policies = `
kind: PolicyList
items:
  - { name: all, statements: [{ effect: allow, actions: ["*"] }] }
  - { name: reads, statements: [{ effect: allow, actions: ["events:read"] }] }
  - { name: lists, statements: [{ effect: allow, actions: ["events:list"] }] }
  - { name: no-write, statements: [{ effect: allow, actions: ["*"] }, { sid: NoWrite, effect: deny, actions: ["events:write"] }] }
  - { name: mfa, statements: [{ effect: allow, actions: ["*"], conditions: { Bool: { principal.mfa: true } } }] }
  - { name: only-deny, statements: [{ effect: deny, actions: ["events:read"] }] }
---
kind: RoleList
items:
  - { name: admin, policies: [all] }
  - { name: reader, policies: [reads] }
---
`;

describe('a boundary never gives, and what none of its policies allows is denied', () => {
  const documents = `${policies}
kind: MemberList
items:
  - { name: ana, role: admin }
  - { name: bo, role: admin, boundary: [reads, lists] }
  - { name: cy, boundary: [all] }
  - { name: dee, role: admin, boundary: [only-deny] }
`;
  const free = accessOf(documents);
  const bound = accessOf(documents, 'boundary: [no-write, reads]\n');
  const careful = accessOf(documents, 'boundary: [mfa]\n');

  test.each([
    ['member/ana', 'events:write', 'allow', 'explicit-deny'],
    ['member/ana', 'billing:pay', 'allow', 'allow'],
    // Several policies in one boundary are a union; across boundaries each has to allow.
    ['member/bo', 'events:list', 'allow', 'allow'],
    ['member/bo', 'events:read', 'allow', 'allow'],
    ['member/bo', 'billing:pay', 'implicit-deny', 'implicit-deny'],
    ['member/cy', 'events:read', 'implicit-deny', 'implicit-deny'],
    // One without an allow lets nothing through, and its denies are denies.
    ['member/dee', 'events:read', 'explicit-deny', 'explicit-deny'],
    ['member/dee', 'billing:pay', 'implicit-deny', 'implicit-deny'],
  ])('%s, %s: %s, and with one of the organization: %s', (principal, action, alone, within) => {
    expect(reasonOf(free, { principal, action, resource: '*' })).toBe(alone);
    expect(reasonOf(bound, { principal, action, resource: '*' })).toBe(within);
  });

  test('conditions hold in it as anywhere', () => {
    expect(reasonOf(careful)).toBe('implicit-deny');
    expect(reasonOf(careful, { context: { 'principal.mfa': true } })).toBe('allow');
  });

  test('the layer that refused is named', () => {
    const ask = (principal: string, action: string) =>
      decide(bound, { principal, action, resource: '*' }, noon);
    expect(ask('member/bo', 'billing:pay').without).toEqual(['principal-boundary']);
    expect(ask('member/cy', 'events:read').without).toEqual(['bindings']);
    const denied = ask('member/ana', 'events:write');
    expect(
      denied.statements.map(({ layer, effect, statement, path }) => [layer, effect, statement.sid, path]),
    ).toEqual([
      ['bindings', 'allow', undefined, { principal: 'member/ana', teams: [], role: 'admin' }],
      ['organization-boundary', 'deny', 'NoWrite', { principal: 'member/ana', teams: [] }],
      ['organization-boundary', 'allow', undefined, { principal: 'member/ana', teams: [] }],
    ]);
    expect(denied.without).toEqual([]);
  });
});

describe('allow(token) = allow(owner) and (inherit or allow(own bindings)) and scopes', () => {
  const access = accessOf(
    `${policies}
kind: MemberList
items:
  - { name: ana, role: admin, attributes: { home: here } }
  - { name: bo, role: reader }
  - { name: cy, role: admin, boundary: [reads] }
---
kind: Role
name: home
policies: [home]
---
kind: Policy
name: home
statements:
  - { effect: allow, actions: ["events:read"], resources: ["krn:k:events:acme:home/{principal.name}"] }
  - { effect: deny, actions: ["events:write"], conditions: { StringEquals: { principal.type: token } } }
---
kind: Role
name: barred
policies: [only-deny]
---
kind: TokenList
items:
  - { name: whole, owner: member/ana, inherit: true }
  - { name: scoped, owner: member/ana, inherit: true, scopes: [{ effect: allow, actions: ["events:*"] }, { effect: deny, actions: ["events:write"] }] }
  - { name: bound, owner: member/ana, bindings: [reader] }
  - { name: higher, owner: member/bo, bindings: [admin] }
  - { name: barred, owner: member/ana, bindings: [admin, barred] }
  - { name: capped, owner: member/cy, inherit: true }
  - { name: late, owner: member/ana, bindings: [{ role: reader, starts: 2026-12-05 }] }
  - { name: home, owner: member/ana, bindings: [home] }
  - { name: homes, owner: member/ana, inherit: true, scopes: [{ effect: allow, actions: ["events:read"], conditions: { StringEquals: { principal.attributes.home: here } } }] }
`,
  );
  test.each([
    ['token/whole', 'billing:pay', 'allow'],
    ['token/scoped', 'events:read', 'allow'],
    ['token/scoped', 'billing:pay', 'implicit-deny'],
    ['token/scoped', 'events:write', 'explicit-deny'],
    ['token/bound', 'events:read', 'allow'],
    ['token/bound', 'billing:pay', 'implicit-deny'],
    // Never more than its owner.
    ['token/higher', 'events:read', 'allow'],
    ['token/higher', 'billing:pay', 'implicit-deny'],
    ['token/barred', 'events:read', 'explicit-deny'],
    ['token/barred', 'billing:pay', 'allow'],
    ['token/capped', 'events:read', 'allow'],
    ['token/capped', 'billing:pay', 'implicit-deny'],
    ['token/late', 'events:read', 'implicit-deny'],
  ])('%s, %s: %s', (principal, action, reason) => {
    expect(reasonOf(access, { principal, action, resource: '*' })).toBe(reason);
  });

  test('its own bindings and scopes ask about the token, its owner about the owner', () => {
    expect(reasonOf(access, { principal: 'token/home', resource: 'krn:k:events:acme:home/home' })).toBe(
      'allow',
    );
    expect(reasonOf(access, { principal: 'token/home', resource: 'krn:k:events:acme:home/ana' })).toBe(
      'implicit-deny',
    );
    expect(reasonOf(access, { principal: 'token/home', action: 'events:write' })).toBe('explicit-deny');
    // A token has no attributes of its own.
    expect(reasonOf(access, { principal: 'token/homes' })).toBe('implicit-deny');
  });

  test('the layers say whose they are', () => {
    const { statements, without } = decide(
      access,
      { principal: 'token/scoped', action: 'events:write', resource: event },
      noon,
    );
    expect(
      statements.map(({ layer, effect, path, statement }) => [
        layer,
        effect,
        path.principal,
        path.owner,
        statement.from.is,
      ]),
    ).toEqual([
      ['bindings', 'allow', 'token/scoped', 'member/ana', 'policy'],
      ['token-scopes', 'deny', 'token/scoped', undefined, 'scopes'],
      ['token-scopes', 'allow', 'token/scoped', undefined, 'scopes'],
    ]);
    expect(without).toEqual([]);
    expect(
      decide(access, { principal: 'token/higher', action: 'billing:pay', resource: '*' }, noon).without,
    ).toEqual(['bindings']);
    expect(
      decide(access, { principal: 'token/bound', action: 'billing:pay', resource: '*' }, noon).without,
    ).toEqual(['token-bindings']);
  });
});

describe('a deny wins in any layer, on any path', () => {
  test('however far away', () => {
    const access = accessOf(`${policies}
kind: Member
name: ana
role: admin
bindings: [reader]
---
kind: TeamList
items:
  - { name: top, bindings: [barred] }
  - { name: low, parent: top, members: [ana] }
---
kind: Role
name: barred
policies: [only-deny]
`);
    expect(reasonOf(access)).toBe('explicit-deny');
    const { statements } = decide(
      access,
      { principal: 'member/ana', action: 'events:read', resource: '*' },
      noon,
    );
    expect(statements.map(({ effect, path }) => [effect, path.role])).toEqual([
      ['allow', 'admin'],
      ['allow', 'reader'],
      ['deny', 'barred'],
    ]);
  });
});
