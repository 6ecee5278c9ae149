import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/digest/json.ts';
import type { Address } from '../../../../src/plan/address.ts';
import { targetAccess } from '../../../../src/providers/github/map/target-access.ts';
import { fc } from '../../../properties.ts';
import { entriesOf, naively, people, repositories, world } from './small-github.ts';

test('what GitHub gives is the highest of owners, base permission, teams, those above them and their roles', () => {
  fc.assert(
    fc.property(world, (each) => {
      const access = targetAccess(entriesOf(each), { repositories });
      for (const [person, principal] of people.entries()) {
        const found = new Map(access.accessOf(principal).map((one) => [one.repository, one]));
        for (const [index, repository] of repositories.entries()) {
          expect(found.get(repository)?.permission).toBe(naively(each, person, index));
          expect(found.get(repository)?.paths[0]?.permission).toBe(found.get(repository)?.permission);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('a path names the team that somebody is in and the one above it that holds the permission', () => {
  const entries = new Map<Address, JsonObject>([
    ['member:acme/ana', { role: 'member' }],
    ['team:acme/strings', { name: 'strings' }],
    ['team:acme/violins', { name: 'violins', parent: 'strings' }],
    ['team-member:acme/violins/ana', { role: 'member' }],
    ['repository-permission:acme/strings/score', { permission: 'write' }],
    ['repository-permission:acme/violins/score', { permission: 'Conductor' }],
  ]);
  expect(
    targetAccess(entries, { settings: { defaultRepositoryPermission: 'read' } }).accessOf('member/ana'),
  ).toEqual([
    {
      repository: 'score',
      permission: 'write',
      customRoles: ['Conductor'],
      paths: [
        { permission: 'write', by: { is: 'team', team: 'violins', holder: 'strings' } },
        { permission: 'read', by: { is: 'base' } },
        { permission: 'Conductor', by: { is: 'team', team: 'violins', holder: 'violins' } },
      ],
    },
  ]);
});
