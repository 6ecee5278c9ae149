import { describe, expect, test } from 'vitest';
import type { ContextValue } from '../../src/access/request.ts';
import { accessOf, noon, reasonOf } from './access-of.ts';
import { holds } from './holds.ts';

describe('operators AND, keys AND, values OR; keys without case', () => {
  const both = { 'events.region': 'eu', 'events.size': 1 };
  test.each<[string, Readonly<Record<string, ContextValue>>, string]>([
    ['{ StringEquals: { events.region: eu }, NumericEquals: { events.size: 1 } }', both, 'holds'],
    ['{ StringEquals: { events.region: eu }, NumericEquals: { events.size: 2 } }', both, 'fails'],
    ['{ StringLike: { events.region: eu, principal.name: bo } }', both, 'fails'],
    ['{ StringLike: { events.region: eu, principal.name: a* } }', both, 'holds'],
    ['{ StringEquals: { EVENTS.Region: eu } }', { 'Events.REGION': 'eu' }, 'holds'],
    ['{ StringEquals: { Principal.Attributes.DEPARTMENT: quality } }', {}, 'holds'],
  ])('%s of %j: %s', (conditions, context, expected) => {
    expect(holds(conditions, context)).toBe(expected);
  });
});

describe('a missing key, an empty list being one too, is judged in order', () => {
  const missing: readonly [string, string][] = [
    ['{ Bool: { principal.mfa: true } }', 'fails'],
    ['{ Bool: { principal.mfa: false } }', 'fails'],
    ['{ BoolIfExists: { principal.mfa: false } }', 'holds'],
    ['{ StringEquals: { events.region: eu } }', 'fails'],
    ['{ StringNotEquals: { events.region: eu } }', 'holds'],
    ['{ StringNotLike: { events.region: "*" } }', 'holds'],
    ['{ NotIpAddress: { request.ip: 0.0.0.0/0 } }', 'holds'],
    ['{ NumericNotEquals: { events.size: 1 } }', 'holds'],
    ['{ DateNotEquals: { events.at: 2026-12-01 } }', 'holds'],
    ['{ StringEqualsIfExists: { events.region: eu } }', 'holds'],
    ['{ StringNotEqualsIfExists: { events.region: eu } }', 'holds'],
    ['{ "ForAllValues:StringEquals": { events.tags: a } }', 'holds'],
    ['{ "ForAllValues:StringNotEquals": { events.tags: a } }', 'holds'],
    ['{ "ForAnyValue:StringEquals": { events.tags: a } }', 'fails'],
    ['{ "ForAnyValue:StringNotEquals": { events.tags: a } }', 'fails'],
    ['{ "ForAnyValue:StringEqualsIfExists": { events.tags: a } }', 'holds'],
    ['{ "ForAnyValue:StringNotEqualsIfExists": { events.tags: a } }', 'holds'],
    ['{ "ForAllValues:StringEqualsIfExists": { events.tags: a } }', 'holds'],
    ['{ "Null": { events.tags: true } }', 'holds'],
    ['{ "Null": { events.tags: false } }', 'fails'],
    ['{ "ForAllValues:StringEquals": { events.region: a } }', 'holds'],
    ['{ "ForAnyValue:StringNotEquals": { events.region: a } }', 'fails'],
    ['{ StringEquals: { principal.attributes.unsaid: a } }', 'fails'],
    ['{ StringNotEquals: { principal.attributes.unsaid: a } }', 'holds'],
    ['{ "ForAllValues:StringEquals": { principal.attributes.none: a } }', 'holds'],
    ['{ "Null": { principal.attributes.none: true } }', 'holds'],
    ['{ "Null": { principal.teams: true } }', 'holds'],
    ['{ "Null": { resource.zone: true } }', 'holds'],
    ['{ "Null": { principal.name: false } }', 'holds'],
    ['{ "Null": { request.time: true } }', 'fails'],
    // The key is judged first, also where the value has no value either.
    ['{ StringEquals: { events.region: "{principal.attributes.unsaid}" } }', 'fails'],
    ['{ StringNotEquals: { events.region: "{principal.attributes.unsaid}" } }', 'holds'],
  ];
  test.each(missing)('%s: %s', (conditions, expected) => {
    expect(holds(conditions)).toBe(expected);
  });
  test.each(missing.filter(([conditions]) => conditions.includes('events.tags')))(
    '%s, an empty list: %s',
    (conditions, expected) => {
      expect(holds(conditions, { 'events.tags': [] })).toBe(expected);
    },
  );
});

