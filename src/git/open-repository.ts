import { stat } from 'node:fs/promises';
import { BylawError } from '../diagnostic/bylaw-error.ts';
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
  const forced = environment.BYLAW_GIT || undefined;
  if (forced !== undefined && forced !== 'native' && forced !== 'isomorphic') {
    throw new BylawError('git/unknown-backend', `BYLAW_GIT is ${JSON.stringify(forced)}`, {
      hint: 'set it to `native` or `isomorphic`, or unset it',
    });
  }
  const folder = await stat(cwd).catch(() => undefined);
  if (!folder?.isDirectory()) throw new BylawError('git/no-repository', `${cwd} is not a folder`);
  if (forced !== 'isomorphic') {
    // Asked beside each other: of a Git that is too old, or none, the answer goes unheard.
    const opening = openNativeRepository(cwd, environment);
    opening.catch(() => undefined);
    if (await hasUsableGit(cwd, environment)) return opening;
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
