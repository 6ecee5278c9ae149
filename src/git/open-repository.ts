import { stat } from 'node:fs/promises';
import { BylawError } from '../diagnostic/bylaw-error.ts';
import { forcedBackend } from './forced-backend.ts';
import type { GitWriter } from './git-repository.ts';
import type { Environment } from './identity.ts';
import { hasUsableGit } from './native/git-version.ts';
import { openNativeRepository } from './native/native-repository.ts';

/**
 * The repository that the folder `cwd` is in. The backend is native where a `git` of 2.31 or newer is on PATH,
 * else isomorphic; `BYLAW_GIT` in `environment` forces one. Of Git's own variables those that point to another
 * repository (`GIT_DIR` and the like) are disregarded.
 * @throws BylawError `git/no-repository`, `git/no-work-tree`, `git/unsafe-repository`, `git/unsupported`,
 *   `git/no-native`, `git/unknown-backend`
 */
export async function openRepository(cwd: string, environment: Environment): Promise<GitWriter> {
  const forced = forcedBackend(environment);
  const folder = await stat(cwd).catch(() => undefined);
  if (!folder?.isDirectory()) throw new BylawError('git/no-repository', `${cwd} is not a folder`);
  if (forced !== 'isomorphic') {
    try {
      return await openNativeRepository(cwd, environment);
    } catch (failure) {
      // What a Git says that is too old, or none, does not count.
      if (await hasUsableGit(cwd, environment)) throw failure;
    }
    if (forced === 'native') {
      throw new BylawError(
        'git/no-native',
        'BYLAW_GIT=native, but there is no `git` of 2.31 or newer on PATH',
      );
    }
  }
  // Loaded only where it is needed: it is large.
  const { openIsomorphicRepository } = await import('./isomorphic/isomorphic-repository.ts');
  return openIsomorphicRepository(cwd, environment);
}
