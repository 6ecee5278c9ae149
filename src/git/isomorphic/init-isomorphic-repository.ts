import fs from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import git from 'isomorphic-git';
import { clearLeftoversSync, temporaryName } from '../../disk/temporary-name.ts';

/** Made beside and moved into place whole: isomorphic-git takes for a repository what a killed run has begun. */
export async function initIsomorphicRepository(folder: string): Promise<void> {
  clearLeftoversSync(folder);
  const gitdir = join(folder, '.git');
  const beside = temporaryName(gitdir);
  try {
    await git.init({ fs, dir: folder, gitdir: beside, defaultBranch: 'main' });
    await rename(beside, gitdir);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}
