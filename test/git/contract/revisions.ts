import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { scratchRepository } from '../scratch-repository.ts';
import { absent, historyWithMerge, open } from './orchestra.ts';

export function revisionContract(backend: GitWriter['backend']): void {
  describe('HEAD, refs and revisions', () => {
    test('an empty repository has a branch and no commit', async () => {
      const repository = await open(backend, scratchRepository());
      expect(await repository.head()).toEqual({ ref: 'refs/heads/main', commit: undefined });
      await expect(repository.resolveCommit('HEAD')).rejects.toMatchObject({ code: 'git/unknown-revision' });
      expect(await repository.resolveRef('refs/heads/main')).toBeUndefined();
    });

    test('a detached HEAD has a commit and no branch', async () => {
      const scratch = scratchRepository();
      const commit = scratch.commit('Found the orchestra');
      scratch.git('checkout', '--quiet', '--detach');
      expect(await (await open(backend, scratch)).head()).toEqual({ ref: undefined, commit });
    });

    test('refs are found loose, packed, and loose over packed', async () => {
      const scratch = scratchRepository();
      const first = scratch.commit('Found the orchestra');
      scratch.git('branch', 'season-2025');
      scratch.git('pack-refs', '--all');
      const second = scratch.commit('Hire a conductor');
      scratch.git('branch', 'season-2026');
      const repository = await open(backend, scratch);
      expect(await repository.resolveRef('refs/heads/season-2025')).toBe(first);
      expect(await repository.resolveRef('refs/heads/season-2026')).toBe(second);
      expect(await repository.resolveRef('refs/heads/main')).toBe(second);
      expect(await repository.resolveRef('refs/heads/season')).toBeUndefined();
      await expect(repository.resolveRef('refs/heads/../../secret')).rejects.toMatchObject({
        code: 'git/bad-ref',
      });
      await expect(repository.resolveRef('main')).rejects.toMatchObject({ code: 'git/bad-ref' });
    });

    test('a tag is named with its own object, and resolves to its commit', async () => {
      const scratch = scratchRepository();
      const commit = scratch.commit('Found the orchestra');
      scratch.git('tag', '--annotate', '--message', 'Opening night', 'opening');
      scratch.git('tag', '--annotate', '--message', 'A tag of a tag', 'opening-again', 'opening');
      const repository = await open(backend, scratch);
      expect(await repository.resolveRef('refs/tags/opening')).toBe(
        scratch.git('rev-parse', 'refs/tags/opening'),
      );
      expect(await repository.resolveCommit('opening')).toBe(commit);
      expect(await repository.resolveCommit('opening-again')).toBe(commit);
      expect((await repository.listFiles(scratch.git('rev-parse', 'opening'))).length).toBe(0);
    });

    test('resolves what git rev-parse resolves', async () => {
      const scratch = scratchRepository();
      const merged = historyWithMerge(scratch);
      scratch.git('tag', 'opening', 'HEAD~1');
      scratch.git('branch', 'hall/asia');
      scratch.git('update-ref', 'refs/remotes/origin/main', 'HEAD~1');
      scratch.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
      // A branch, a tag and a file of one name: the tag wins, and the file is none.
      scratch.git('tag', 'repertoire', 'HEAD~2');
      scratch.git('branch', 'repertoire', 'HEAD');
      scratch.write('repertoire', 'Beethoven 5\n');
      const repository = await open(backend, scratch);
      for (const revision of [
        ...['HEAD', '@', 'main', 'heads/main', 'refs/heads/main', 'opening', 'tags/opening', 'repertoire'],
        ...[
          'hall/asia',
          'origin/main',
          'origin',
          'remotes/origin/main',
          'HEAD~2',
          'HEAD^',
          'HEAD^2',
          'main~1^{}',
        ],
        ...['HEAD^^', 'HEAD~', 'HEAD^0', 'HEAD~0', 'HEAD^{commit}', 'HEAD^2~1', '@~1', 'opening^{commit}~1'],
        ...[merged, merged.slice(0, 10), merged.slice(0, 7).toUpperCase(), `${merged.slice(0, 8)}~1`],
      ]) {
        const expected = scratch.git('rev-parse', '--verify', `${revision}^{commit}`);
        expect([revision, await repository.resolveCommit(revision)]).toEqual([revision, expected]);
      }
    });

    test('refuses what names no commit', async () => {
      const scratch = scratchRepository();
      scratch.write('repertoire.yaml', 'works: []\n');
      scratch.commit('Found the orchestra');
      const repository = await open(backend, scratch);
      const blob = scratch.git('rev-parse', 'HEAD:repertoire.yaml');
      for (const revision of [
        ...[
          '',
          ' ',
          'nowhere',
          'HEAD~7',
          'HEAD^2',
          '--all',
          '-q',
          'main..main',
          'repertoire.yaml',
          absent,
          blob,
        ],
        ...['HEAD:repertoire.yaml', 'HEAD^{tree}', 'abcd', '../config', 'main\nmain', 'HEAD~x', '^main'],
      ]) {
        const resolved = repository.resolveCommit(revision);
        await expect(resolved, JSON.stringify(revision)).rejects.toMatchObject({
          code: 'git/unknown-revision',
        });
      }
    });

    test('remotes are named in order', async () => {
      const scratch = scratchRepository();
      const repository = await open(backend, scratch);
      expect(await repository.remotes()).toEqual([]);
      scratch.git('remote', 'add', 'upstream', 'https://git.example/orchestra');
      scratch.git('remote', 'add', 'archive.old', 'https://git.example/archive');
      expect(await repository.remotes()).toEqual(['archive.old', 'upstream']);
    });
  });
}
