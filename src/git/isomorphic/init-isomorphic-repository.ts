import fs from 'node:fs';
import git from 'isomorphic-git';

export async function initIsomorphicRepository(folder: string): Promise<void> {
  await git.init({ fs, dir: folder, defaultBranch: 'main' });
}
