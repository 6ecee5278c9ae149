import { describe, expect, test } from 'vitest';
import type { ContextValue } from '../../src/access/request.ts';
import { holds } from './holds.ts';

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
