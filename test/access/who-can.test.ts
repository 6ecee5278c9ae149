import { expect, test } from 'vitest';
import { isAllowed } from '../../src/access/is-allowed.ts';
import { whoCan } from '../../src/access/who-can.ts';
import { accessOf, event, noon } from './access-of.ts';

const access = accessOf(`
kind: Policy
name: read
statements:
  - { effect: allow, actions: ["events:read"], resources: ["krn:k:events:{org_id}:event/*"] }
---
kind: Policy
name: careful
statements:
  - { effect: allow, actions: ["events:read"], conditions: { Bool: { principal.mfa: true } } }
---
kind: Policy
name: home
statements:
  - { effect: allow, actions: ["events:read"], resources: ["krn:k:events:acme:home/{principal.name}"] }
---
kind: Policy
name: barred
statements:
  - { effect: deny, actions: ["events:read"], resources: ["krn:k:events:acme:event/*"] }
---
kind: RoleList
items:
  - { name: reader, policies: [read] }
  - { name: careful, policies: [careful] }
  - { name: resident, policies: [home] }
  - { name: barred, policies: [barred] }
---
kind: MemberList
items:
  - { name: ana, role: reader }
  - { name: bo, role: careful }
  - { name: cy, role: resident }
  - { name: dee, role: reader, status: suspended }
  - { name: eli }
  - { name: fay, role: reader, bindings: [barred] }
---
kind: Team
name: core
members: [eli]
bindings: [reader]
---
kind: Team
name: inner
parent: core
members: [service-account/ci]
---
kind: ServiceAccount
name: ci
owner: member/ana
---
kind: TokenList
items:
  - { name: anas, owner: member/ana, inherit: true }
  - { name: dees, owner: member/dee, inherit: true }
  - { name: narrow, owner: member/ana, inherit: true, scopes: [{ effect: allow, actions: ["events:list"] }] }
`);

test('who can: members, service accounts, tokens and teams, and those who might with more context', () => {
  expect(whoCan(access, { action: 'events:read', resource: event }, noon)).toEqual({
    allowed: ['member/ana', 'member/eli', 'service-account/ci', 'token/anas', 'team/core', 'team/inner'],
    conditional: ['member/bo'],
  });
  expect(
    whoCan(access, { action: 'events:read', resource: event, context: { 'principal.mfa': true } }, noon)
      .allowed,
  ).toContain('member/bo');
  expect(
    whoCan(access, { action: 'events:read', resource: event, context: { 'principal.mfa': false } }, noon)
      .conditional,
  ).toEqual([]);
});

test('who can, where it depends on the principal', () => {
  const resource = 'krn:k:events:acme:home/cy';
  expect(whoCan(access, { action: 'events:read', resource }, noon)).toEqual({
    allowed: ['member/cy'],
    conditional: ['member/bo'],
  });
});

test('a question with mistakes has no answer', () => {
  expect(whoCan(access, { action: 'events:raed', resource: event }, noon)).toEqual({
    allowed: [],
    conditional: [],
  });
});

test('who can says what every decision says', () => {
  for (const resource of [event, 'krn:k:events:acme:home/cy', 'krn:k:events:acme:x', '*']) {
    const { allowed } = whoCan(access, { action: 'events:read', resource }, noon);
    const each = access.principals.filter((principal) =>
      isAllowed(access, { principal, action: 'events:read', resource }, noon),
    );
    expect(allowed).toEqual(each);
  }
});
