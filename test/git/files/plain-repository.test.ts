import { chownSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainRepository } from '../../../src/git/files/plain-repository.ts';
import { openRepository } from '../../../src/git/open-repository.ts';
import { chosenSeed } from '../../chosen-seed.ts';
import { fc } from '../../properties.ts';
import { type Scratch, scratchIn, scratchRepository, temporaryFolder } from '../scratch-repository.ts';

const seed = chosenSeed();

/** What Git itself says, through the native backend. */
async function asked({ environment }: Scratch, cwd: string): Promise<unknown> {
  const { root, gitDirectory } = await openRepository(cwd, { ...environment, BYLAW_GIT: 'native' });
  return { root, gitDirectory };
}

function configOf({ root }: Scratch): string {
  return join(root, '.git/config');
}

describe('a repository like most', () => {
  it('is what Git finds, from each of its folders', async () => {
    const scratch = scratchRepository();
    scratch.write('organizations/acme/team.yaml', 'a: 1\n');
    scratch.commit('Start');
    scratch.git('remote', 'add', 'origin', 'https://git.example/acme.git');
    scratch.git('config', 'branch.main.merge', 'refs/heads/main');
    const link = join(temporaryFolder(), 'link');
    symlinkSync(scratch.root, link);
    for (const cwd of [
      scratch.root,
      join(scratch.root, 'organizations/acme'),
      link,
      join(link, 'organizations'),
    ]) {
      const found = plainRepository(cwd, scratch.environment);
      expect(found).toBeDefined();
      expect(found).toEqual(await asked(scratch, cwd));
    }
    scratch.git('checkout', '--quiet', '--detach');
    expect(plainRepository(scratch.root, scratch.environment)).toEqual(await asked(scratch, scratch.root));
  });

  it('is what Git finds whatever GIT_DIR says, which Bylaw disregards', () => {
    const [scratch, other] = [scratchRepository(), scratchRepository()];
    const hook = { ...scratch.environment, GIT_DIR: join(other.root, '.git'), GIT_WORK_TREE: other.root };
    expect(plainRepository(scratch.root, hook)?.root).toBe(scratch.root);
  });
});

/** Each makes a repository that Git is to be asked about, and gives the folder to look from. */
const special: readonly [string, (scratch: Scratch) => unknown][] = [
  [
    'its `.git` is a file',
    (scratch) => {
      scratch.git('init', '--quiet', `--separate-git-dir=${scratch.root}.git`);
    },
  ],
  [
    'it is a linked worktree',
    (scratch) => {
      scratch.commit('Start');
      scratch.git('worktree', 'add', '--quiet', `${scratch.root}-linked`);
      return `${scratch.root}-linked`;
    },
  ],
  [
    'its `.git` is a link',
    ({ root }) => {
      renameSync(join(root, '.git'), `${root}-git`);
      symlinkSync(`${root}-git`, join(root, '.git'));
    },
  ],
  ['it is looked for from inside its Git directory', ({ root }) => join(root, '.git/refs')],
  [
    'it is looked for from inside a bare repository in it',
    ({ root, git }) => {
      git('init', '--quiet', '--bare', join(root, 'bare'));
      return join(root, 'bare/refs');
    },
  ],
  ['it is bare', ({ git }) => git('config', 'core.bare', 'true')],
  ['it says where its work tree is', ({ git, root }) => git('config', 'core.worktree', `${root}/..`)],
  ['it uses extensions', ({ git }) => git('config', 'extensions.worktreeConfig', 'true')],
  ['it includes other settings', ({ git }) => git('config', 'include.path', 'more')],
  [
    'it includes other settings on a condition',
    ({ git }) => git('config', 'includeIf.gitdir:/x/.path', 'more'),
  ],
  ['its format is newer', ({ git }) => git('config', 'core.repositoryFormatVersion', '1')],
  ['its settings are spelt in another way', (s) => writeFileSync(configOf(s), '[core] bare = false\n')],
  ['its settings are no settings', (s) => writeFileSync(configOf(s), '[core\n')],
  [
    'a setting goes on in the next line',
    (s) =>
      writeFileSync(
        configOf(s),
        `${readFileSync(configOf(s), 'utf8')}\teditor = a\\\n[core]\n\tworktree = /\n`,
      ),
  ],
  ['its HEAD is none', ({ root }) => writeFileSync(join(root, '.git/HEAD'), 'nothing\n')],
  ['it has no objects', ({ root }) => rmSync(join(root, '.git/objects'), { recursive: true })],
  [
    'it borrows objects',
    ({ root }) => writeFileSync(join(root, '.git/objects/info/alternates'), '/x/objects\n'),
  ],
  ['it has no settings', (s) => rmSync(configOf(s))],
];

