import { expect, test } from 'vitest';
import { decide } from '../../src/access/decide.ts';
import type { AccessRequest } from '../../src/access/request.ts';
import { accessOf, event, noon, statementsOfAna } from './access-of.ts';

const reads = '- { effect: allow, actions: ["events:read"] }';
const zones = (isolated: boolean) => `---
kind: Zone
name: vault
isolated: ${isolated}
resources: ["krn:k:events:acme:vault/*"]`;

interface Asked extends Partial<AccessRequest> {
  readonly more?: string;
  readonly organization?: string;
}

/** Whether an answer to `*` says that single resources were not judged. */
function warns(statements: string, { more = '', organization = '', ...asked }: Asked = {}): boolean {
  const access = accessOf(statementsOfAna(statements, more), organization);
  const request = { principal: 'member/ana', action: 'events:read', resource: '*', ...asked };
  const { effect, assumptions } = decide(access, request, noon);
  expect(effect).toBe('allow');
  return assumptions.includes('single-resources-not-judged');
}

test('an allow of `*` that nothing takes from is no more than it says', () => {
  expect(warns(reads)).toBe(false);
  expect(warns('- { effect: allow, actions: ["events:read"], resources: ["*"] }')).toBe(false);
});

test.each([
  ['a deny of some resources', `- { effect: deny, actions: ["events:*"], resources: ["${event}"] }`],
  [
    'a deny of all but some',
    '- { effect: deny, actions: ["events:*"], notResources: ["*", "krn:k:events:*:*"] }',
  ],
  [
    'a deny by zone',
    '- { effect: deny, actions: ["events:*"], conditions: { StringEquals: { resource.zone: vault } } }',
  ],
])('%s lets an allow of `*` pass, which is told', (_, deny) => {
  expect(warns(`${reads}\n${deny}`, { more: zones(false) })).toBe(true);
});

test('a deny of another action, or in another context, is not told', () => {
  expect(warns(`${reads}\n- { effect: deny, actions: ["events:write"], resources: ["${event}"] }`)).toBe(
    false,
  );
  const remote = `- { effect: deny, actions: ["events:*"], resources: ["${event}"], conditions: { Bool: { events.internal: false } } }`;
  expect(warns(`${reads}\n${remote}`, { context: { 'events.internal': true } })).toBe(false);
  expect(warns(`${reads}\n${remote}`, { context: { 'events.internal': false } })).toBe(true);
});

test('what an allow leaves out is told, unless another gives it', () => {
  const some = `- { effect: allow, actions: ["events:read"], notResources: ["${event}"] }`;
  const inNoZone =
    '- { effect: allow, actions: ["events:read"], conditions: { "Null": { resource.zone: true } } }';
  expect(warns(some)).toBe(true);
  expect(warns(inNoZone, { more: zones(false) })).toBe(true);
  expect(warns(`${some}\n${reads}`)).toBe(false);
});

test('an isolated zone is told, unless the role reaches zones', () => {
  expect(warns(reads, { more: zones(true) })).toBe(true);
  expect(warns(reads, { more: zones(false) })).toBe(false);
  const reaching = `---
kind: Role
name: roamer
reachesZones: true
policies: [own]
---
kind: Member
name: bo
role: roamer
${zones(true)}`;
  expect(warns(reads, { more: reaching, principal: 'member/bo' })).toBe(false);
});

test('a boundary may leave out single resources', () => {
  const more = `---
kind: Policy
name: limits
statements:
  - { effect: allow, actions: ["*"] }
  - { effect: deny, actions: ["*"], resources: ["${event}"] }`;
  expect(warns(reads, { more, organization: 'boundary: [limits]\n' })).toBe(true);
});

test('an action that is done to no resource has none that differs', () => {
  const pings = '- { effect: allow, actions: ["events:*"] }';
  const denies = `- { effect: deny, actions: ["events:*"], resources: ["${event}"] }`;
  expect(warns(`${pings}\n${denies}`, { action: 'events:ping' })).toBe(false);
});

test('a deny of `*` and an answer about one resource assume nothing of others', () => {
  const access = accessOf(
    statementsOfAna(`${reads}\n- { effect: deny, actions: ["events:read"], resources: ["${event}"] }`),
  );
  const ask = (resource: string, principal = 'member/ana') =>
    decide(access, { principal, action: 'events:read', resource }, noon).assumptions;
  expect(ask(event)).toEqual(['files-in-force']);
  expect(ask('krn:k:events:acme:event/2')).toEqual(['files-in-force']);
  expect(ask('*')).toEqual(['files-in-force', 'single-resources-not-judged']);
  expect(ask('*', 'member/nobody')).toEqual(['files-in-force']);
});
