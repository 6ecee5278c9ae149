import { describe, expect, test } from 'vitest';
import { ana, ask, at, now } from './ask-naively.ts';

/** What is checked against the engine is checked by hand first: each table is a part of semantics.md. */

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