describe('Git is asked', () => {
  it.each(special)('where %s', (_, make) => {
    const scratch = scratchRepository();
    expect(plainRepository(scratch.root, scratch.environment)).toBeDefined();
    const elsewhere = make(scratch);
    const cwd = typeof elsewhere === 'string' && elsewhere !== '' ? elsewhere : scratch.root;
    expect(plainRepository(cwd, scratch.environment)).toBeUndefined();
  });

  it('about a repository of SHA-256, and where there is none', () => {
    const scratch = scratchRepository('--object-format=sha256');
    expect(plainRepository(scratch.root, scratch.environment)).toBeUndefined();
    expect(plainRepository(temporaryFolder(), scratch.environment)).toBeUndefined();
    expect(plainRepository(join(scratch.root, 'nowhere'), scratch.environment)).toBeUndefined();
  });

  it('where the environment says what it may mean', () => {
    const { root, environment } = scratchRepository();
    for (const name of ['GIT_CEILING_DIRECTORIES', 'GIT_CONFIG_COUNT', 'GIT_CONFIG_PARAMETERS', 'GIT_NEW'])
      expect(plainRepository(root, { ...environment, [name]: '1' })).toBeUndefined();
  });

  it.runIf(process.geteuid?.() === 0)('where any part of it is of another user', () => {
    for (const part of ['.', '.git']) {
      const { root, environment } = scratchRepository();
      chownSync(join(root, part), 65534, 65534);
      expect(plainRepository(root, environment)).toBeUndefined();
    }
  });
});

const line = fc.oneof(
  fc.constantFrom(
    ...[
      '[core]',
      '[CORE]',
      '[core "sub"]',
      '[remote "origin"]',
      '[include]',
      '[extensions]',
      '[core.x]',
      '[user] name = x',
    ],
    ...[
      '\tbare = true',
      '\tbare',
      '\tbare = no',
      '\tbare = false ; no',
      '\tworktree = /',
      '\tWorkTree=..',
      '\tfoo = a\\',
    ],
    ...[
      '\trepositoryformatversion = 0',
      '\trepositoryformatversion = 1',
      '\tnoop = true',
      '; said',
      '# said',
      '',
      '\r',
    ],
    ...[
      '\tname = "a',
      '\tname = a "b" c',
      '\tpath = x',
      'bare = true',
      '\tfoo = #',
      '\ufeff[core]',
      '\tf_oo = 1',
    ],
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\n', ' ')),
);

it('is as Git finds it with any settings that it takes for plain', async () => {
  const scratch = scratchRepository();
  const start = readFileSync(configOf(scratch), 'utf8');
  mkdirSync(join(scratch.root, 'inside'));
  const here = scratchIn(join(scratch.root, '..'), scratch.root);
  let plain = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 4 }), async (lines) => {
      writeFileSync(configOf(scratch), `${start}${lines.join('\n')}\n`);
      const found = plainRepository(join(scratch.root, 'inside'), scratch.environment);
      if (found === undefined) return;
      plain += 1;
      expect(found).toEqual(await asked(here, join(scratch.root, 'inside')));
    }),
    { seed, numRuns: 400 },
  );
  expect(plain).toBeGreaterThan(10);
});
