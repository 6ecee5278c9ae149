import { readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { scratchRepository } from '../scratch-repository.ts';
import { absent, collect, listedByGit, open, writeOrchestra } from './orchestra.ts';

export function readingContract(backend: GitWriter['backend']): void {
  describe('reading objects', () => {
    test('a commit as it was written', async () => {
      const scratch = scratchRepository();
      const first = scratch.commit('Found the orchestra');
      const message = 'Engage a soloist\n\nJosé Müller, for one season 🎻\n';
      writeFileSync(join(scratch.home, 'message'), message);
      scratch.git('commit', '--quiet', '--allow-empty', '--file', join(scratch.home, 'message'));
      const oid = scratch.git('rev-parse', 'HEAD');
      const repository = await open(backend, scratch);
      expect(await repository.readCommit(oid)).toEqual({
        oid,
        tree: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
        parents: [first],
        author: { name: 'Clara Wieck', email: 'clara@orchestra.example' },
        authoredAt: '2026-03-01T10:00:00Z',
        committer: { name: 'Fanny Hensel', email: 'fanny@orchestra.example' },
        committedAt: '2026-03-01T10:00:00Z',
        message,
      });
    });

    for (const storage of ['loose', 'packed'] as const) {
      test(`every file, ${storage}, with its mode, in byte order`, async () => {
        const scratch = scratchRepository();
        writeOrchestra(scratch);
        const commit = scratch.commit('Found the orchestra');
        if (storage === 'packed') scratch.git('gc', '--quiet', '--prune=now');
        const repository = await open(backend, scratch);
        const files = await repository.listFiles(commit);
        expect(files).toEqual(listedByGit(scratch, commit));
        expect(files.map((file) => file.path)).toEqual([
          ...[
            'a cellist.yaml',
            'rehearse.sh',
            'strings.yaml',
            'strings/violas.yaml',
            'strings/violins/1.yaml',
          ],
          ...['strings0.yaml', 'today.yaml', 'Übung/Flöte 🎵.yaml'],
        ]);
        const contents = await repository.readBlobs(files.map((file) => file.oid));
        const flute = files.at(-1)?.oid ?? '';
        expect(Buffer.from(contents.get(flute) ?? []).toString('utf8')).toBe('näme: Flöte\r\n');
        expect(await repository.listFiles(commit, 'strings')).toEqual(
          listedByGit(scratch, `${commit}:strings`),
        );
        expect(await repository.listFiles(commit, 'brass')).toEqual([]);
        expect(await repository.listFiles(commit, 'strings.yaml')).toEqual([]);
        expect(await repository.listFiles(commit, 'strings.yaml/1')).toEqual([]);
      });
    }

    test('packed deltas and binary files', async () => {
      const scratch = scratchRepository();
      const score = Array.from({ length: 3000 }, (_, bar) => `bar ${bar}: ${(bar * 7919) % 88}\n`);
      scratch.write('score.yaml', score.join(''));
      scratch.write(
        'recording.bin',
        Uint8Array.from({ length: 200_000 }, (_, at) => (at * at) % 251),
      );
      scratch.write('silence.bin', '');
      scratch.commit('Write a symphony');
      scratch.write('score.yaml', score.toSpliced(1500, 1, 'bar 1500: rest\n').join(''));
      const commit = scratch.commit('Rest for a bar');
      scratch.git('repack', '-adfq', '--depth=50', '--window=50');
      const repository = await open(backend, scratch);
      for (const [revision, bar] of [
        ['HEAD', 'rest'],
        ['HEAD~1', String((1500 * 7919) % 88)],
      ] as const) {
        const oid = await repository.objectAt(await repository.resolveCommit(revision), 'score.yaml');
        const text = Buffer.from((await repository.readBlobs([oid ?? ''])).get(oid ?? '') ?? []).toString();
        expect(text).toContain(`bar 1500: ${bar}\n`);
      }
      for (const path of ['recording.bin', 'silence.bin']) {
        const oid = (await repository.objectAt(commit, path)) ?? '';
        const content = (await repository.readBlobs([oid])).get(oid) ?? new Uint8Array(1);
        expect(Buffer.compare(content, readFileSync(join(scratch.root, path)))).toBe(0);
      }
    });

    test('one object of a path, file or folder', async () => {
      const scratch = scratchRepository();
      writeOrchestra(scratch);
      const commit = scratch.commit('Found the orchestra');
      const repository = await open(backend, scratch);
      for (const path of [
        'strings',
        'strings/violins',
        'strings/violins/1.yaml',
        'a cellist.yaml',
        'today.yaml',
      ]) {
        expect(await repository.objectAt(commit, path)).toBe(scratch.git('rev-parse', `HEAD:${path}`));
      }
      expect(await repository.objectAt(commit, 'strings/brass')).toBeUndefined();
      expect(await repository.objectAt(commit, 'today.yaml/1')).toBeUndefined();
    });

    test('the files that differ between two trees', async () => {
      const scratch = scratchRepository();
      writeOrchestra(scratch);
      const before = scratch.commit('Found the orchestra');
      unlinkSync(join(scratch.root, 'today.yaml'));
      scratch.write('today.yaml/matinee.yaml', 'a folder where a file was\n');
      scratch.write('strings/violins/1.yaml', 'a new leader\n');
      scratch.write('brass/horn.yaml', 'from nowhere\n');
      const after = scratch.commit('Begin the season');
      const repository = await open(backend, scratch);
      const at = async (commit: string, path: string) => ({
        oid: (await repository.objectAt(commit, path)) ?? '',
        mode: '100644',
      });
      expect(await repository.compareTrees(before, after)).toEqual([
        { path: 'brass/horn.yaml', after: await at(after, 'brass/horn.yaml') },
        {
          path: 'strings/violins/1.yaml',
          before: await at(before, 'strings/violins/1.yaml'),
          after: await at(after, 'strings/violins/1.yaml'),
        },
        { path: 'today.yaml', before: { ...(await at(before, 'today.yaml')), mode: '120000' } },
        { path: 'today.yaml/matinee.yaml', after: await at(after, 'today.yaml/matinee.yaml') },
      ]);
      expect(await repository.compareTrees(after, after)).toEqual([]);
      const all = (await repository.listFiles(after)).map(({ path, ...file }) => ({ path, after: file }));
      const added = [...(await repository.compareTrees(undefined, after))];
      expect(added.sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)))).toEqual(all);
      const removed = await repository.compareTrees(after, undefined);
      expect(removed.map(({ before: file }) => file)).toHaveLength(all.length);
    });

    test('what is missing is an error that names it', async () => {
      const scratch = scratchRepository();
      const commit = scratch.commit('Found the orchestra');
      const repository = await open(backend, scratch);
      const missing = { code: 'git/missing-object', message: expect.stringContaining(absent) };
      await expect(repository.readCommit(absent)).rejects.toMatchObject(missing);
      await expect(repository.listFiles(absent)).rejects.toMatchObject(missing);
      await expect(repository.readBlobs([absent])).rejects.toMatchObject(missing);
      for (const oid of ['HEAD', `${commit}\nHEAD`, '../../config', '--all', '']) {
        await expect(repository.readCommit(oid)).rejects.toMatchObject({ code: 'git/missing-object' });
        const compared = repository.isAncestor(commit, oid);
        await expect(compared).rejects.toMatchObject({ code: 'git/missing-object' });
      }
      await expect(repository.readBlobs([commit])).rejects.toMatchObject({ code: 'git/missing-object' });
      await expect(repository.isAncestor(absent, commit)).rejects.toMatchObject({
        code: 'git/missing-object',
      });
      await expect(collect(repository.log(absent))).rejects.toMatchObject({ code: 'git/missing-object' });
      expect((await repository.readCommit(commit)).message).toBe('Found the orchestra\n');
    });

    test('a damaged object is an error, and what is sound is read afterwards', async () => {
      const scratch = scratchRepository();
      scratch.write('score.yaml', 'bars: 12\n');
      const commit = scratch.commit('Write a waltz');
      const oid = scratch.git('rev-parse', 'HEAD:score.yaml');
      const file = join(scratch.root, '.git', 'objects', oid.slice(0, 2), oid.slice(2));
      unlinkSync(file);
      writeFileSync(file, 'not what zlib writes');
      const repository = await open(backend, scratch);
      await expect(repository.readBlobs([oid])).rejects.toMatchObject({ name: 'BylawError' });
      expect((await repository.readCommit(commit)).oid).toBe(commit);
    });

    test('sees what Git writes and repacks while the repository is open', async () => {
      const scratch = scratchRepository();
      scratch.commit('Found the orchestra');
      const repository = await open(backend, scratch);
      await repository.readCommit(await repository.resolveCommit('HEAD'));
      const second = scratch.commit('Hire a conductor');
      expect((await repository.readCommit(second)).oid).toBe(second);
      scratch.git('gc', '--quiet', '--prune=now');
      const third = scratch.commit('Hire a pianist');
      scratch.git('gc', '--quiet', '--prune=now');
      expect(await collect(repository.log(third))).toHaveLength(3);
    });

    test('answers after it was closed', async () => {
      const scratch = scratchRepository();
      const commit = scratch.commit('Found the orchestra');
      const repository = await open(backend, scratch);
      expect((await repository.readCommit(commit)).oid).toBe(commit);
      await repository.close();
      await repository.close();
      expect((await repository.readCommit(commit)).oid).toBe(commit);
    });
  });
}
