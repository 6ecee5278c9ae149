import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openRepository } from '../../src/git/open-repository.ts';
import { openCommitSource } from '../../src/source/commit-source.ts';
import { openFolderSource, openWorkTreeSource } from '../../src/source/folder-source.ts';
import { sourceLimits } from '../../src/source/source-limits.ts';
import type { SourceTree } from '../../src/source/source-tree.ts';

/** A library's repository: files by path, and links as `-> target`. */
function libraryFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-source-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    const target = typeof content === 'string' ? /^-> (.*)$/.exec(content)?.[1] : undefined;
    if (target === undefined) writeFileSync(join(root, path), content);
    else symlinkSync(target, join(root, path));
  }
  return root;
}

function commitAll(root: string): void {
  const person = ['-c', 'user.name=Ada', '-c', 'user.email=ada@library.example'];
  const env = {
    PATH: process.env.PATH,
    HOME: join(root, '..'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  const options = { cwd: root, env, stdio: 'pipe' } as const;
  execFileSync('git', ['init', '--quiet'], options);
  execFileSync('git', ['add', '--all', '--force'], options);
  execFileSync('git', [...person, 'commit', '--quiet', '--message', 'Open the library'], options);
}

const kinds = ['folder', 'work tree', 'commit'] as const;

async function openSource(kind: (typeof kinds)[number], root: string): Promise<SourceTree> {
  if (kind === 'folder') return openFolderSource(root);
  commitAll(root);
  const git = await openRepository(root, { PATH: process.env.PATH, HOME: root, GIT_CONFIG_NOSYSTEM: '1' });
  onTestFinished(() => git.close());
  return kind === 'work tree'
    ? openWorkTreeSource(git)
    : openCommitSource(git, await git.resolveCommit('HEAD'));
}

/** Of files that nobody could commit. */
function workTreeSource(root: string): SourceTree {
  return openWorkTreeSource({ root, leftOutFiles: async () => [] });
}

describe.each(kinds)('a %s', (kind) => {
  test('lists every YAML file, by bytes, but those of tools', async () => {
    const root = libraryFolder({
      'bylaw.yaml': '',
      'organizations/city/teams.yml': '',
      'organizations/city/teams/desk.yaml': '',
      'organizations/city/teams.d/night.yaml': '',
      'organizations/city/Ärzte 1.yaml': '',
      'organizations/city/notes.md': '',
      'organizations/city/shelf.yaml.orig': '',
      'organizations/city/.draft.yaml': '',
      'shared/roles.yaml': '',
      '.github/workflows/apply.yaml': '',
      'node_modules/pkg/x.yaml': '',
      'organizations/city/node_modules/y.yaml': '',
    });
    expect((await (await openSource(kind, root)).list()).files).toEqual([
      'bylaw.yaml',
      'organizations/city/teams.d/night.yaml',
      'organizations/city/teams.yml',
      'organizations/city/teams/desk.yaml',
      'organizations/city/Ärzte 1.yaml',
      'shared/roles.yaml',
    ]);
  });

  test('reads what was asked, sorted, each once', async () => {
    const root = libraryFolder({
      'a.yaml': 'kind: Team\r\nname: désk 📚\r\n',
      'b.yaml': '\uFEFFkind: Role\n',
      'a/c.yaml': '',
    });
    const source = await openSource(kind, root);
    expect(await source.read(['b.yaml', 'a/c.yaml', 'a.yaml', 'b.yaml'])).toEqual([
      { path: 'a.yaml', text: 'kind: Team\r\nname: désk 📚\r\n' },
      { path: 'a/c.yaml', text: '' },
      { path: 'b.yaml', text: 'kind: Role\n' },
    ]);
    expect(await source.read([])).toEqual([]);
  });

  test('a file that is not UTF-8 is named', async () => {
    const root = libraryFolder({ 'teams.yaml': Buffer.from('name: d\xe9sk\n', 'latin1') });
    const unreadable = {
      code: 'parse/not-utf8',
      message: 'this file is not UTF-8 text',
      hint: 'save it as UTF-8',
    };
    expect(await (await openSource(kind, root)).read(['teams.yaml'])).toEqual([
      { path: 'teams.yaml', text: '', unreadable },
    ]);
  });

  test('a file beyond all bounds is not read, and those beside it are', async () => {
    const root = libraryFolder({ 'a.yaml': 'kind: Team\n', 'b.yaml': '', 'c.yaml': 'kind: Role\n' });
    // Ten gigabytes would not fit, nor would a string of half a gigabyte; in a commit 100 MB must do.
    truncateSync(join(root, 'b.yaml'), kind === 'commit' ? 100 * 1024 * 1024 : 10 * 1024 ** 3);
    const source = kind === 'work tree' ? workTreeSource(root) : await openSource(kind, root);
    const read = await source.read(['a.yaml', 'b.yaml', 'c.yaml']);
    expect(read.map(({ text, unreadable }) => unreadable?.message ?? text)).toEqual([
      'kind: Team\n',
      `this file has ${kind === 'commit' ? 100 : 10240} MB; the limit is 20 MB`,
      'kind: Role\n',
    ]);
  });

  test('a file beyond the limit is named, with its size', async () => {
    const root = libraryFolder({
      'big.yaml': '#'.repeat(sourceLimits.file + 1),
      'full.yaml': '#'.repeat(sourceLimits.file),
    });
    const source = await openSource(kind, root);
    expect(await source.read(['full.yaml'])).toHaveLength(1);
    const unreadable = {
      code: 'parse/too-large',
      message: 'this file has 21 MB; the limit is 20 MB',
      hint: 'split it into several files',
    };
    expect(await source.read(['big.yaml'])).toEqual([{ path: 'big.yaml', text: '', unreadable }]);
  });

  test('of files that are too many bytes together none is handed on', async () => {
    const paths = Array.from({ length: 18 }, (_, index) => `${String(index).padStart(2, '0')}.yaml`);
    const root = libraryFolder(Object.fromEntries(paths.map((path) => [path, ''])));
    // In a commit these are one object, which would be as many texts.
    for (const path of paths) truncateSync(join(root, path), 15 * 1024 * 1024);
    const source = kind === 'work tree' ? workTreeSource(root) : await openSource(kind, root);
    await expect(source.read(paths)).rejects.toMatchObject({
      code: 'source/too-large',
      message: 'the YAML files up to 17.yaml have more than 256 MB',
    });
    expect(await source.read(paths.slice(0, 2))).toHaveLength(2);
  });

  test('links are not followed', async () => {
    const outside = libraryFolder({ 'secret.yaml': 'password: 1\n' });
    const root = libraryFolder({
      'desk.yaml': 'kind: Team\n',
      'night.yaml': '-> desk.yaml',
      'secret.yaml': `-> ${join(outside, 'secret.yaml')}`,
      'gone.yaml': '-> nowhere.yaml',
      annex: `-> ${outside}`,
    });
    const source = await openSource(kind, root);
    expect(await source.list()).toEqual({
      files: ['desk.yaml'],
      obstacles: ['annex', 'gone.yaml', 'night.yaml', 'secret.yaml'].map((path) => ({ path, is: 'symlink' })),
    });
    for (const path of ['night.yaml', 'secret.yaml', 'gone.yaml']) {
      await expect(source.read([path])).rejects.toMatchObject({
        code: 'source/symlink',
        message: `${path} is a symbolic link, which Bylaw does not follow`,
      });
    }
    const code = kind === 'commit' ? 'source/not-found' : 'source/symlink';
    await expect(source.read(['annex/secret.yaml'])).rejects.toMatchObject({ code });
  });

  test('what is not there, or not inside, is an error', async () => {
    const root = libraryFolder({ 'desk.yaml': '', 'organizations/city/team.yaml': '' });
    const source = await openSource(kind, root);
    for (const path of ['night.yaml', 'desk.yaml/inner.yaml', 'organizations/town/team.yaml']) {
      await expect(source.read([path])).rejects.toMatchObject({ code: 'source/not-found' });
    }
    for (const path of ['../desk.yaml', '/etc/passwd', 'organizations/../../x.yaml', '']) {
      const code = kind === 'commit' ? 'source/not-found' : 'source/outside';
      await expect(source.read([path])).rejects.toMatchObject({ code });
    }
    const folder = source.read(['organizations/city']);
    const code = kind === 'commit' ? 'source/not-found' : 'source/not-a-file';
    await expect(folder).rejects.toMatchObject({ code });
  });

  test('repositories inside are not looked into, but told', async () => {
    const root = libraryFolder({ 'desk.yaml': '', 'guest/team.yaml': '', '.tools/x.yaml': '' });
    commitAll(join(root, 'guest'));
    commitAll(join(root, '.tools'));
    expect(await (await openSource(kind, root)).list()).toEqual({
      files: ['desk.yaml'],
      obstacles: [{ path: 'guest', is: 'nested-repository' }],
    });
  });

  test('an extension in other letters is told, but not that of a hidden file', async () => {
    const root = libraryFolder({ 'a.YAML': '', 'b.Yml': '', 'c.yaml': '', '.d.YAML': '', 'e.YAML.txt': '' });
    expect(await (await openSource(kind, root)).list()).toEqual({
      files: ['c.yaml'],
      obstacles: ['a.YAML', 'b.Yml'].map((path) => ({ path, is: 'other-extension' })),
    });
  });
});

test('a work tree shows what is not committed, a commit what is', async () => {
  const root = libraryFolder({ 'desk.yaml': 'name: desk\n' });
  const commit = await openSource('commit', root);
  writeFileSync(join(root, 'desk.yaml'), 'name: changed\n');
  writeFileSync(join(root, 'night.yaml'), '');
  const folder = openFolderSource(root);
  expect((await folder.list()).files).toEqual(['desk.yaml', 'night.yaml']);
  expect(await folder.read(['desk.yaml'])).toEqual([{ path: 'desk.yaml', text: 'name: changed\n' }]);
  expect((await commit.list()).files).toEqual(['desk.yaml']);
  expect(await commit.read(['desk.yaml'])).toEqual([{ path: 'desk.yaml', text: 'name: desk\n' }]);
});

test('a folder that cannot be listed is an error, never an empty list', async () => {
  const root = libraryFolder({ 'desk.yaml': '' });
  await expect(openFolderSource(join(root, 'nowhere')).list()).rejects.toMatchObject({
    code: 'source/unreadable',
  });
});

test('a pipe is told, and never waited for', async () => {
  const root = libraryFolder({ 'desk.yaml': '' });
  execFileSync('mkfifo', [join(root, 'night.yaml')]);
  const folder = openFolderSource(root);
  expect(await folder.list()).toEqual({
    files: ['desk.yaml'],
    obstacles: [{ path: 'night.yaml', is: 'no-file' }],
  });
  await expect(folder.read(['night.yaml'])).rejects.toMatchObject({ code: 'source/not-a-file' });
});

test('a submodule that was not fetched is told, though its folder is empty', async () => {
  const root = libraryFolder({
    'desk.yaml': '',
    '.gitmodules': '[submodule "guest"]\n\tpath = "branches/guest"\n\turl = ../guest\n',
  });
  mkdirSync(join(root, 'branches/guest'), { recursive: true });
  mkdirSync(join(root, 'branches/empty'));
  expect(await openFolderSource(root).list()).toEqual({
    files: ['desk.yaml'],
    obstacles: [{ path: 'branches/guest', is: 'nested-repository' }],
  });
});

test('a submodule in a commit cannot be read as a file', async () => {
  const root = libraryFolder({ 'guest/team.yaml': '' });
  commitAll(join(root, 'guest'));
  const commit = await openSource('commit', root);
  await expect(commit.read(['guest'])).rejects.toMatchObject({ code: 'source/nested-repository' });
});
