import { realpath, stat } from 'node:fs/promises';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { Environment } from '../identity.ts';
import { assertTrusted } from './assert-trusted.ts';
import type { Config } from './config-file.ts';
import { isTrue, readConfigFile } from './read-config.ts';

export interface RepositoryPlace {
  readonly root: string;
  readonly gitDirectory: string;
}

/** Extensions of the repository format that change nothing of what is read here. */
const harmless = new Set(['noop', 'objectformat', 'partialclone', 'preciousobjects', 'worktreeconfig']);

/** The repository that `cwd` is in. Throws `git/unsupported` for what isomorphic-git would read or write wrongly. */
export async function findRepository(cwd: string, environment: Environment): Promise<RepositoryPlace> {
  let folder = await realpath(cwd);
  const ceilings = await ceilingsOf(environment);
  for (;;) {
    const gitDirectory = join(folder, '.git');
    const found = await stat(gitDirectory).catch(() => undefined);
    if (found !== undefined) {
      if (!found.isDirectory())
        throw unsupported(folder, 'is a linked worktree or a submodule (its `.git` is a file)');
      await assertTrusted(folder, gitDirectory, environment);
      await assertServable(folder, gitDirectory);
      return { root: folder, gitDirectory };
    }
    if (await isGitDirectory(folder)) {
      throw new BylawError('git/no-work-tree', `${folder} is a Git directory, without a work tree`);
    }
    const parent = dirname(folder);
    if (parent === folder || ceilings.has(parent))
      throw new BylawError('git/no-repository', `${cwd} is not in a Git repository`);
    folder = parent;
  }
}

/** The folders that are not looked into on the way up (`GIT_CEILING_DIRECTORIES`). */
async function ceilingsOf(environment: Environment): Promise<ReadonlySet<string>> {
  const paths = (environment.GIT_CEILING_DIRECTORIES ?? '')
    .split(delimiter)
    .filter((path) => isAbsolute(path));
  return new Set(await Promise.all(paths.map((path) => realpath(path).catch(() => path))));
}

async function assertServable(root: string, gitDirectory: string): Promise<void> {
  const config = await readConfigFile(join(gitDirectory, 'config'));
  const own = await readConfigFile(join(gitDirectory, 'config.worktree'));
  const last = (key: string) => own.get(key)?.at(-1) ?? config.get(key)?.at(-1);
  if (isTrue(last('core.bare'))) throw new BylawError('git/no-work-tree', `${root} is a bare repository`);
  const format = last('extensions.objectformat') ?? 'sha1';
  if (format !== 'sha1') throw unsupported(root, `names its objects by ${format.toUpperCase()}`);
  const extension = unknownExtension(config);
  if (extension !== undefined) throw unsupported(root, `uses the extension ${extension}`);
  if (last('core.worktree') !== undefined)
    throw unsupported(root, 'keeps its work tree elsewhere (core.worktree)');
  const alternates = await stat(join(gitDirectory, 'objects', 'info', 'alternates')).catch(() => undefined);
  if (alternates !== undefined && alternates.size > 0) {
    throw unsupported(root, 'borrows objects of another repository (alternates)');
  }
}

function unknownExtension(config: Config): string | undefined {
  const extensions = [...config.keys()].filter((key) => key.startsWith('extensions.'));
  return extensions.find((key) => !harmless.has(key.slice('extensions.'.length)));
}

/** As Git tells a bare repository: by what stands in the folder. */
async function isGitDirectory(folder: string): Promise<boolean> {
  const parts = await Promise.all(
    ['HEAD', 'objects', 'refs'].map((name) => stat(join(folder, name)).catch(() => undefined)),
  );
  return parts[0]?.isFile() === true && parts[1]?.isDirectory() === true && parts[2]?.isDirectory() === true;
}

function unsupported(root: string, why: string): BylawError {
  return new BylawError('git/unsupported', `${root} ${why}: the isomorphic backend cannot serve it`, {
    hint: 'install Git 2.31 or newer, or unset BYLAW_GIT',
  });
}
