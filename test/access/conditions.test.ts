import { describe, expect, test } from 'vitest';
import type { ContextValue } from '../../src/access/request.ts';
import { accessOf, noon, reasonOf, statementsOfAna } from './access-of.ts';

/** Whether a condition holds, of an allow and of a deny: each alone, so that they cannot hide each other. */
function holds(conditions: string, context: Readonly<Record<string, ContextValue>> = {}): string {
  const allow = accessOf(
    statementsOfAna(`- { effect: allow, actions: ["events:read"], conditions: ${conditions} }`),
  );
  const deny = accessOf(
    statementsOfAna(`
- { effect: allow, actions: ["events:read"] }
- { effect: deny, actions: ["events:read"], conditions: ${conditions} }`),
  );
  const allows = reasonOf(allow, { context }) === 'allow';
  const denies = reasonOf(deny, { context }) === 'explicit-deny';
  return allows === denies ? (allows ? 'holds' : 'fails') : 'least access';
}

describe('operators compare', () => {
  test.each<[string, Readonly<Record<string, ContextValue>>, string]>([
    ['{ StringEquals: { events.region: eu } }', { 'events.region': 'eu' }, 'holds'],
    ['{ StringEquals: { events.region: eu } }', { 'events.region': 'EU' }, 'fails'],
    ['{ StringEquals: { events.region: "e*" } }', { 'events.region': 'eu' }, 'fails'],
    ['{ StringEquals: { events.region: "e*" } }', { 'events.region': 'e*' }, 'holds'],
    ['{ StringEquals: { events.region: "{*}" } }', { 'events.region': '*' }, 'holds'],
    ['{ StringEquals: { events.region: [eu, us] } }', { 'events.region': 'us' }, 'holds'],
    ['{ StringNotEquals: { events.region: eu } }', { 'events.region': 'us' }, 'holds'],
    ['{ StringNotEquals: { events.region: [eu, us] } }', { 'events.region': 'us' }, 'fails'],
    ['{ StringEqualsIgnoreCase: { events.region: Eu } }', { 'events.region': 'eU' }, 'holds'],
    ['{ StringNotEqualsIgnoreCase: { events.region: Eu } }', { 'events.region': 'eU' }, 'fails'],
    ['{ StringLike: { events.region: "e*" } }', { 'events.region': 'eu' }, 'holds'],
    ['{ StringLike: { events.region: "e*" } }', { 'events.region': 'Eu' }, 'fails'],
    ['{ StringLike: { events.region: "e?" } }', { 'events.region': 'e:' }, 'holds'],
    ['{ StringLike: { events.region: "e.+" } }', { 'events.region': 'eu' }, 'fails'],
    ['{ StringNotLike: { events.region: ["e*", "u*"] } }', { 'events.region': 'us' }, 'fails'],
    ['{ StringNotLike: { events.region: ["e*", "u*"] } }', { 'events.region': 'asia' }, 'holds'],
    ['{ ResourceLike: { events.region: "krn:k:e:*:x" } }', { 'events.region': 'krn:k:e:a:x' }, 'holds'],
    ['{ ResourceLike: { events.region: "krn:k:*:a:x" } }', { 'events.region': 'krn:k:e:b:a:x' }, 'fails'],
    ['{ ResourceLike: { events.region: "krn:k:e:a:*" } }', { 'events.region': 'krn:k:e:a:' }, 'fails'],
    ['{ ResourceLike: { events.region: "*" } }', { 'events.region': 'nonsense' }, 'holds'],
    ['{ ResourceNotLike: { events.region: "krn:k:e:a:*" } }', { 'events.region': 'nonsense' }, 'holds'],
    ['{ NumericEquals: { events.size: [1, 2] } }', { 'events.size': 2 }, 'holds'],
    ['{ NumericEquals: { events.size: 1 } }', { 'events.size': 1.0000001 }, 'fails'],
    ['{ NumericNotEquals: { events.size: [1, 2] } }', { 'events.size': 2 }, 'fails'],
    ['{ NumericLessThan: { events.size: 2 } }', { 'events.size': 2 }, 'fails'],
    ['{ NumericLessThan: { events.size: [1, 9] } }', { 'events.size': 2 }, 'holds'],
    ['{ NumericLessThanEquals: { events.size: 2 } }', { 'events.size': 2 }, 'holds'],
    ['{ NumericGreaterThan: { events.size: 2 } }', { 'events.size': 10 }, 'holds'],
    ['{ NumericGreaterThanEquals: { events.size: 2.5 } }', { 'events.size': 2 }, 'fails'],
    ['{ DateEquals: { events.at: 2026-12-01 } }', { 'events.at': '2026-12-01T01:00:00+01:00' }, 'holds'],
    ['{ DateNotEquals: { events.at: 2026-12-01 } }', { 'events.at': '2026-12-01' }, 'fails'],
    ['{ DateLessThan: { events.at: 2026-12-01 } }', { 'events.at': '2026-12-01T00:30:00+01:00' }, 'holds'],
    [
      '{ DateLessThanEquals: { events.at: 2026-12-01 } }',
      { 'events.at': '2026-12-01T00:00:00.001Z' },
      'fails',
    ],
    ['{ DateGreaterThan: { events.at: 2026-12-01 } }', { 'events.at': '2026-12-01T00:00:00.001Z' }, 'holds'],
    ['{ DateGreaterThanEquals: { events.at: 2026-12-01 } }', { 'events.at': '2026-11-30' }, 'fails'],
    ['{ DateGreaterThan: { request.time: 2026-12-01T11:59:59Z } }', {}, 'holds'],
    ['{ DateGreaterThan: { request.time: 2026-12-01T12:00:00Z } }', {}, 'fails'],
    ['{ Bool: { events.internal: true } }', { 'events.internal': true }, 'holds'],
    ['{ Bool: { events.internal: true } }', { 'events.internal': false }, 'fails'],
    ['{ Bool: { events.internal: [true, false] } }', { 'events.internal': false }, 'holds'],
    ['{ IpAddress: { request.ip: 10.0.0.0/8 } }', { 'request.ip': '10.255.0.1' }, 'holds'],
    ['{ IpAddress: { request.ip: 10.0.0.0/8 } }', { 'request.ip': '11.0.0.1' }, 'fails'],
    ['{ IpAddress: { request.ip: 10.0.0.7 } }', { 'request.ip': '10.0.0.7' }, 'holds'],
    ['{ IpAddress: { request.ip: 10.0.0.7 } }', { 'request.ip': '10.0.0.8' }, 'fails'],
    [
      '{ IpAddress: { request.ip: ["2001:db8::/32", 10.0.0.0/8] } }',
      { 'request.ip': '2001:DB8:0::1' },
      'holds',
    ],
    ['{ NotIpAddress: { request.ip: [10.0.0.0/8, 11.0.0.0/8] } }', { 'request.ip': '11.0.0.1' }, 'fails'],
    // A v4-mapped v6 address is its v4 address, on both sides.
    ['{ IpAddress: { request.ip: 10.0.0.0/8 } }', { 'request.ip': '::ffff:10.1.2.3' }, 'holds'],
    ['{ IpAddress: { request.ip: 10.0.0.0/8 } }', { 'request.ip': '::ffff:a01:203' }, 'holds'],
    ['{ NotIpAddress: { request.ip: 10.0.0.0/8 } }', { 'request.ip': '::ffff:10.1.2.3' }, 'fails'],
    ['{ IpAddress: { request.ip: "::ffff:10.0.0.0/104" } }', { 'request.ip': '10.1.2.3' }, 'holds'],
    ['{ IpAddress: { request.ip: "::ffff:10.0.0.7" } }', { 'request.ip': '10.0.0.7' }, 'holds'],
    ['{ IpAddress: { request.ip: "::/0" } }', { 'request.ip': '2001:db8::1' }, 'holds'],
    ['{ IpAddress: { request.ip: "::/0" } }', { 'request.ip': '10.0.0.7' }, 'fails'],
    ['{ IpAddress: { request.ip: 0.0.0.0/0 } }', { 'request.ip': '::1' }, 'fails'],
  ])('%s of %j: %s', (conditions, context, expected) => {
    expect(holds(conditions, context)).toBe(expected);
  });
});

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

