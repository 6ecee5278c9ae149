import { describe, expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import { decide } from '../../src/access/decide.ts';
import { accessOf, event, noon, organizationOf, reasonOf } from './access-of.ts';

const roles = `
kind: Policy
name: read
statements: [{ effect: allow, actions: ["events:read"] }]
---
kind: Policy
name: deny
statements: [{ effect: deny, actions: ["events:read"] }]
---
kind: RoleList
items:
  - { name: reader, policies: [read] }
  - { name: barred, policies: [deny] }
  - { name: lister, permissions: ["events:list*", "events:touch"] }
  - { name: far, policies: [read], reachesZones: true }
---
`;

function when(text: string): number {
  return Date.parse(text);
}

describe('a principal that is not active is denied before anything else is asked', () => {
  const documents = `${roles}
kind: MemberList
items:
  - { name: ana, role: reader }
  - { name: sue, role: reader, status: suspended }
  - { name: pat, role: reader }
---
kind: ServiceAccountList
items:
  - { name: ci, owner: member/ana, role: reader }
  - { name: off, owner: member/ana, role: reader, status: suspended }
---
kind: TokenList
items:
  - { name: good, owner: member/ana, inherit: true, expires: 2026-12-01T12:00:00Z }
  - { name: gone, owner: member/ana, inherit: true, revoked: true }
  - { name: sues, owner: member/sue, inherit: true }
  - { name: pats, owner: member/pat, inherit: true }
  - { name: offs, owner: service-account/off, inherit: true }
`;
  const invite = 'membership: { invite: { expiresAfter: P7D } }\n';
  const organization = organizationOf(documents, invite);
  const access = compileAccess(organization, { invitations: new Map([['pat', 'invitation-pending']]) });

  test.each([
    ['member/sue', { principal: 'member/sue', because: 'suspended' }],
    ['member/pat', { principal: 'member/pat', because: 'invitation-pending' }],
    ['member/nobody', { principal: 'member/nobody', because: 'unknown' }],
    ['ana', { principal: 'ana', because: 'unknown' }],
    ['service-account/off', { principal: 'service-account/off', because: 'suspended' }],
    ['token/good', { principal: 'token/good', because: 'expired' }],
    ['token/gone', { principal: 'token/gone', because: 'revoked' }],
    ['token/sues', { principal: 'member/sue', because: 'suspended' }],
    ['token/pats', { principal: 'member/pat', because: 'invitation-pending' }],
    ['token/offs', { principal: 'service-account/off', because: 'suspended' }],
  ])('%s', (principal, inactive) => {
    const decision = decide(access, { principal, action: 'no:such', context: { x: 1 } }, noon);
    expect(decision).toMatchObject({
      effect: 'deny',
      reason: 'inactive',
      inactive,
      statements: [],
      without: [],
    });
    expect(reasonOf(access, { principal })).toBe('inactive');
  });

  test('others are decided', () => {
    expect(reasonOf(access)).toBe('allow');
    expect(reasonOf(access, { principal: 'service-account/ci' })).toBe('allow');
    expect(reasonOf(access, { principal: 'token/good', now: noon - 1 })).toBe('allow');
  });

  test('a commit without a ledger answers as if accepted, and says so', () => {
    const unseen = compileAccess(organization);
    expect(
      decide(unseen, { principal: 'member/pat', action: 'events:read', resource: '*' }, noon),
    ).toMatchObject({
      effect: 'allow',
      assumptions: ['invitations-accepted', 'files-in-force'],
    });
    const versions = { published: new Map([['read', { versions: [] }]]) };
    expect(compileAccess(organization, { versions, invitations: new Map() }).assumptions).toEqual([]);
    // Where nobody is invited, nothing is taken for granted.
    expect(compileAccess(organizationOf(documents), { versions }).assumptions).toEqual([]);
  });
});

describe('bindings in force: starts <= now < expires', () => {
  const access = accessOf(`${roles}
kind: MemberList
items:
  - { name: ana, role: lister, bindings: [{ role: reader, starts: 2026-12-01, expires: 2026-12-02 }] }
  - { name: bo, role: reader, bindings: [{ role: barred, starts: 2026-12-01T12:00:00Z, expires: 2026-12-01T13:00:00Z }] }
  - { name: cy }
---
kind: Team
name: outer
bindings: [{ role: reader, expires: 2026-12-03 }]
---
kind: Team
name: inner
parent: outer
members: [{ member: cy, starts: 2026-12-02 }]
`);
  test.each([
    ['member/ana', '2026-11-30T23:59:59.999Z', 'implicit-deny'],
    ['member/ana', '2026-12-01T00:00:00Z', 'allow'],
    // A date means its end.
    ['member/ana', '2026-12-02T23:59:59.999Z', 'allow'],
    ['member/ana', '2026-12-03T00:00:00Z', 'implicit-deny'],
    ['member/bo', '2026-12-01T11:59:59.999Z', 'allow'],
    ['member/bo', '2026-12-01T12:00:00Z', 'explicit-deny'],
    ['member/bo', '2026-12-01T13:00:00Z', 'allow'],
    // Both the stay in the team and the team's binding have to be in force.
    ['member/cy', '2026-12-01T23:59:59Z', 'implicit-deny'],
    ['member/cy', '2026-12-02T00:00:00Z', 'allow'],
    ['member/cy', '2026-12-03T23:59:59Z', 'allow'],
    ['member/cy', '2026-12-04T00:00:00Z', 'implicit-deny'],
  ])('%s at %s: %s', (principal, at, reason) => {
    expect(reasonOf(access, { principal, now: when(at) })).toBe(reason);
  });

  test('one compiled access answers for any time, in any order', () => {
    const at = ['2026-12-01', '2026-12-05', '2026-12-01', '2026-11-01'].map(when);
    expect(at.map((now) => reasonOf(access, { now }))).toEqual([
      'allow',
      'implicit-deny',
      'allow',
      'implicit-deny',
    ]);
  });
});

describe('roles reach a principal by itself, by its teams and by their ancestors', () => {
  const access = accessOf(`${roles}
kind: MemberList
items:
  - { name: ana, role: lister }
  - { name: bo }
---
kind: TeamList
items:
  - { name: top, bindings: [reader] }
  - { name: middle, parent: top }
  - { name: low, parent: middle, members: [bo], maintainers: [service-account/ci], bindings: [lister] }
  - { name: side, parent: top, members: [bo] }
---
kind: ServiceAccount
name: ci
owner: team/low
`);

  test('with every path', () => {
    const paths = decide(
      access,
      { principal: 'member/bo', action: 'events:read', resource: '*' },
      noon,
    ).statements;
    expect(
      paths.map(({ path }) => [path.teams, path.role, path.membership?.member, path.binding?.role]),
    ).toEqual([
      [['low', 'middle', 'top'], 'reader', 'bo', 'reader'],
      [['side', 'top'], 'reader', 'bo', 'reader'],
    ]);
    expect(reasonOf(access, { principal: 'service-account/ci' })).toBe('allow');
    expect(reasonOf(access, { principal: 'member/bo', action: 'events:listAll' })).toBe('allow');
  });

  test('permissions are allows of plain action patterns on every resource of the organization', () => {
    expect(reasonOf(access, { action: 'events:LISTALL' })).toBe('allow');
    expect(reasonOf(access, { action: 'events:list', resource: '*' })).toBe('allow');
    expect(reasonOf(access)).toBe('implicit-deny');
    const [found] = decide(
      access,
      { principal: 'member/ana', action: 'events:list', resource: '*' },
      noon,
    ).statements;
    expect(found?.statement.from).toEqual({ is: 'permissions', role: 'lister' });
    expect(found?.path).toEqual({ principal: 'member/ana', teams: [], role: 'lister' });
  });

  test('permissions reach no resource of another organization', () => {
    const lists = (resource: string) => reasonOf(access, { action: 'events:touch', resource });
    expect(lists('krn:k:events:acme:')).toBe('refused');
    expect(lists('krn:k:events:acme:a:b')).toBe('allow');
    expect(lists('arn:k:events:eu:acme:event/1')).toBe('allow');
    for (const other of [
      'krn:k:events:x:event/1',
      'krn:k:events:acme2:e',
      'krn:k:events:acm:e',
      'krn:k:events::e',
    ])
      expect(lists(other), other).toBe('implicit-deny');
    for (const other of ['krn:k:acme:x:acme', 'arn:k:events:acme:x:event/1', 'arn:k:events:acme::acme:e'])
      expect(lists(other), other).toBe('implicit-deny');
  });

  test('a team as principal is whoever is in it', () => {
    expect(reasonOf(access, { principal: 'team/low' })).toBe('allow');
    expect(reasonOf(access, { principal: 'team/low', action: 'events:list' })).toBe('allow');
    expect(reasonOf(access, { principal: 'team/side', action: 'events:list' })).toBe('implicit-deny');
  });
});

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
