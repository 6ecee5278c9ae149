import { describe, expect, test } from 'vitest';
import { decide } from '../../src/access/decide.ts';
import { accessOf, noon, reasonOf } from './access-of.ts';
import { roles } from './reader-roles.ts';

function when(text: string): number {
  return Date.parse(text);
}

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