describe('lists', () => {
  test.each<[string, ContextValue, string]>([
    ['{ "ForAnyValue:StringEquals": { events.tags: [a, b] } }', ['x', 'b'], 'holds'],
    ['{ "ForAnyValue:StringEquals": { events.tags: [a, b] } }', ['x'], 'fails'],
    ['{ "ForAllValues:StringEquals": { events.tags: [a, b] } }', ['a', 'b', 'a'], 'holds'],
    ['{ "ForAllValues:StringEquals": { events.tags: [a, b] } }', ['a', 'x'], 'fails'],
    ['{ "ForAnyValue:StringNotEquals": { events.tags: [a, b] } }', ['a', 'x'], 'holds'],
    // Of a negated operator none of the values: `y` is one of them. Elsewhere this allows.
    ['{ "ForAnyValue:StringNotEquals": { events.tags: [y, z] } }', ['y'], 'fails'],
    ['{ "ForAllValues:StringNotEquals": { events.tags: [y, z] } }', ['a', 'z'], 'fails'],
    ['{ "ForAllValues:StringNotEquals": { events.tags: [y, z] } }', ['a', 'b'], 'holds'],
    ['{ "ForAllValues:StringLike": { events.tags: "a*" } }', ['a', 'ab'], 'holds'],
  ])('%s of %j: %s', (conditions, tags, expected) => {
    expect(holds(conditions, { 'events.tags': tags })).toBe(expected);
  });

  test.each<[string, Readonly<Record<string, ContextValue>>, string]>([
    ['{ "ForAnyValue:NumericGreaterThan": { events.sizes: 5 } }', { 'events.sizes': [1, 6] }, 'holds'],
    [
      '{ "ForAllValues:DateLessThan": { events.dates: 2026-12-02 } }',
      { 'events.dates': ['2026-12-01', '2026-12-02'] },
      'fails',
    ],
    ['{ "ForAnyValue:Bool": { events.flags: true } }', { 'events.flags': [false, true] }, 'holds'],
    [
      '{ "ForAllValues:IpAddress": { events.hops: 10.0.0.0/8 } }',
      { 'events.hops': ['10.0.0.1', '::ffff:10.0.0.2'] },
      'holds',
    ],
    [
      '{ "ForAllValues:IpAddress": { events.hops: 10.0.0.0/8 } }',
      { 'events.hops': ['10.0.0.1', '11.0.0.2'] },
      'fails',
    ],
    // A scalar key under a prefix is a list of one.
    ['{ "ForAnyValue:StringEquals": { events.region: [eu, us] } }', { 'events.region': 'us' }, 'holds'],
    ['{ "ForAllValues:StringNotEquals": { events.region: [eu, us] } }', { 'events.region': 'us' }, 'fails'],
  ])('%s of %j: %s', (conditions, context, expected) => {
    expect(holds(conditions, context)).toBe(expected);
  });
});

describe('attributes are free-form: what an operator cannot read is least access', () => {
  test.each([
    ['{ NumericGreaterThan: { principal.attributes.level: 2 } }', 'holds'],
    ['{ NumericGreaterThan: { principal.attributes.department: 2 } }', 'least access'],
    ['{ NumericNotEquals: { principal.attributes.department: 2 } }', 'least access'],
    ['{ StringEquals: { principal.attributes.level: "3" } }', 'least access'],
    ['{ StringEquals: { principal.attributes.tags: a } }', 'least access'],
    ['{ StringNotEquals: { principal.attributes.tags: a } }', 'least access'],
    ['{ "ForAnyValue:StringEquals": { principal.attributes.tags: b } }', 'holds'],
    ['{ "ForAllValues:StringEquals": { principal.attributes.tags: b } }', 'fails'],
    ['{ StringEquals: { principal.attributes.mixed: x } }', 'least access'],
    ['{ "Null": { principal.attributes.mixed: false } }', 'holds'],
  ])('%s: %s', (conditions, expected) => {
    expect(holds(conditions)).toBe(expected);
  });
});

test('what the model says of a principal', () => {
  const access = accessOf(`
kind: Policy
name: who
statements:
  - { sid: Name, effect: allow, actions: ["events:read"], conditions: { StringEquals: { principal.name: ci, principal.type: service-account } } }
  - { sid: Teams, effect: allow, actions: ["events:list"], conditions: { "ForAnyValue:StringEquals": { principal.teams: core } } }
  - { sid: Only, effect: allow, actions: ["events:write"], conditions: { "ForAllValues:StringEquals": { principal.teams: [core, inner] }, "Null": { principal.teams: false } } }
---
kind: Role
name: who
policies: [who]
---
kind: ServiceAccount
name: ci
owner: member/ana
role: who
---
kind: MemberList
items:
  - { name: ana, role: who }
  - { name: bo, role: who }
---
kind: Team
name: core
members: [{ member: bo, expires: 2026-12-05 }]
---
kind: Team
name: inner
parent: core
members: [ana]
`);
  const ask = (principal: string, action: string, now = noon) => reasonOf(access, { principal, action, now });
  expect(ask('service-account/ci', 'events:read')).toBe('allow');
  expect(ask('member/ana', 'events:read')).toBe('implicit-deny');
  expect(ask('member/ana', 'events:list')).toBe('allow');
  expect(ask('member/ana', 'events:write')).toBe('allow');
  expect(ask('member/bo', 'events:list')).toBe('allow');
  expect(ask('member/bo', 'events:list', Date.parse('2026-12-06'))).toBe('implicit-deny');
  expect(ask('service-account/ci', 'events:write')).toBe('implicit-deny');
});
