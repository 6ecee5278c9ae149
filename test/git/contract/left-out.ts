import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { scratchRepository } from '../scratch-repository.ts';
import { open } from './orchestra.ts';

export function leftOutContract(backend: GitWriter['backend']): void {
  describe('files that are left out of the work tree', () => {
    function orchestra() {
      const scratch = scratchRepository();
      for (const path of ['bylaw.yaml', 'brass/horns.yaml', 'strings/cellos.yaml', 'strings/a b.yaml'])
        scratch.write(path, `file: ${path}\n`);
      scratch.commit('Found the orchestra');
      return scratch;
    }

    test('none in an ordinary one, nor before the first commit', async () => {
      const empty = scratchRepository();
      expect(await (await open(backend, empty)).leftOutFiles()).toEqual([]);
      const scratch = orchestra();
      rmSync(join(scratch.root, 'bylaw.yaml'));
      expect(await (await open(backend, scratch)).leftOutFiles()).toEqual([]);
      scratch.git('update-index', '--assume-unchanged', 'bylaw.yaml');
      expect(await (await open(backend, scratch)).leftOutFiles()).toEqual([]);
    });

    test('those outside of a sparse checkout, in every version of the index', async () => {
      const scratch = orchestra();
      scratch.git('sparse-checkout', 'set', '--cone', 'brass');
      for (const version of ['3', '4']) {
        scratch.git('update-index', '--index-version', version);
        const repository = await open(backend, scratch);
        expect(await repository.leftOutFiles()).toEqual(['strings/a b.yaml', 'strings/cellos.yaml']);
        expect(await repository.workTreeChanges([''])).toEqual([]);
      }
    });

    test('those marked by hand, unless they are there', async () => {
      const scratch = orchestra();
      scratch.git('update-index', '--skip-worktree', 'bylaw.yaml', 'brass/horns.yaml');
      rmSync(join(scratch.root, 'brass'), { recursive: true });
      expect(await (await open(backend, scratch)).leftOutFiles()).toEqual(['brass/horns.yaml']);
    });

    test('a sparse index is read right or not at all', async () => {
      const scratch = orchestra();
      scratch.git('sparse-checkout', 'set', '--cone', '--sparse-index', 'brass');
      const found = (await open(backend, scratch)).leftOutFiles();
      if (backend === 'native') expect(await found).toEqual(['strings/a b.yaml', 'strings/cellos.yaml']);
      else await expect(found).rejects.toMatchObject({ code: 'git/unsupported' });
    });
  });
}
