import { describe, expect, test } from 'vitest';
import { accessOf, event, reasonOf } from './access-of.ts';
import { roles } from './reader-roles.ts';

describe('a binding with `zone` or `on` matches inside its scope only, for allow and for deny', () => {
  const access = accessOf(`${roles}
kind: ZoneList
items:
  - { name: pay, resources: ["krn:k:events:acme:pay/*"] }
  - { name: vault, resources: ["krn:k:events:acme:vault/*"], isolated: true }
---
kind: MemberList
items:
  - { name: ana, bindings: [{ role: reader, zone: pay }] }
  - { name: bo, role: reader, bindings: [{ role: barred, zone: pay }, { role: barred, on: ["krn:k:events:acme:no/*"] }] }
  - { name: cy, bindings: [{ role: reader, zone: pay, on: ["krn:k:events:acme:*/1"] }] }
  - { name: dee, bindings: [{ role: reader, on: ["krn:k:events:{org_id}:home/{principal.name}", "*"] }] }
  - { name: eli, bindings: [{ role: far }] }
  - { name: fay, bindings: [{ role: reader, zone: vault }, { role: barred, on: ["krn:k:events:acme:vault/no"] }] }
  - { name: gil, role: far, bindings: [barred] }
  - { name: hal, role: reader, bindings: [{ role: barred, on: ["krn:k:events:acme:{principal.attributes.unsaid}"] }] }
  - { name: ida, bindings: [{ role: reader, on: ["krn:k:events:acme:{principal.attributes.unsaid}"] }] }
`);
  test.each([
    ['member/ana', 'pay/1', 'allow'],
    ['member/ana', 'x', 'implicit-deny'],
    ['member/ana', '*', 'implicit-deny'],
    ['member/bo', 'pay/1', 'explicit-deny'],
    ['member/bo', 'no/1', 'explicit-deny'],
    ['member/bo', 'x', 'allow'],
    ['member/bo', '*', 'allow'],
    ['member/cy', 'pay/1', 'allow'],
    ['member/cy', 'pay/2', 'implicit-deny'],
    ['member/cy', 'x/1', 'implicit-deny'],
    ['member/dee', 'home/dee', 'allow'],
    ['member/dee', '*', 'allow'],
    // An isolated zone: allows from bindings that name no zone stop at its border, `on` or not.
    ['member/bo', 'vault/1', 'implicit-deny'],
    ['member/dee', 'vault/1', 'implicit-deny'],
    ['member/ana', 'vault/1', 'implicit-deny'],
    ['member/eli', 'vault/1', 'allow'],
    ['member/fay', 'vault/1', 'allow'],
    // Denies never do.
    ['member/fay', 'vault/no', 'explicit-deny'],
    ['member/gil', 'vault/1', 'explicit-deny'],
    // A scope with a variable that has no value: least access.
    ['member/hal', 'x', 'explicit-deny'],
    ['member/ida', 'x', 'implicit-deny'],
  ])('%s, %s: %s', (principal, rest, reason) => {
    const resource = rest === '*' ? rest : `krn:k:events:acme:${rest}`;
    expect(reasonOf(access, { principal, resource })).toBe(reason);
  });

  test('the organization role and plain permissions name no zone', () => {
    const isolated = accessOf(`${roles}
kind: Zone
name: vault
resources: ["krn:k:events:acme:vault/*"]
isolated: true
bindings: [{ principal: team/core, role: lister }]
---
kind: Member
name: ana
role: lister
---
kind: Team
name: core
members: [bo]
---
kind: Member
name: bo
`);
    const asked = { action: 'events:list', resource: 'krn:k:events:acme:vault/1' };
    expect(reasonOf(isolated, asked)).toBe('implicit-deny');
    expect(reasonOf(isolated, { ...asked, principal: 'member/bo' })).toBe('allow');
    expect(reasonOf(isolated, { principal: 'member/bo', action: 'events:list' })).toBe('implicit-deny');
  });

  test('a zone whose patterns hold a variable without value: least access', () => {
    const doubtful = accessOf(`${roles}
kind: Zone
name: vault
resources: ["krn:k:events:acme:{events.region}/*"]
isolated: true
---
kind: MemberList
items:
  - { name: ana, role: reader }
  - { name: bo, bindings: [{ role: reader, zone: vault }] }
  - { name: cy, role: far, bindings: [{ role: barred, zone: vault }] }
  - { name: dee, role: far }
`);
    const asked = { resource: 'krn:k:events:acme:eu/1' };
    const eu = { ...asked, context: { 'events.region': 'eu' } };
    const us = { ...asked, context: { 'events.region': 'us' } };
    const ask = (principal: string) =>
      [asked, eu, us].map((each) => reasonOf(doubtful, { ...each, principal }));
    expect(ask('member/ana')).toEqual(['implicit-deny', 'implicit-deny', 'allow']);
    expect(ask('member/bo')).toEqual(['implicit-deny', 'allow', 'implicit-deny']);
    expect(ask('member/cy')).toEqual(['explicit-deny', 'explicit-deny', 'allow']);
    expect(ask('member/dee')).toEqual(['allow', 'allow', 'allow']);
    expect(event).not.toBe(asked.resource);
  });
});
