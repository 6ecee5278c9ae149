import { mayLeaveOut } from './files/left-out-files.ts';
import { plainRepository } from './files/plain-repository.ts';
import { forcedBackend } from './forced-backend.ts';
import type { GitReader } from './git-repository.ts';
import type { Environment } from './identity.ts';
import { openRepository } from './open-repository.ts';

export type WorkTree = Pick<GitReader, 'root' | 'gitDirectory' | 'leftOutFiles'>;

/**
 * The work tree of the repository that the folder `cwd` is in, for who reads its files alone: in a repository that
 * is like most, Git need not be asked.
 * @throws BylawError as `openRepository`
 */
export async function openWorkTree(cwd: string, environment: Environment): Promise<WorkTree> {
  forcedBackend(environment);
  const plain = plainRepository(cwd, environment);
  if (plain !== undefined && !mayLeaveOut(plain.gitDirectory))
    return { ...plain, leftOutFiles: async () => [] };
  const git = await openRepository(cwd, environment);
  await git.close();
  return git;
}
