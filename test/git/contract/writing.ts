import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { scratchRepository } from '../scratch-repository.ts';
import { expectSound, listedByGit, newCommit, open, writeOrchestra } from './orchestra.ts';

export function writingContract(backend: GitWriter['backend']): void {
  describe('writing', () => {
    test('blobs, trees and commits have the ids that Git gives them', async () => {
      const scratch = scratchRepository();
      const repository = await open(backend, scratch);
      const [first, same, empty, binary] = await repository.writeBlobs([
        'name: Flöte 🎵\n',
        'name: Flöte 🎵\n',
        '',
        Uint8Array.of(0, 255, 10, 13),
      ]);
      scratch.write('flute.yaml', 'name: Flöte 🎵\n');
      expect(first).toBe(scratch.git('hash-object', 'flute.yaml'));
      expect(same).toBe(first);
      expect(empty).toBe('e69de29bb2d1d6434b8b29ae775ad8c2e48c5391');
      const edits = new Map([
        ['flute.yaml', first ?? ''],
        ['data/tone.bin', binary ?? ''],
      ]);
      const tree = await repository.writeTree(undefined, edits);
      const commit = await repository.writeCommit({ ...newCommit, tree });
      await repository.updateRef('refs/heads/main', commit, undefined, 'first');
      expect(scratch.git('ls-tree', '-r', '--name-only', 'HEAD')).toBe('data/tone.bin\nflute.yaml');
      expect(scratch.git('log', '-1', '--format=%an|%ae|%at|%cn|%ct|%P|%B')).toBe(
        'Amy Beach|amy@orchestra.example|1772366400|Amy Beach|1772366400||Seat the flutes\n',
      );
      expect([tree, commit]).toEqual([
        'a338e83fbd51e3cb5034a60b6e9fd05dbe30e428',
        '050bd40e62bc3239d5c30a9e0375e8f388edd72b',
      ]);
      expectSound(scratch);
    });

    test('characters that would break a commit are left out of names', async () => {
      const scratch = scratchRepository();
      const repository = await open(backend, scratch);
      const author = { name: ' <Amy>\nBeach\0. ', email: 'amy@\norchestra.example>' };
      const tree = await repository.writeTree(undefined, new Map());
      const oid = await repository.writeCommit({ ...newCommit, tree, author, message: 'A\0B\n' });
      expect(await repository.readCommit(oid)).toMatchObject({
        author: { name: 'AmyBeach', email: 'amy@orchestra.example' },
        message: 'AB\n',
      });
      await repository.updateRef('refs/heads/main', oid, undefined, 'a reason\nof two lines');
      expectSound(scratch);
    });

    test('two thousand files in one batch', async () => {
      const scratch = scratchRepository();
      const repository = await open(backend, scratch);
      const contents = Array.from({ length: 2000 }, (_, seat) => `kind: Member\nname: player-${seat}\n`);
      const oids = await repository.writeBlobs(contents);
      const edits = new Map(oids.map((oid, seat) => [`members/${seat % 16}/player-${seat}.yaml`, oid]));
      const tree = await repository.writeTree(undefined, edits);
      const commit = await repository.writeCommit({ ...newCommit, tree });
      await repository.updateRef('refs/heads/main', commit, undefined, 'seat everyone');
      const files = await repository.listFiles(commit, 'members');
      expect(files).toHaveLength(2000);
      const read = await repository.readBlobs(files.map((file) => file.oid));
      const texts = files.map((file) => Buffer.from(read.get(file.oid) ?? []).toString());
      expect(texts.sort()).toEqual(contents.sort());
      expect(files).toEqual(listedByGit(scratch, `${commit}:members`));
      expectSound(scratch);
    });

    test('edits of a tree: add, change, remove, replace file by folder and folder by file', async () => {
      const scratch = scratchRepository();
      writeOrchestra(scratch);
      const base = scratch.commit('Found the orchestra');
      const repository = await open(backend, scratch);
      const [oid = ''] = await repository.writeBlobs(['changed\n']);
      async function changesOf(edits: Record<string, string | null>): Promise<string[]> {
        const tree = await repository.writeTree(base, new Map(Object.entries(edits)));
        const commit = await repository.writeCommit({ ...newCommit, tree, parents: [base] });
        const ref = 'refs/heads/edited';
        await repository.updateRef(ref, commit, await repository.resolveRef(ref), 'edit');
        expect(await repository.listFiles(tree)).toEqual(listedByGit(scratch, tree));
        const lines = scratch.git(
          '-c',
          'core.quotePath=off',
          'diff-tree',
          '-r',
          '--name-status',
          base,
          commit,
        );
        return lines === '' ? [] : lines.split('\n').map((line) => line.replace('\t', ' '));
      }
      expect(await changesOf({})).toEqual([]);
      expect(await changesOf({ 'brass/horn.yaml': oid, 'strings.yaml': oid })).toEqual([
        'A brass/horn.yaml',
        'M strings.yaml',
      ]);
      expect(await changesOf({ 'strings/violins/1.yaml': null })).toEqual(['D strings/violins/1.yaml']);
      expect(await changesOf({ strings: null })).toEqual([
        'D strings/violas.yaml',
        'D strings/violins/1.yaml',
      ]);
      expect(await changesOf({ strings: oid })).toEqual([
        ...['A strings', 'D strings/violas.yaml', 'D strings/violins/1.yaml'],
      ]);
      expect(await changesOf({ strings: null, 'strings/harp.yaml': oid })).toEqual([
        ...['A strings/harp.yaml', 'D strings/violas.yaml', 'D strings/violins/1.yaml'],
      ]);
      expect(await changesOf({ 'strings.yaml/old.yaml': oid })).toEqual([
        'D strings.yaml',
        'A strings.yaml/old.yaml',
      ]);
      expect(await changesOf({ 'strings.yaml': null, 'strings.yaml/old.yaml': oid })).toHaveLength(2);
      expect(await changesOf({ nowhere: null, 'no/where': null, 'strings.yaml/x': null })).toEqual([]);
      expect(await changesOf({ 'rehearse.sh': oid, 'today.yaml': oid })).toEqual([
        'M rehearse.sh',
        'T today.yaml',
      ]);
      expect(scratch.git('ls-tree', 'edited', 'rehearse.sh')).toMatch(/^100755 /);
      expectSound(scratch);
    });

    test('a folder sorts as if its name ended in a slash', async () => {
      const scratch = scratchRepository();
      const repository = await open(backend, scratch);
      const [oid = ''] = await repository.writeBlobs(['x\n']);
      const paths = ['a.b', 'a/b', 'a0', 'a-b', 'a b', 'ä', 'Z', 'a/b.c', 'a/c/d'];
      const tree = await repository.writeTree(undefined, new Map(paths.map((path) => [path, oid])));
      for (const path of paths) scratch.write(path, 'x\n');
      scratch.git('add', '--all');
      expect(tree).toBe(scratch.git('write-tree'));
    });

    test('a path that leads out of the tree is a bug, and is not written', async () => {
      const repository = await open(backend, scratchRepository());
      const [oid = ''] = await repository.writeBlobs(['x\n']);
      for (const path of ['../x', '/x', 'a//b', '', 'a/', '.git/config', 'a/.GIT/x', './x', 'a\0b']) {
        const written = repository.writeTree(undefined, new Map([[path, oid]]));
        await expect(written).rejects.toMatchObject({ name: 'InternalError' });
      }
    });
  });
}
