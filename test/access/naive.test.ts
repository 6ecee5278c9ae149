import { describe, expect, test } from 'vitest';
import { decideNaively } from './naive/decide-naively.ts';
import type { PlainDocument, PlainRequest, PlainStatement, PlainWorld } from './naive/documents.ts';

/** What is checked against the engine is checked by hand first: each table is a part of semantics.md. */

const catalogue: PlainDocument = {
  kind: 'Service',
  name: 'events',
  actions: {
    read: { resources: ['event', 'arn'] },
    listAll: { resources: ['event'] },
    ping: {},
    keep: { resources: ['own'] },
  },
  resourceTypes: { event: 'krn:*:*:*:*', arn: 'arn:*:*:*:*:*', own: 'krn:*:*:{org_id}:{principal.name}/*' },
  conditionKeys: {
    region: 'string',
    tags: 'string[]',
    size: 'number',
    at: 'date',
    open: 'bool',
    from: 'ip',
    name: 'string',
  },
};
const at = 'krn:acme:governance:o:event/7';
const now = '2026-06-01T12:00:00Z';

function organization(...documents: readonly PlainDocument[]): PlainWorld {
  return { documents: [{ kind: 'Organization', name: 'acme', id: 'o' }, catalogue, ...documents] };
}

/** Ana holds one role with one policy. */
function ana(...statements: readonly Partial<PlainStatement>[]): PlainWorld {
  return organization(
    {
      kind: 'Member',
      name: 'ana',
      bindings: ['r'],
      attributes: { dept: 'x', level: 3, tags: ['p', 'q'], none: [] },
    },
    { kind: 'Role', name: 'r', policies: ['p'] },
    {
      kind: 'Policy',
      name: 'p',
      statements: statements.map((each) => ({ effect: 'allow', actions: ['*'], ...each })),
    },
  );
}

function ask(world: PlainWorld, request: Partial<PlainRequest> = {}): string {
  return decideNaively(world, {
    principal: 'member/ana',
    action: 'events:read',
    resource: at,
    context: {},
    now,
    ...request,
  });
}

describe('actions', () => {
  test.each([
    ['events:read', 'events:read', true],
    ['EVENTS:Re*', 'events:read', true],
    ['events:read', 'Events:READ', true],
    ['events:?ead', 'events:read', true],
    ['events:?read', 'events:read', false],
    ['events:list', 'events:listAll', false],
    ['events:list*', 'events:listAll', true],
    ['*', 'events:listAll', true],
  ])('%s and %s: %s', (pattern, action, matches) => {
    expect(ask(ana({ actions: [pattern] }), { action })).toBe(matches ? 'allow' : 'implicit-deny');
  });

  test('notActions is every action but these', () => {
    expect(ask(ana({ actions: undefined, notActions: ['events:list*'] } as never))).toBe('allow');
    expect(ask(ana({ actions: undefined, notActions: ['events:re*'] } as never))).toBe('implicit-deny');
  });
});

