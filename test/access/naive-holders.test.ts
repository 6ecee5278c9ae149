import { describe, expect, test } from 'vitest';
import { ask, at, catalogue, now, organization } from './ask-naively.ts';
import type { PlainDocument, PlainStatement, PlainWorld } from './naive/documents.ts';

/** What is checked against the engine is checked by hand first: each table is a part of semantics.md. */

describe('bindings', () => {
  test.each([
    [{}, 'allow'],
    [{ starts: '2026-06-01' }, 'allow'],
    [{ starts: now }, 'allow'],
    [{ starts: '2026-06-01T12:00:01Z' }, 'implicit-deny'],
    [{ expires: now }, 'implicit-deny'],
    [{ expires: '2026-06-01' }, 'allow'],
    [{ expires: '2026-05-31' }, 'implicit-deny'],
    [{ expires: '2026-06-01T14:00:01+02:00' }, 'allow'],
    [{ on: ['krn:acme:governance:{org_id}:event/*'] }, 'allow'],
    [{ on: ['krn:acme:governance:{org_id}:team/*'] }, 'implicit-deny'],
    [{ zone: 'z' }, 'implicit-deny'],
    [{ zone: 'y' }, 'allow'],
  ])('%j: %s', (binding, reason) => {
    const world = organization(
      { kind: 'Member', name: 'ana', bindings: [{ role: 'r', ...binding }] },
      { kind: 'Role', name: 'r', permissions: ['events:*'] },
      { kind: 'Zone', name: 'y', resources: [at] },
      { kind: 'Zone', name: 'z', resources: ['krn:acme:governance:o:event/8'] },
    );
    expect(ask(world)).toBe(reason);
  });

  test('teams, their ancestors and the organization role', () => {
    const world = organization(
      { kind: 'Member', name: 'ana' },
      {
        kind: 'Team',
        name: 'inner',
        parent: 'outer',
        maintainers: [{ member: 'ana', starts: '2026-05-01' }],
      },
      { kind: 'Team', name: 'outer', bindings: ['r'] },
      {
        kind: 'Team',
        name: 'past',
        members: [{ member: 'ana', expires: '2026-05-01' }],
        bindings: ['denied'],
      },
      { kind: 'Role', name: 'r', permissions: ['events:*'] },
      { kind: 'Role', name: 'denied', policies: ['deny'] },
      { kind: 'Policy', name: 'deny', statements: [{ effect: 'deny', actions: ['*'] }] },
    );
    expect(ask(world)).toBe('allow');
    expect(ask(world, { now: '2026-04-01T00:00:00Z' })).toBe('explicit-deny');
    expect(ask(world, { principal: 'team/inner' })).toBe('allow');
  });

  test('permissions are of the resources of the organization', () => {
    const world = organization(
      { kind: 'Member', name: 'ana', role: 'r' },
      { kind: 'Role', name: 'r', permissions: ['*'] },
    );
    expect(ask(world)).toBe('allow');
    expect(ask(world, { resource: 'krn:acme:governance:x:event/7' })).toBe('implicit-deny');
    expect(ask(world, { action: 'events:ping', resource: '*' })).toBe('allow');
  });
});

describe('an isolated zone', () => {
  function isolated(binding: object, role: object = {}): PlainWorld {
    return organization(
      { kind: 'Member', name: 'ana', bindings: [{ role: 'r', ...binding }] },
      { kind: 'Role', name: 'r', permissions: ['*'], ...role },
      { kind: 'Zone', name: 'z', resources: ['krn:acme:governance:{org_id}:event/*'], isolated: true },
    );
  }

  test('lets no allow in that names no zone', () => {
    expect(ask(isolated({}))).toBe('implicit-deny');
    expect(ask(isolated({ on: [at] }))).toBe('implicit-deny');
    expect(ask(isolated({ zone: 'z' }))).toBe('allow');
    expect(ask(isolated({}, { reachesZones: true }))).toBe('allow');
  });

  test('lets every deny in', () => {
    const deny: PlainDocument = {
      kind: 'Policy',
      name: 'p',
      statements: [{ effect: 'deny', actions: ['*'] }],
    };
    const world = isolated({}, { policies: ['p'] });
    expect(ask({ documents: [...world.documents, deny] })).toBe('explicit-deny');
  });
});

describe('boundaries', () => {
  function bounded(
    boundary: readonly string[],
    of: 'member' | 'organization',
    ...statements: PlainStatement[]
  ): PlainWorld {
    return {
      documents: [
        { kind: 'Organization', name: 'acme', id: 'o', ...(of === 'organization' ? { boundary } : {}) },
        catalogue,
        { kind: 'Member', name: 'ana', role: 'r', ...(of === 'member' ? { boundary } : {}) },
        { kind: 'Role', name: 'r', permissions: ['*'] },
        ...statements.map(
          (each, at): PlainDocument => ({ kind: 'Policy', name: `p${at}`, statements: [each] }),
        ),
      ],
    };
  }
  const read: PlainStatement = { effect: 'allow', actions: ['events:read'] };
  const list: PlainStatement = { effect: 'allow', actions: ['events:list*'] };

  test.each(['member', 'organization'] as const)('of the %s cap what is held', (of) => {
    expect(ask(bounded(['p0'], of, read))).toBe('allow');
    expect(ask(bounded(['p0'], of, list))).toBe('implicit-deny');
    expect(ask(bounded(['p0', 'p1'], of, list, read))).toBe('allow');
    expect(ask(bounded(['p0', 'p1'], of, read, { ...read, effect: 'deny' }))).toBe('explicit-deny');
    expect(ask(bounded(['p0'], of, { ...list, effect: 'deny' }))).toBe('implicit-deny');
  });
});

