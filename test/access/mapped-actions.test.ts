import { expect, test } from 'vitest';
import { mappedActions } from '../../src/access/compile/mapped-actions.ts';
import { githubService } from '../../src/model/services/github-service.ts';

test('a permission on a repository has those before it', () => {
  expect(mappedActions({ github: { repositoryPermission: 'write' } })).toEqual([
    'github:repository.read',
    'github:repository.triage',
    'github:repository.write',
  ]);
});

test('an owner has everything, a member is one, and no mapping gives nothing', () => {
  const all = Object.keys(githubService.actions).filter((action) => action !== 'repository.custom');
  expect([...mappedActions({ github: { organizationRole: 'admin' } })].sort()).toEqual(
    all.map((action) => `github:${action}`).sort(),
  );
  expect(mappedActions({ github: { organizationRole: 'member' } })).toEqual(['github:organization.member']);
  expect(mappedActions({ github: { customRepositoryRole: 'auditor' } })).toEqual([
    'github:repository.custom',
  ]);
  expect(mappedActions({})).toEqual([]);
});