describe('variables in values', () => {
  test.each<[string, Readonly<Record<string, ContextValue>>, string]>([
    ['{ StringEquals: { events.region: "{principal.name}" } }', { 'events.region': 'ana' }, 'holds'],
    [
      '{ StringEquals: { events.region: "{principal.id}-{org_id}" } }',
      { 'events.region': 'ana-acme' },
      'holds',
    ],
    [
      '{ StringLike: { events.region: "{principal.attributes.department}/*" } }',
      { 'events.region': 'quality/7' },
      'holds',
    ],
    // A star in a value is a star.
    [
      '{ StringLike: { events.region: "{principal.attributes.star}" } }',
      { 'events.region': 'anything' },
      'fails',
    ],
    ['{ StringLike: { events.region: "{principal.attributes.star}" } }', { 'events.region': '*' }, 'holds'],
    [
      '{ StringNotLike: { events.region: "{principal.attributes.star}" } }',
      { 'events.region': 'anything' },
      'holds',
    ],
    ['{ StringEquals: { principal.name: "{events.region}" } }', { 'events.region': 'ana' }, 'holds'],
    // Without value: least access, positive and negated alike; not its neighbours.
    ['{ StringEquals: { principal.name: "{events.region}" } }', {}, 'least access'],
    ['{ StringNotEquals: { principal.name: "{events.region}" } }', {}, 'least access'],
    ['{ StringLike: { principal.name: ["{events.region}", "a*"] } }', {}, 'holds'],
    ['{ StringNotLike: { principal.name: ["{events.region}", "a*"] } }', {}, 'fails'],
    [
      '{ "ForAnyValue:StringEquals": { events.tags: "{events.region}" } }',
      { 'events.tags': ['a'] },
      'least access',
    ],
    [
      '{ "ForAllValues:StringNotEquals": { events.tags: "{events.region}" } }',
      { 'events.tags': ['a'] },
      'least access',
    ],
    // An attribute that is no text has no value, and one that is written twice neither.
    ['{ StringEquals: { principal.name: "{principal.attributes.level}" } }', {}, 'least access'],
    ['{ StringEquals: { principal.name: "{principal.attributes.tags}" } }', {}, 'least access'],
    ['{ StringEquals: { principal.name: "{principal.attributes.mixed}" } }', {}, 'least access'],
    ['{ StringEquals: { principal.name: "{zone}" } }', {}, 'least access'],
    // A value that the operator cannot read is none.
    [
      '{ NumericEquals: { events.size: "{principal.attributes.department}" } }',
      { 'events.size': 1 },
      'least access',
    ],
    [
      '{ NumericEquals: { events.size: "{events.region}" } }',
      { 'events.size': 12, 'events.region': '12' },
      'holds',
    ],
    ['{ DateLessThan: { request.time: "{events.region}" } }', { 'events.region': '2027-01-01' }, 'holds'],
    [
      '{ IpAddress: { request.ip: "{events.region}" } }',
      { 'request.ip': '10.0.0.1', 'events.region': '10.0.0.0/8' },
      'holds',
    ],
    [
      '{ Bool: { principal.mfa: "{events.region}" } }',
      { 'principal.mfa': true, 'events.region': 'true' },
      'holds',
    ],
    [
      '{ Bool: { principal.mfa: "{events.region}" } }',
      { 'principal.mfa': true, 'events.region': 'yes' },
      'least access',
    ],
    [
      '{ ResourceLike: { events.region: "krn:k:e:{principal.name}:*" } }',
      { 'events.region': 'krn:k:e:ana:x' },
      'holds',
    ],
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