describe('resources', () => {
  test.each([
    ['*', at, true],
    ['*', '*', true],
    ['krn:*:*:*:*', '*', false],
    ['krn:acme:governance:o:event/*', at, true],
    ['krn:acme:governance:{org_id}:event/*', at, true],
    ['krn:acme:governance:{org_id}:event/*', 'krn:acme:governance:x:event/7', false],
    ['krn:*:o:*:*', 'krn:acme:governance:o:event/7', false],
    ['krn:acme:governance:o:*', 'krn:acme:governance:o:a/b:c', true],
    ['krn:acme:governance:o:a?b', 'krn:acme:governance:o:a/b', true],
    ['krn:acme:governance:o:a?b', 'krn:acme:governance:o:a:b', true],
    ['krn:acme:governance:o:a?b', 'krn:acme:governance:o:ab', false],
    ['krn:acme:governance:o:a?b', 'krn:acme:governance:o:a😀b', true],
    ['krn:acme:governance:o:EVENT/7', at, false],
    ['krn:a?me:gov*:*:event/7', at, true],
    ['krn:acme:governance:*:o:event/7', at, false],
    ['krn:acme:governance:o:a.b', 'krn:acme:governance:o:axb', false],
    ['krn:acme:governance:o:a{*}b', 'krn:acme:governance:o:a*b', true],
    ['krn:acme:governance:o:a{*}b', 'krn:acme:governance:o:axb', false],
    ['krn:acme:governance:o:{{a}}', 'krn:acme:governance:o:{a}', true],
    ['arn:aws:s3:eu:o:bucket/*', 'arn:aws:s3:eu:o:bucket/a', true],
    ['arn:aws:s3:*:*:bucket', 'arn:aws:s3:::bucket', true],
    ['krn:acme:governance:o:{principal.name}/*', 'krn:acme:governance:o:ana/x', true],
    ['krn:acme:{principal.name}:o:x', 'krn:acme:ana:o:x', true],
  ])('%s and %s: %s', (pattern, resource, matches) => {
    expect(ask(ana({ resources: [pattern] }), { resource })).toBe(matches ? 'allow' : 'implicit-deny');
  });

  test.each([
    ['*', 'krn:acme:governance:o:*', 'allow'],
    ['*', 'krn:acme:governance:o:event', 'implicit-deny'],
    ['a:b', 'krn:acme:governance:o:a:b', 'allow'],
  ])('a value %s is those characters in %s: %s', (region, resource, reason) => {
    const world = ana({ resources: ['krn:acme:governance:o:{events.region}'] });
    expect(ask(world, { resource, context: { 'events.region': region } })).toBe(reason);
  });

  test('a colon in a value makes no segment', () => {
    const world = ana({ resources: ['krn:{events.region}:o:x:y'] });
    const context = { 'events.region': 'acme:governance' };
    expect(ask(world, { resource: 'krn:acme:governance:o:x:y', context })).toBe('implicit-deny');
  });

  test('the resource of an action without type is *', () => {
    expect(ask(ana({}), { action: 'events:ping', resource: '*' })).toBe('allow');
    expect(ask(ana({}), { action: 'events:ping' })).toBe('refused');
    expect(ask(ana({ resources: ['krn:*:*:*:*'] }), { action: 'events:ping', resource: '*' })).toBe(
      'implicit-deny',
    );
  });

  test('an action with types is done to a resource of one of them, which is named', () => {
    expect(ask(ana({}), { resource: undefined })).toBe('refused');
    expect(ask(ana({}), { resource: 'arn:a:b:c:o:d' })).toBe('allow');
    expect(ask(ana({}), { resource: 'KRN:a:b:o:d' })).toBe('refused');
    expect(ask(ana({}), { action: 'events:ping', resource: undefined })).toBe('allow');
    const keep = (resource: string) => ask(ana({}), { action: 'events:keep', resource });
    expect(['*', 'krn:a:b:o:any/x', 'krn:a:b:p:ana/x', 'krn:a:b:o:ana'].map(keep)).toEqual([
      'allow',
      'allow',
      'refused',
      'refused',
    ]);
  });

  test.each(['krn:acme:governance:o', 'krn:acme:governance:o:', 'a', '', 'k*:a:b:c:d', 'arn:a:b:c:d'])(
    '%s is no resource',
    (resource) => {
      expect(ask(ana({}), { resource })).toBe('refused');
    },
  );
});

describe('a variable without value is least access', () => {
  const missing = 'krn:acme:governance:o:{principal.attributes.nobody}';
  const other = 'krn:acme:governance:o:event/*';
  test.each([
    [{ resources: [missing] }, 'implicit-deny'],
    [{ resources: [missing, other] }, 'allow'],
    [{ notResources: [missing] }, 'implicit-deny'],
    [{ conditions: { StringEquals: { 'events.region': '{principal.attributes.nobody}' } } }, 'implicit-deny'],
    [
      { conditions: { StringNotEquals: { 'events.region': '{principal.attributes.nobody}' } } },
      'implicit-deny',
    ],
    [{ conditions: { StringEquals: { 'events.region': ['{principal.attributes.nobody}', 'eu'] } } }, 'allow'],
    [
      { conditions: { StringNotEquals: { 'events.region': ['{principal.attributes.nobody}', 'us'] } } },
      'implicit-deny',
    ],
    // A missing key is judged first.
    [{ conditions: { StringNotEquals: { 'events.name': '{principal.attributes.nobody}' } } }, 'allow'],
    [{ conditions: { StringEquals: { 'events.name': '{principal.attributes.nobody}' } } }, 'implicit-deny'],
  ])('allow %j: %s', (statement, reason) => {
    expect(ask(ana(statement as never), { context: { 'events.region': 'eu' } })).toBe(reason);
  });

  test.each([
    [{ resources: [missing] }, 'explicit-deny'],
    [{ notResources: [missing] }, 'explicit-deny'],
    [{ notResources: [missing, other] }, 'allow'],
    [{ conditions: { StringEquals: { 'events.region': '{principal.attributes.nobody}' } } }, 'explicit-deny'],
    [
      { conditions: { StringNotEquals: { 'events.region': '{principal.attributes.nobody}' } } },
      'explicit-deny',
    ],
    [
      { conditions: { StringNotEquals: { 'events.region': ['{principal.attributes.nobody}', 'eu'] } } },
      'allow',
    ],
    [{ conditions: { StringEquals: { 'events.name': '{principal.attributes.nobody}' } } }, 'allow'],
  ])('deny %j: %s', (statement, reason) => {
    const world = ana({}, { effect: 'deny', ...(statement as object) });
    expect(ask(world, { context: { 'events.region': 'eu' } })).toBe(reason);
  });
});

