import { expect, test } from 'vitest';
import { ownFiles } from '../../src/source/own-files.ts';
import type { Obstacle } from '../../src/source/source-tree.ts';

const usual = ['organizations/*'];

function judge(is: Obstacle['is'], path: string, organizations: readonly string[] = usual) {
  try {
    ownFiles({ files: [], obstacles: [{ path, is }] }, organizations);
    return 'ignored';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

test('the files of Bylaw are those of the root, of shared/ and of organizations', () => {
  const files = ['bylaw.yaml', 'docs/x.yaml', 'organizations/library/desk.yaml', 'shared/roles.yaml'];
  expect(ownFiles({ files, obstacles: [] }, usual)).toEqual([
    'bylaw.yaml',
    'organizations/library/desk.yaml',
    'shared/roles.yaml',
  ]);
});

test.each([
  ['symlink', 'bylaw.yaml', 'source/symlink'],
  ['symlink', 'organizations', 'source/symlink'],
  ['symlink', 'organizations/library', 'source/symlink'],
  ['symlink', 'organizations/library/teams', 'source/symlink'],
  ['symlink', 'organizations/library/teams/desk.yaml', 'source/symlink'],
  ['symlink', 'shared', 'source/symlink'],
  ['nested-repository', 'shared', 'source/nested-repository'],
  ['nested-repository', 'organizations/library/teams', 'source/nested-repository'],
  ['no-file', 'bylaw.yaml', 'source/not-a-file'],
  ['no-file', 'shared/roles.yaml', 'source/not-a-file'],
  ['other-extension', 'organizations/library/teams/desk.YAML', 'source/other-extension'],
  ['other-extension', 'shared/roles.Yml', 'source/other-extension'],
] as const)('a %s at %s is an error', (is, path, code) => expect(judge(is, path)).toBe(code));

test.each([
  ['symlink', 'docs'],
  ['symlink', 'CLAUDE.md'],
  ['symlink', 'organizations.bak'],
  ['nested-repository', 'vendor/organizations'],
  ['other-extension', 'organizations/library.YAML'],
  ['other-extension', 'docs/x.YAML'],
  ['no-file', 'organizations/queue'],
] as const)('a %s at %s is not in the way', (is, path) => expect(judge(is, path)).toBe('ignored'));

test.each([
  ['branches', ['branches/*/library'], 'source/symlink'],
  ['branches/north', ['./branches/*/library/'], 'source/symlink'],
  ['branches/north/library', ['branches/*/library'], 'source/symlink'],
  ['branches/north/archive', ['branches/*/library'], 'ignored'],
  ['branches/north', ['branches/{south,west/*}/library'], 'source/symlink'],
  ['anything/at/all', ['**/library'], 'source/symlink'],
  ['city', ['city'], 'source/symlink'],
  ['town', ['city'], 'ignored'],
])('a linked folder %s with organizations %j: %s', (path, organizations, expected) => {
  expect(judge('symlink', path, organizations)).toBe(expected);
});

test('the failure names the path, what to do, and how many more there are', () => {
  const obstacles = ['teams', 'people'].map((name) => ({
    path: `organizations/library/${name}`,
    is: 'symlink' as const,
  }));
  expect(() => ownFiles({ files: [], obstacles }, usual)).toThrowError(
    expect.objectContaining({
      message:
        'organizations/library/teams is a symbolic link, which Bylaw does not follow (and 1 more like it)',
      hint: 'put the file or folder itself there',
    }),
  );
});
