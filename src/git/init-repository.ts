import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Environment } from './identity.ts';
import { hasUsableGit } from './native/git-version.ts';
import { initNativeRepository } from './native/init-native-repository.ts';
import { openRepository } from './open-repository.ts';

/**
 * Makes the existing folder the root of a new repository whose first branch is `main`, through native Git where
 * there is one. Does nothing in a folder that belongs to a repository already.
 * @returns whether a repository was made
 */
export async function initRepository(folder: string, environment: Environment): Promise<boolean> {
  if (await isInRepository(folder, environment)) return false;
  if (environment.BYLAW_GIT !== 'isomorphic' && (await hasUsableGit(folder, environment))) {
    await initNativeRepository(folder, environment);
  } else {
    const { initIsomorphicRepository } = await import('./isomorphic/init-isomorphic-repository.ts');
    await initIsomorphicRepository(folder);
  }
  return true;
}

async function isInRepository(folder: string, environment: Environment): Promise<boolean> {
  try {
    await (await openRepository(folder, environment)).close();
    return true;
  } catch (error) {
    if (error instanceof BylawError && error.code === 'git/no-repository') return false;
    throw error;
  }
}
