import { expect, test } from 'vitest';
import { compileAccess } from '../../src/access/compile-access.ts';
import { rolePermissions } from '../../src/access/role-permissions.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import { contentEffect } from '../../src/plan/order/content-effect.ts';
import { organizationOf } from '../access/access-of.ts';

const mappings: readonly JsonObject[] = [undefined, 'member', 'admin'].flatMap((organizationRole) =>
  [undefined, 'read', 'triage', 'write', 'maintain', 'admin'].flatMap((repositoryPermission) =>
    [undefined, 'auditor', 'other'].map((customRepositoryRole) => ({
      ...(organizationRole && { organizationRole }),
      ...(repositoryPermission && { repositoryPermission }),
      ...(customRepositoryRole && { customRepositoryRole }),
    })),
  ),
);
const written = (github: JsonObject) => (Object.keys(github).length === 0 ? {} : { github });

function effectOf(before: JsonObject, after: JsonObject): string {
  const change = {
    action: 'update',
    address: 'role:acme/own',
    before: written(before),
    after: written(after),
    digest: '',
    cause: 'declared',
  } as const;
  const nobody = { entries: new Map(), terms: undefined, followers: () => new Map() };
  return contentEffect(change, nobody, nobody)?.effect ?? 'none';
}

test.each<[string, JsonObject, JsonObject, string]>([
  ['a permission raised', { repositoryPermission: 'read' }, { repositoryPermission: 'write' }, 'gain'],
  ['a permission lowered', { repositoryPermission: 'admin' }, { repositoryPermission: 'triage' }, 'loss'],
  ['the first permission', {}, { repositoryPermission: 'read' }, 'gain'],
  ['an owner no longer', { organizationRole: 'admin' }, { organizationRole: 'member' }, 'loss'],
  ['a member for a permission', { organizationRole: 'member' }, { repositoryPermission: 'read' }, 'both'],
  ['a custom role', { customRepositoryRole: 'auditor' }, { customRepositoryRole: 'other' }, 'both'],
  [
    'a permission beside a custom role',
    { customRepositoryRole: 'auditor', repositoryPermission: 'read' },
    { customRepositoryRole: 'auditor', repositoryPermission: 'write' },
    'both',
  ],
])('%s', (_, before, after, effect) => {
  expect(effectOf(before, after)).toBe(effect);
});

test('what is said to only give takes no action of the catalogue, and the other way round', () => {
  const roles = mappings.map((github, index) => JSON.stringify({ name: `r${index}`, ...written(github) }));
  const access = compileAccess(
    organizationOf(`kind: RoleList\nitems:\n${roles.map((role) => `  - ${role}\n`).join('')}`),
  );
  const given = mappings.map(
    (_, index) => new Set(rolePermissions(access, `r${index}`).map(({ action }) => action)),
  );
  const met = { gain: 0, loss: 0, both: 0, none: 0 };
  for (const [one, before] of mappings.entries()) {
    for (const [other, after] of mappings.entries()) {
      const effect = effectOf(before, after) as keyof typeof met;
      met[effect] += 1;
      const lacks = (from: number, to: number) =>
        [...(given[from] ?? [])].filter((each) => !given[to]?.has(each));
      if (effect === 'gain' || effect === 'none')
        expect(lacks(one, other), JSON.stringify([before, after])).toEqual([]);
      if (effect === 'loss' || effect === 'none')
        expect(lacks(other, one), JSON.stringify([before, after])).toEqual([]);
      expect(effect === 'none').toBe(one === other);
    }
  }
  expect(met.gain).toBeGreaterThan(50);
  expect(met.loss).toBe(met.gain);
});
