import { describe, expect, test } from 'vitest';
import { checkRepository, filesOf } from '../model/fixture-repository.ts';
import { accessOf, event, reasonOf, statementsOfAna } from './access-of.ts';

/*
 * What was observed of another engine (field/engines.md, section 1), and what holds here.
 */

function decides(statements: string, asked: Parameters<typeof reasonOf>[1] = {}): string {
  return reasonOf(accessOf(statementsOfAna(statements)), asked);
}

const everything = '- { effect: allow, actions: ["*"] }';

describe('as there', () => {
  test('a resource with another case is another one, an action is not', () => {
    const statement = `- { effect: allow, actions: ["events:READ"], resources: ["${event}"] }`;
    expect(decides(statement)).toBe('allow');
    expect(decides(statement, { resource: event.replace('event/', 'Event/') })).toBe('implicit-deny');
  });

  test('a star crosses `/`, and no colon of the head', () => {
    expect(
      decides('- { effect: allow, actions: ["*"], resources: ["krn:k:events:acme:a/*/d"] }', {
        resource: 'krn:k:events:acme:a/b/c/d',
      }),
    ).toBe('allow');
    expect(
      decides('- { effect: allow, actions: ["*"], resources: ["arn:aws:events:*:*:b"] }', {
        action: 'events:touch',
        resource: 'arn:aws:events:x:y:z:b',
      }),
    ).toBe('implicit-deny');
  });

  test('an allow with notActions allows what is in no catalogue it names', () => {
    expect(
      decides('- { effect: allow, notActions: ["events:*"] }', {
        action: 'bylaw:roles.assign',
        resource: '*',
      }),
    ).toBe('allow');
  });

  test('an allow that asks for MFA denies where nothing is said of it', () => {
    expect(
      decides('- { effect: allow, actions: ["*"], conditions: { Bool: { principal.mfa: true } } }'),
    ).toBe('implicit-deny');
  });

  test('a deny without MFA is escaped by saying nothing, and not with IfExists', () => {
    const deny = (operator: string) =>
      `${everything}\n- { effect: deny, actions: ["*"], conditions: { ${operator}: { principal.mfa: false } } }`;
    expect(decides(deny('Bool'))).toBe('allow');
    expect(decides(deny('BoolIfExists'))).toBe('explicit-deny');
  });

  test('a negated operator and ForAllValues hold of a missing key', () => {
    expect(
      decides('- { effect: allow, actions: ["*"], conditions: { StringNotEquals: { events.region: eu } } }'),
    ).toBe('allow');
    const all =
      '- { effect: allow, actions: ["*"], conditions: { "ForAllValues:StringEquals": { events.tags: a } } }';
    expect(decides(all)).toBe('allow');
    expect(decides(all, { context: { 'events.tags': [] } })).toBe('allow');
    const present =
      '- { effect: allow, actions: ["*"], conditions: { "ForAllValues:StringEquals": { events.tags: a }, "Null": { events.tags: false } } }';
    expect(decides(present, { context: { 'events.tags': [] } })).toBe('implicit-deny');
  });

  test('ForAnyValue of a missing key holds not, so that a deny is escaped', () => {
    expect(
      decides(
        `${everything}\n- { effect: deny, actions: ["*"], conditions: { "ForAnyValue:StringEquals": { events.tags: a } } }`,
      ),
    ).toBe('allow');
  });

  test('several values of a negated operator are none of them', () => {
    const none =
      '- { effect: allow, actions: ["*"], conditions: { StringNotEquals: { events.region: [eu, us] } } }';
    expect(decides(none, { context: { 'events.region': 'us' } })).toBe('implicit-deny');
    expect(decides(none, { context: { 'events.region': 'asia' } })).toBe('allow');
  });

  test('a star in the value of a variable injects nothing', () => {
    const own =
      '- { effect: allow, actions: ["*"], resources: ["krn:k:events:acme:{principal.attributes.star}"] }';
    expect(decides(own)).toBe('implicit-deny');
    expect(decides(own, { resource: 'krn:k:events:acme:*' })).toBe('allow');
  });
});

describe('not as there', () => {
  test('ForAnyValue of a negated operator: none of the values, not some that differs', () => {
    const any =
      '- { effect: allow, actions: ["*"], conditions: { "ForAnyValue:StringNotEquals": { events.tags: [y, z] } } }';
    expect(decides(any, { context: { 'events.tags': ['y'] } })).toBe('implicit-deny');
  });

  test('a variable without value keeps no deny from matching', () => {
    const deny = `${everything}\n- { effect: deny, actions: ["*"], resources: ["krn:k:events:acme:{principal.attributes.unsaid}/*"] }`;
    expect(decides(deny)).toBe('explicit-deny');
  });

  test.each([
    ['actions: []', 'parse/'],
    ['notActions: []', 'parse/'],
    ['actions: ["events:read"], resources: []', 'parse/'],
    ['actions: ["events:read"], notResources: []', 'parse/'],
    ['actions: ["events:read"], conditions: {}', 'parse/'],
    ['actions: ["events:read"], conditions: { StringEquals: {} }', 'parse/'],
    ['actions: ["events:read"], conditions: { StringEquals: { principal.name: [] } }', 'parse/'],
    ['actions: ["*:read"]', 'parse/'],
    ['actions: ["ev*:read"]', 'parse/'],
    ['actions: ["events:read"], resources: ["krn:k:events"]', 'model/malformed-resource'],
    [
      'actions: ["events:read"], conditions: { StringEquals: { principal.teams: a } }',
      'model/operator-does-not-fit',
    ],
    ['actions: ["events:read"], conditions: { "ForAnyValue:Null": { principal.teams: true } }', 'parse/'],
    ['actions: ["events:read"], conditions: { NullIfExists: { principal.teams: true } }', 'parse/'],
  ])('what would be true or false of everything is an error: %s', (statement, code) => {
    const files = filesOf({
      'bylaw.yaml': 'kind: Repository\n',
      'organizations/acme/acme.yaml': 'kind: Organization\nname: acme\n',
      'organizations/acme/events.yaml': 'kind: Service\nname: events\nactions: { read: {} }\n',
      'organizations/acme/policy.yaml': `kind: Policy\nname: p\nstatements: [{ effect: allow, ${statement} }]\n`,
    });
    const found = checkRepository(files).diagnostics.filter(({ severity }) => severity === 'error');
    expect(found.map((each) => each.code).join(' ')).toContain(code);
  });
});