describe('conditions', () => {
  const context = {
    'events.region': 'eu',
    'Events.Tags': ['p', 'q'],
    'events.size': 5,
    'events.at': '2026-01-01T01:00:00+01:00',
    'events.open': false,
    'events.from': '::ffff:10.0.0.1',
  };
  test.each([
    ['StringEquals', 'events.region', 'eu', true],
    ['StringEquals', 'EVENTS.REGION', ['us', 'eu'], true],
    ['StringEquals', 'events.region', 'EU', false],
    ['StringEquals', 'events.region', 'e*', false],
    ['StringNotEquals', 'events.region', ['us', 'eu'], false],
    ['StringNotEquals', 'events.region', ['us', 'uk'], true],
    ['StringEqualsIgnoreCase', 'events.region', 'EU', true],
    ['StringNotEqualsIgnoreCase', 'events.region', 'EU', false],
    ['StringLike', 'events.region', 'e?', true],
    ['StringLike', 'events.region', 'e{?}', false],
    ['StringNotLike', 'events.region', ['a*', 'e*'], false],
    ['NumericEquals', 'events.size', [4, 5], true],
    ['NumericNotEquals', 'events.size', [4, 5], false],
    ['NumericLessThan', 'events.size', 5, false],
    ['NumericLessThan', 'events.size', [1, 6], true],
    ['NumericLessThanEquals', 'events.size', 5, true],
    ['NumericGreaterThan', 'events.size', 4.5, true],
    ['NumericGreaterThanEquals', 'events.size', 6, false],
    ['DateEquals', 'events.at', '2026-01-01', true],
    ['DateNotEquals', 'events.at', '2026-01-01T00:00:00Z', false],
    ['DateLessThan', 'events.at', '2026-01-01T00:00:01Z', true],
    ['DateGreaterThanEquals', 'events.at', '2026-01-01', true],
    ['DateGreaterThan', 'request.time', '2026-06-01T11:59:59Z', true],
    ['Bool', 'events.open', false, true],
    ['Bool', 'events.open', true, false],
    ['IpAddress', 'events.from', '10.0.0.0/8', true],
    ['IpAddress', 'events.from', '::/0', false],
    ['NotIpAddress', 'events.from', ['11.0.0.0/8', '10.0.0.1'], false],
    ['IpAddress', 'events.from', '::ffff:10.0.0.0/127', true],
    ['Null', 'events.region', true, false],
    ['Null', 'events.region', false, true],
    ['Null', 'events.name', true, true],
    ['Null', 'principal.attributes.none', true, true],
    ['ForAnyValue:StringEquals', 'events.tags', ['q', 'z'], true],
    ['ForAllValues:StringEquals', 'events.tags', ['q', 'z'], false],
    ['ForAllValues:StringLike', 'events.tags', '?', true],
    ['ForAnyValue:StringNotEquals', 'events.tags', 'p', true],
    ['ForAllValues:StringNotEquals', 'events.tags', 'p', false],
    ['ForAnyValue:StringEquals', 'events.region', 'eu', true],
    ['StringEquals', 'principal.name', 'ana', true],
    ['StringEquals', 'principal.name', '{principal.name}', true],
    ['StringEquals', 'principal.type', 'member', true],
    ['StringEquals', 'principal.attributes.Dept', 'x', true],
    ['NumericLessThan', 'principal.attributes.level', 4, true],
    ['ForAnyValue:StringEquals', 'principal.attributes.tags', 'q', true],
    // A missing key, an empty list being one too.
    ['StringEquals', 'events.name', 'a', false],
    ['StringNotEquals', 'events.name', 'a', true],
    ['StringEqualsIfExists', 'events.name', 'a', true],
    ['ForAnyValue:StringEqualsIfExists', 'principal.attributes.none', 'a', true],
    ['ForAllValues:StringEquals', 'principal.attributes.none', 'a', true],
    ['ForAnyValue:StringEquals', 'principal.attributes.none', 'a', false],
    ['ForAnyValue:StringNotEquals', 'principal.attributes.none', 'a', false],
    ['Bool', 'principal.mfa', false, false],
  ])('%s %s %j: %s', (operator, key, value, holds) => {
    const world = ana({ conditions: { [operator]: { [key]: value } } } as never);
    expect(ask(world, { context })).toBe(holds ? 'allow' : 'implicit-deny');
  });

  test('operators AND, keys AND', () => {
    const both = { StringEquals: { 'events.region': 'eu', 'events.name': 'a' } };
    expect(ask(ana({ conditions: both }), { context })).toBe('implicit-deny');
    const two = { StringEquals: { 'events.region': 'eu' }, Bool: { 'events.open': true } };
    expect(ask(ana({ conditions: two }), { context })).toBe('implicit-deny');
  });

  test.each([
    { 'events.nobody': 1 },
    { 'events.region': 1 },
    { 'events.tags': 'p' },
    { 'events.at': 'soon' },
    { 'events.from': '10.0.0.0/8' },
    { 'principal.name': 'ana' },
    { 'PRINCIPAL.attributes.new': 'x' },
    { 'resource.zone': 'z' },
    { 'request.time': now },
  ])('%j is refused', (given) => {
    expect(ask(ana({}), { context: given })).toBe('refused');
  });
});

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
