import { expect, test } from 'vitest';
import { effectivePermissions } from '../../src/access/effective-permissions.ts';
import { rolePermissions } from '../../src/access/role-permissions.ts';
import { chosenSeed } from '../chosen-seed.ts';
import { fc } from '../properties.ts';
import { accessOf, noon, statementsOfAna } from './access-of.ts';

function extentsOfRole(statements: string, more = '', organization = ''): Readonly<Record<string, string>> {
  const access = accessOf(statementsOfAna(statements, more), organization);
  return Object.fromEntries(rolePermissions(access, 'own').map(({ action, extent }) => [action, extent]));
}

test('a role gives an action as far as somebody has it who holds nothing else', () => {
  expect(
    extentsOfRole(`
- { effect: allow, actions: ["events:*"] }
- { effect: allow, actions: ["billing:*"], resources: ["krn:k:billing:*:*"] }
- { effect: deny, actions: ["events:write"], resources: ["krn:k:events:*:*"] }
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

test('what is done to no resource is not given by a statement about some', () => {
  expect(
    extentsOfRole('- { effect: allow, actions: ["events:*"], resources: ["krn:k:events:*:*"] }'),
  ).not.toHaveProperty('events:ping');
});

test('what depends on the holder is given sometimes', () => {
  expect(
    extentsOfRole(`
- { effect: allow, actions: ["events:read"], conditions: { StringEquals: { principal.attributes.department: quality } } }
- { effect: allow, actions: ["events:list"], conditions: { StringEquals: { principal.attributes.department: sales } } }
- { effect: allow, actions: ["events:write"], conditions: { DateLessThan: { request.time: 2026-12-02 } } }
- { effect: allow, actions: ["events:listAll"], resources: ["krn:k:events:acme:{principal.name}"] }
- { effect: allow, actions: ["events:ping"], notResources: ["krn:k:events:acme:{principal.name}"] }`),
  ).toEqual({
    'events:read': 'sometimes',
    'events:list': 'sometimes',
    'events:listAll': 'sometimes',
    'events:write': 'sometimes',
    'events:ping': 'sometimes',
  });
});

test('a boundary is not looked at, and of an isolated zone the holder is kept out', () => {
  const zone = `---
kind: Zone
name: vault
resources: ["krn:k:events:acme:vault/*"]
isolated: true
---
kind: Policy
name: cap
statements: [{ effect: allow, actions: ["events:*"] }]
`;
  expect(
    extentsOfRole('- { effect: allow, actions: ["events:read", "billing:pay"] }', zone, 'boundary: [cap]\n'),
  ).toEqual({ 'billing:pay': 'sometimes', 'events:read': 'sometimes' });
});

test('a version that a role holds by two names is said once', () => {
  const access = accessOf(
    statementsOfAna('- { effect: allow, actions: ["events:read"] }').replace('[own]', '[own, "own@1"]'),
    '',
    {
      versions: {
        published: new Map([['own', { versions: [{ version: 1, statements: [read] }] }]]),
        expected: [],
      },
    },
  );
  expect(rolePermissions(access, 'own')).toMatchObject([
    { action: 'events:read', statements: [{ statement: { index: 0 } }] },
  ]);
  expect(effectivePermissions(access, 'member/ana', noon).permissions[0]?.statements).toHaveLength(1);
});

const read = { effect: 'allow', actions: ['events:read'] } as const;

const pattern = fc.constantFrom(
  '*',
  'krn:k:events:*:*',
  'krn:k:events:acme:*',
  'krn:k:events:acme:a/*',
  'KRN:*:*:*:*',
);
const statement = fc.record({
  effect: fc.constantFrom('allow', 'allow', 'deny'),
  actions: fc.uniqueArray(fc.constantFrom('*', 'events:*', 'events:read', 'events:touch', 'events:ping'), {
    minLength: 1,
    maxLength: 2,
  }),
  about: fc.constantFrom('resources', 'resources', 'notResources'),
  resources: fc.uniqueArray(pattern, { minLength: 1, maxLength: 2 }),
  mfa: fc.constantFrom(undefined, undefined, true),
});

test('role and holder agree on every action', () => {
  const told = new Set<string>();
  fc.assert(
    fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), (all) => {
      const lines = all.map(({ effect, actions, about, resources, mfa }) =>
        JSON.stringify({
          effect,
          actions,
          [about]: resources,
          ...(mfa === undefined ? {} : { conditions: { Bool: { 'principal.mfa': mfa } } }),
        }),
      );
      const access = accessOf(statementsOfAna(lines.map((line) => `- ${line}`).join('\n')));
      const holder = effectivePermissions(access, 'member/ana', noon).permissions;
      const summary = (each: { action: string; extent: string }) => `${each.action} ${each.extent}`;
      expect(rolePermissions(access, 'own').map(summary), lines.join('\n')).toEqual(holder.map(summary));
      for (const { extent } of holder) told.add(extent);
    }),
    { seed: chosenSeed(), numRuns: 60 },
  );
  expect([...told].sort()).toEqual(['always', 'never', 'sometimes']);
});
