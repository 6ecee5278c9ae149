import fc from 'fast-check';
import { expect, test } from 'vitest';
import { organizationFolders } from '../../src/source/organization-folders.ts';

const paths = [
  'bylaw.yaml',
  'organizations/city/teams/desk.yaml',
  'organizations/city/organization.yaml',
  'organizations/university/organization.yaml',
  'organizations/readme.yaml',
  'branches/north/library/organization.yaml',
  'shared/roles.yaml',
];

test('by default each folder in organizations/ is one', () => {
  expect(organizationFolders(undefined, paths)).toEqual(['organizations/city', 'organizations/university']);
  expect(organizationFolders(undefined, [])).toEqual([]);
});

test('folders and globs, as bylaw.yaml names them', () => {
  expect(organizationFolders(['organizations/city/'], paths)).toEqual(['organizations/city']);
  expect(organizationFolders(['./branches/*/library', 'organizations/u*'], paths)).toEqual([
    'branches/north/library',
    'organizations/university',
  ]);
});

test.each([
  '../other/*',
  '/srv/organizations',
  'organizations/../../x',
  '~/organizations',
  'C:\\organizations',
])('%s leads out of the repository', (pattern) => {
  expect(() => organizationFolders([pattern], paths)).toThrowError(
    expect.objectContaining({
      code: 'source/outside',
      message: `\`${pattern}\` leads out of the repository`,
    }),
  );
});

test('the order of the files makes no difference', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(paths, { minLength: paths.length }), (shuffled) => {
      expect(organizationFolders(['**/*'], shuffled)).toEqual(organizationFolders(['**/*'], paths));
    }),
  );
});