describe('principals that cannot act', () => {
  const role: PlainDocument = { kind: 'Role', name: 'r', permissions: ['*'] };

  test.each([
    ['member/ana', {}, {}, 'allow'],
    ['member/nobody', {}, {}, 'inactive'],
    ['member/ana', { status: 'suspended' }, {}, 'inactive'],
    ['token/t', { status: 'suspended' }, {}, 'inactive'],
    ['token/t', {}, { revoked: true }, 'inactive'],
    ['token/t', {}, { expires: now }, 'inactive'],
    ['token/t', {}, { expires: '2026-06-01' }, 'allow'],
  ])('%s, %j, %j: %s', (principal, member, token, reason) => {
    const world = organization(
      { kind: 'Member', name: 'ana', role: 'r', ...(member as object) },
      { kind: 'Token', name: 't', owner: 'member/ana', inherit: true, ...token },
      role,
    );
    expect(ask(world, { principal })).toBe(reason);
    // Before anything else is asked.
    if (reason === 'inactive') expect(ask(world, { principal, resource: '?' })).toBe('inactive');
  });

  test.each(['pending', 'expired', 'failed'] as const)('an invitation that is %s', (state) => {
    const world = organization({ kind: 'Member', name: 'ana', role: 'r' }, role);
    expect(ask({ ...world, invitations: { ana: state } })).toBe('inactive');
    expect(ask({ ...world, invitations: { ana: 'accepted' } })).toBe('allow');
  });
});

describe('tokens', () => {
  function tokenOf(token: object, ...owner: readonly PlainStatement[]): PlainWorld {
    return organization(
      { kind: 'Member', name: 'ana', role: 'r' },
      { kind: 'Token', name: 't', owner: 'member/ana', ...token },
      { kind: 'Role', name: 'r', policies: ['p'] },
      { kind: 'Role', name: 'own', permissions: ['events:read'] },
      { kind: 'Policy', name: 'p', statements: owner },
    );
  }
  const all: PlainStatement = { effect: 'allow', actions: ['*'] };
  const list = { effect: 'allow', actions: ['events:list*'] };

  test.each([
    [{ inherit: true }, all, 'allow'],
    [{ bindings: ['own'] }, all, 'allow'],
    [{ bindings: ['own'] }, list, 'implicit-deny'],
    [{ inherit: true, scopes: [list] }, all, 'implicit-deny'],
    [{ inherit: true, scopes: [list, all] }, all, 'allow'],
    [{ inherit: true, scopes: [{ ...all, effect: 'deny' }, all] }, all, 'explicit-deny'],
    [{ bindings: ['own'] }, { ...all, effect: 'deny' }, 'explicit-deny'],
    [
      { inherit: true },
      { ...all, resources: ['krn:acme:governance:o:event/{principal.name}'] },
      'implicit-deny',
    ],
  ])('%j of an owner with %j: %s', (token, owner, reason) => {
    expect(ask(tokenOf(token, owner as PlainStatement), { principal: 'token/t' })).toBe(reason);
  });

  test("what the owner holds is judged by the owner's name, what the token holds by its own", () => {
    const named = (name: string): PlainStatement => ({
      ...all,
      conditions: { StringEquals: { 'principal.name': name } },
    });
    expect(ask(tokenOf({ inherit: true }, named('ana')), { principal: 'token/t' })).toBe('allow');
    expect(ask(tokenOf({ inherit: true }, named('t')), { principal: 'token/t' })).toBe('implicit-deny');
    expect(ask(tokenOf({ inherit: true, scopes: [named('t')] }, all), { principal: 'token/t' })).toBe(
      'allow',
    );
  });
});

describe('policy versions', () => {
  const versions = [['events:list*'], ['events:read']].map((actions) => [
    { effect: 'allow' as const, actions },
  ]);
  test.each([
    ['p', undefined, 'allow'],
    ['p@1', undefined, 'implicit-deny'],
    ['p@2', undefined, 'allow'],
    ['p', 1, 'implicit-deny'],
    ['p@2', 1, 'allow'],
    ['p@7', undefined, 'explicit-deny'],
  ])('%s with default %s: %s', (reference, defaultVersion, reason) => {
    const world = organization(
      { kind: 'Member', name: 'ana', role: 'r' },
      { kind: 'Role', name: 'r', policies: [reference] },
      {
        kind: 'Policy',
        name: 'p',
        statements: [{ effect: 'deny', actions: ['*'] }],
        ...(defaultVersion === undefined ? {} : { defaultVersion }),
      },
    );
    expect(ask({ ...world, published: { p: versions } })).toBe(reason);
  });
});
