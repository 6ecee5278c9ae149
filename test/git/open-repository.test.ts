import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../../src/git/open-repository.ts';
import { scratchRepository, temporaryFolder } from './scratch-repository.ts';

test('Git on PATH is used; without it, the isomorphic backend is', async () => {
  const { root, environment } = scratchRepository();
  const empty = temporaryFolder();
  expect((await openRepository(root, environment)).backend).toBe('native');
  expect((await openRepository(root, { ...environment, BYLAW_GIT: '' })).backend).toBe('native');
  expect((await openRepository(root, { ...environment, PATH: empty })).backend).toBe('isomorphic');
});

test('a Git that is too old is as good as none', async () => {
  const { root, environment } = scratchRepository();
  const folder = temporaryFolder();
  // Of an option that it does not know it makes a question, and answers with the option.
  const answers = `--path-format=absolute\n${root}\n${root}/.git\n${root}/.git\nsha1`;
  const script = `case "$*" in *version) echo git version 2.30.9 ;; *) echo '${answers}' ;; esac`;
  writeFileSync(join(folder, 'git'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'git'), 0o755);
  const old = { ...environment, PATH: `${folder}${delimiter}${environment.PATH}` };
  expect((await openRepository(root, old)).backend).toBe('isomorphic');
  const forced = openRepository(root, { ...old, BYLAW_GIT: 'native' });
  await expect(forced).rejects.toMatchObject({ code: 'git/no-native' });
});

test('BYLAW_GIT takes two words only', async () => {
  const { root, environment } = scratchRepository();
  const opened = openRepository(root, { ...environment, BYLAW_GIT: 'libgit2' });
  await expect(opened).rejects.toMatchObject({
    code: 'git/unknown-backend',
    hint: expect.stringContaining('native'),
  });
});

test('a folder that does not exist is no repository', async () => {
  const { root, environment } = scratchRepository();
  const opened = openRepository(join(root, 'nowhere'), environment);
  await expect(opened).rejects.toMatchObject({
    code: 'git/no-repository',
    message: expect.stringContaining('nowhere'),
  });
});

test('a repository of another owner is refused, with what to do', async () => {
  const { root, environment } = scratchRepository();
  const opened = openRepository(root, { ...environment, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
  await expect(opened).rejects.toMatchObject({ code: 'git/unsafe-repository' });
});

test('reading in a folder inside `.git` is refused on both', async () => {
  const { root, environment } = scratchRepository();
  mkdirSync(join(root, '.git', 'bylaw'));
  for (const backend of ['native', 'isomorphic']) {
    const opened = openRepository(join(root, '.git', 'bylaw'), { ...environment, BYLAW_GIT: backend });
    await expect(opened).rejects.toMatchObject({ code: 'git/no-work-tree' });
  }
});
