import { expect, test } from 'vitest';
import { effectivePermissions } from '../../src/access/effective-permissions.ts';
import { accessOf, noon, statementsOfAna } from './access-of.ts';

function extents(statements: string, more = '', organization = ''): Readonly<Record<string, string>> {
  const access = accessOf(statementsOfAna(statements, more), organization);
  const { permissions } = effectivePermissions(access, 'member/ana', noon);
  return Object.fromEntries(permissions.map(({ action, extent }) => [action, extent]));
}

test('permissions stand in the order of the catalogue, with how far they reach', () => {
  expect(
    extents(`
- { effect: allow, actions: ["events:*"] }
- { effect: allow, actions: ["billing:*"], resources: ["krn:k:billing:*:*"] }
- { effect: deny, actions: ["events:write"] }
- { effect: deny, actions: ["events:list"], resources: ["krn:k:events:*:secret/*"] }`),
  ).toEqual({
    'billing:pay': 'always',
    'billing:view': 'always',
    'events:read': 'always',
    'events:list': 'sometimes',
    'events:listAll': 'always',
    'events:touch': 'always',
    'events:write': 'never',
    'events:ping': 'always',
  });
});

test('what principal and time decide is decided', () => {
  expect(
    extents(`
- { effect: allow, actions: ["events:read"], conditions: { StringEquals: { principal.attributes.department: quality } } }
- { effect: allow, actions: ["events:list"], conditions: { StringEquals: { principal.attributes.department: sales } } }
- { effect: allow, actions: ["events:write"], conditions: { DateLessThan: { request.time: 2026-12-02 } } }
- { effect: allow, actions: ["billing:pay"], conditions: { Bool: { principal.mfa: true } } }`),
  ).toEqual({ 'events:read': 'always', 'events:write': 'always', 'billing:pay': 'sometimes' });
});

test('an inactive principal has none', () => {
  const access = accessOf('kind: Member\nname: ana\nstatus: suspended\n');
  expect(effectivePermissions(access, 'member/ana', noon)).toEqual({
    principal: 'member/ana',
    inactive: { principal: 'member/ana', because: 'suspended' },
    permissions: [],
  });
  expect(effectivePermissions(access, 'member/nobody', noon).inactive?.because).toBe('unknown');
});

test('permissions reach the resources of the organization, which a type may say that all of its are', () => {
  const access = accessOf(`
kind: Service
name: records
actions:
  own: { resources: [own, named, region] }
  foreign: { resources: [own, any] }
  part: { resources: [part] }
  none: { }
resourceTypes:
  own: "krn:k:records:{org_id}:*"
  named: "krn:k:records:acme:*"
  region: "arn:*:records:*:{org_id}:*"
  any: "krn:k:records:*:*"
  part: "krn:k:records:{org_id}-x:*"
---
kind: Role
name: clerk
permissions: ["records:*"]
---
kind: Member
name: ana
role: clerk
`);
  const { permissions } = effectivePermissions(access, 'member/ana', noon);
  expect(permissions.map(({ action, extent }) => [action, extent])).toEqual([
    ['records:own', 'always'],
    ['records:foreign', 'sometimes'],
    ['records:part', 'sometimes'],
    ['records:none', 'always'],
  ]);
});

test('of an action without types: a text that the caller may give decides, or not', () => {
  const extentOf = (statements: string) => extents(statements)['events:ping'];
  const pattern = '["krn:{events.region}:events:acme:*"]';
  const allow = '- { effect: allow, actions: ["events:ping"] }';
  // Without a region the deny matches, and with one no more.
  expect(extentOf(`${allow}\n- { effect: deny, actions: ["*"], resources: ${pattern} }`)).toBe('sometimes');
  expect(extentOf(`${allow}\n- { effect: deny, actions: ["*"], notResources: ${pattern} }`)).toBe('never');
  expect(extentOf(`- { effect: allow, actions: ["*"], notResources: ${pattern} }`)).toBe('sometimes');
  expect(extentOf(`- { effect: allow, actions: ["*"], resources: ${pattern} }`)).toBeUndefined();
  expect(extentOf(allow)).toBe('always');
});
