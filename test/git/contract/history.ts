import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { scratchIn, scratchRepository } from '../scratch-repository.ts';
import { answer, collect, expectSound, historyWithMerge, newCommit, open } from './orchestra.ts';

export function historyContract(backend: GitWriter['backend']): void {
  describe('history', () => {
    test('the log follows first parents, newest first', async () => {
      const scratch = scratchRepository();
      const merged = historyWithMerge(scratch);
      const repository = await open(backend, scratch);
      const expected = scratch.git('rev-list', '--first-parent', 'HEAD').split('\n');
      expect((await collect(repository.log(merged))).map((commit) => commit.oid)).toEqual(expected);
      const two = await collect(repository.log(merged, { limit: 2 }));
      expect(two.map((commit) => commit.oid)).toEqual(expected.slice(0, 2));
      for await (const commit of repository.log(merged)) {
        expect(commit.parents).toHaveLength(2);
        break;
      }
    });

    test('ancestors and merge bases are those of Git', async () => {
      const scratch = scratchRepository();
      historyWithMerge(scratch);
      scratch.git('checkout', '--quiet', '--orphan', 'archive');
      scratch.commit('Start the archive');
      const repository = await open(backend, scratch);
      const commits = scratch.git('rev-list', '--all').split('\n');
      for (const a of commits) {
        for (const b of commits) {
          const base = answer(() => scratch.git('merge-base', a, b));
          expect(await repository.mergeBase(a, b)).toBe(base);
          expect(await repository.isAncestor(a, b)).toBe(base === a);
          const between = (await repository.commitsBetween(a, b)).map(({ oid }) => oid);
          const expected = scratch.git('rev-list', b, `^${a}`).split('\n');
          expect([...between].sort()).toEqual(expected.filter((oid) => oid !== '').sort());
          for (const [at, oid] of between.entries())
            for (const { parents } of [await repository.readCommit(oid)])
              expect(between.slice(at).filter((each) => parents.includes(each))).toEqual([]);
        }
      }
    });

    test('a shallow clone ends where it was cut', async () => {
      const scratch = scratchRepository();
      for (const name of ['violins', 'violas', 'cellos', 'basses']) {
        scratch.write(`${name}.yaml`, `name: ${name}\n`);
        scratch.commit(`Seat the ${name}`);
      }
      const world = join(scratch.root, '..');
      scratch.git('clone', '--quiet', '--depth=2', `file://${scratch.root}`, join(world, 'clone'));
      const clone = scratchIn(world, join(world, 'clone'));
      const repository = await open(backend, clone);
      const head = await repository.resolveCommit('HEAD');
      expect(await repository.isShallow()).toBe(true);
      expect(await (await open(backend, scratch)).isShallow()).toBe(false);
      expect((await collect(repository.log(head))).map((commit) => commit.message)).toEqual([
        'Seat the basses\n',
        'Seat the cellos\n',
      ]);
      expect(await repository.resolveCommit('origin/main~1')).toBe(scratch.git('rev-parse', 'HEAD~1'));
      await expect(repository.resolveCommit('HEAD~2')).rejects.toMatchObject({
        code: 'git/unknown-revision',
      });
      expect(await repository.isAncestor(await repository.resolveCommit('HEAD~1'), head)).toBe(true);
      expect((await repository.listFiles(head)).length).toBe(4);
      const tree = await repository.writeTree(head, new Map([['violas.yaml', null]]));
      const next = await repository.writeCommit({ ...newCommit, tree, parents: [head] });
      await repository.updateRef('refs/heads/main', next, head, 'unseat the violas');
      expect(await repository.mergeBase(head, next)).toBe(head);
      expectSound(clone);
    });
  });
}
