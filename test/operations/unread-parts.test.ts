import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fmt } from '../../src/operations/fmt.ts';
import { validate } from '../../src/operations/validate.ts';
import { type Library, openLibrary, start, team } from './library.ts';

const teams = 'organizations/library/teams';
const files = {
  ...Object.fromEntries(Object.entries(start).filter(([path]) => !path.endsWith('stacks.yaml'))),
  [`${teams}/stacks.yaml`]: team('stacks', ['cleo']),
};

/** Each hides the team `stacks` from a reader that takes no notice. */
const hidings: readonly (readonly [string, string, (library: Library) => void])[] = [
  [
    'a folder that became a link',
    'source/symlink',
    ({ folder }) => {
      renameSync(join(folder, teams), join(folder, 'teams-elsewhere'));
      symlinkSync('../../teams-elsewhere', join(folder, teams));
    },
  ],
  [
    'an extension in upper case',
    'source/other-extension',
    ({ folder }) => renameSync(join(folder, teams, 'stacks.yaml'), join(folder, teams, 'stacks.YAML')),
  ],
  [
    'a folder that became a repository',
    'source/nested-repository',
    ({ git }) => {
      git('rm', '--quiet', '--cached', '-r', teams);
      git('init', '--quiet', teams);
      git('-C', teams, 'add', '--all');
      git('-C', teams, 'commit', '--quiet', '--message', 'Apart');
    },
  ],
];

describe.each(hidings)('%s', (_, code, hide) => {
  it('is refused by every command that reads, and takes nothing away', async () => {
    const library = await openLibrary(files);
    expect((await library.apply()).status).toBe('applied');
    const before = await library.kinds();
    hide(library);
    await expect(validate(library.session())).rejects.toMatchObject({ code });
    await expect(fmt(library.session(), { check: true })).rejects.toMatchObject({ code });
    await expect(library.plan()).rejects.toMatchObject({ code });
    library.commit('Hide the stacks');
    await expect(library.apply()).rejects.toMatchObject({ code });
    expect(await library.kinds()).toEqual(before);
  });
});

it('what only the work tree holds is refused there', async () => {
  const pipe = await openLibrary(files);
  execFileSync('mkfifo', [join(pipe.folder, teams, 'night.yaml')]);
  await expect(pipe.plan()).rejects.toMatchObject({ code: 'source/not-a-file' });
  const marked = await openLibrary(files);
  mkdirSync(join(marked.folder, teams, '.git'));
  await expect(marked.plan()).rejects.toMatchObject({ code: 'source/nested-repository' });
});

it('outside of what Bylaw reads, links and repositories are left alone', async () => {
  const library = await openLibrary(files);
  symlinkSync('organizations/library', join(library.folder, 'docs'));
  library.git('init', '--quiet', 'vendor/lending');
  expect((await library.plan()).plan).toBeDefined();
});
