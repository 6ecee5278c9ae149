import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { openRepository } from '../../../src/git/open-repository.ts';
import { scratchRepository } from '../scratch-repository.ts';
import { open } from './orchestra.ts';

export function openingContract(backend: GitWriter['backend']): void {
  describe('opening', () => {
    test('finds the top of the work tree from a folder inside it', async () => {
      const scratch = scratchRepository();
      scratch.write('strings/violins/ana.yaml', 'name: ana\n');
      const inside = join(scratch.root, 'strings', 'violins');
      const repository = await openRepository(inside, { ...scratch.environment, BYLAW_GIT: backend });
      expect(repository).toMatchObject({
        backend,
        root: scratch.root,
        gitDirectory: join(scratch.root, '.git'),
      });
    });

    test('says that a folder is in no repository', async () => {
      const scratch = scratchRepository();
      const opened = openRepository(scratch.home, { ...scratch.environment, BYLAW_GIT: backend });
      await expect(opened).rejects.toMatchObject({ code: 'git/no-repository' });
    });

    test('says that a bare repository has no work tree', async () => {
      const scratch = scratchRepository('--bare');
      await expect(open(backend, scratch)).rejects.toMatchObject({ code: 'git/no-work-tree' });
    });

    test('is not led elsewhere by the variables of a hook', async () => {
      const scratch = scratchRepository();
      const other = scratchRepository();
      const commit = scratch.commit('Found the orchestra');
      const repository = await open(backend, scratch, {
        GIT_DIR: join(other.root, '.git'),
        GIT_WORK_TREE: other.root,
      });
      expect(await repository.head()).toEqual({ ref: 'refs/heads/main', commit });
    });
  });
}
