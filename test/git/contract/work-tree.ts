import { renameSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { scratchRepository } from '../scratch-repository.ts';
import { answer, open, writeOrchestra } from './orchestra.ts';

export function workTreeContract(backend: GitWriter['backend']): void {
  describe('changes of the work tree', () => {
    test('a clean one has none', async () => {
      const scratch = scratchRepository();
      writeOrchestra(scratch);
      scratch.commit('Found the orchestra');
      const repository = await open(backend, scratch);
      expect(await repository.workTreeChanges([''])).toEqual([]);
      expect(await repository.workTreeChanges([])).toEqual([]);
      expect(await repository.workTreeChanges(['strings', 'nowhere'])).toEqual([]);
    });

    test('staged, unstaged, untracked, ignored and deleted', async () => {
      const scratch = scratchRepository();
      scratch.write('.gitignore', '*.tmp\n/cache/\n');
      for (const name of [
        'kept',
        'edited',
        'staged',
        'reverted',
        'gone',
        'removed',
        'forgotten',
        'replaced',
      ]) {
        scratch.write(`seats/${name}.yaml`, `name: ${name}\n`);
      }
      scratch.write('seats/script.yaml', '#!/bin/sh\n');
      scratch.write('halls/opera.yaml', 'name: opera\n');
      scratch.commit('Found the orchestra');
      scratch.write('seats/edited.yaml', 'name: edited twice\n');
      scratch.write('seats/staged.yaml', 'name: other\n');
      scratch.write('seats/reverted.yaml', 'name: other\n');
      scratch.git('add', 'seats/staged.yaml', 'seats/reverted.yaml');
      scratch.write('seats/reverted.yaml', 'name: reverted\n');
      unlinkSync(join(scratch.root, 'seats/gone.yaml'));
      scratch.git('rm', '--quiet', 'seats/removed.yaml');
      scratch.git('rm', '--quiet', '--cached', 'seats/forgotten.yaml');
      unlinkSync(join(scratch.root, 'seats/replaced.yaml'));
      scratch.write('seats/replaced.yaml/inner.yaml', 'name: inner\n');
      scratch.makeExecutable('seats/script.yaml');
      scratch.write('seats/new one.yaml', 'name: new\n');
      scratch.write('seats/neu-ö.yaml', 'name: new\n');
      scratch.write('seats/new-staged.yaml', 'name: new\n');
      scratch.git('add', 'seats/new-staged.yaml');
      scratch.write('seats/scratch.tmp', '');
      scratch.write('cache/seats.yaml', '');
      scratch.write('halls/opera.yaml', 'name: opera house\n');
      const repository = await open(backend, scratch);
      const seats = [
        { path: 'seats/edited.yaml', status: 'modified' },
        { path: 'seats/forgotten.yaml', status: 'modified' },
        { path: 'seats/gone.yaml', status: 'deleted' },
        { path: 'seats/neu-ö.yaml', status: 'added' },
        { path: 'seats/new one.yaml', status: 'added' },
        { path: 'seats/new-staged.yaml', status: 'added' },
        { path: 'seats/removed.yaml', status: 'deleted' },
        { path: 'seats/replaced.yaml', status: 'deleted' },
        { path: 'seats/replaced.yaml/inner.yaml', status: 'added' },
        { path: 'seats/reverted.yaml', status: 'modified' },
        { path: 'seats/script.yaml', status: 'modified' },
        { path: 'seats/staged.yaml', status: 'modified' },
      ];
      expect(await repository.workTreeChanges(['seats'])).toEqual(seats);
      expect(await repository.workTreeChanges(['seats/'])).toEqual(seats);
      const all = [{ path: 'halls/opera.yaml', status: 'modified' }, ...seats];
      expect(await repository.workTreeChanges([''])).toEqual(all);
      expect(await repository.workTreeChanges(['halls', 'seats'])).toEqual(all);
      expect(await repository.workTreeChanges(['seats/gone.yaml'])).toEqual([seats[2]]);
      expect(await repository.workTreeChanges(['*', 'sea*', ':/'])).toEqual([]);
    });

    test('before the first commit everything is added', async () => {
      const scratch = scratchRepository();
      scratch.write('bylaw.yaml', 'kind: Repository\n');
      scratch.write('staged.yaml', '');
      scratch.git('add', 'staged.yaml');
      expect(await (await open(backend, scratch)).workTreeChanges([''])).toEqual([
        { path: 'bylaw.yaml', status: 'added' },
        { path: 'staged.yaml', status: 'added' },
      ]);
    });

    test('a change that leaves size and time alike is seen', async () => {
      const scratch = scratchRepository();
      scratch.write('seat.yaml', 'seat: 1\n');
      scratch.commit('Seat one');
      scratch.write('seat.yaml', 'seat: 2\n');
      const repository = await open(backend, scratch);
      expect(await repository.workTreeChanges([''])).toEqual([{ path: 'seat.yaml', status: 'modified' }]);
    });

    test('a file that was only touched is not changed', async () => {
      const scratch = scratchRepository();
      scratch.write('seat.yaml', 'seat: 1\n');
      scratch.commit('Seat one');
      scratch.write('seat.yaml', 'seat: 1\n');
      expect(await (await open(backend, scratch)).workTreeChanges([''])).toEqual([]);
    });

    test('line ends that Git converts are no change', async () => {
      const scratch = scratchRepository();
      scratch.git('config', 'core.autocrlf', 'true');
      scratch.write('seat.yaml', 'seat: 1\r\nrow: 2\r\n');
      scratch.commit('Seat one');
      scratch.write('seat.yaml', 'seat: 1\r\nrow: 2\r\n');
      expect(scratch.git('cat-file', '-s', 'HEAD:seat.yaml')).toBe('15');
      expect(await (await open(backend, scratch)).workTreeChanges([''])).toEqual([]);
    });

    test('conflicts of a merge are changes', async () => {
      const scratch = scratchRepository();
      for (const name of ['both', 'theirs-gone', 'ours-gone']) scratch.write(`${name}.yaml`, 'a\n');
      scratch.commit('Base');
      scratch.git('checkout', '--quiet', '-b', 'theirs');
      for (const name of ['both', 'ours-gone', 'twice']) scratch.write(`${name}.yaml`, 'theirs\n');
      unlinkSync(join(scratch.root, 'theirs-gone.yaml'));
      scratch.commit('Theirs');
      scratch.git('checkout', '--quiet', 'main');
      for (const name of ['both', 'theirs-gone', 'twice']) scratch.write(`${name}.yaml`, 'ours\n');
      unlinkSync(join(scratch.root, 'ours-gone.yaml'));
      scratch.commit('Ours');
      answer(() => scratch.git('merge', 'theirs'));
      expect(await (await open(backend, scratch)).workTreeChanges([''])).toEqual([
        { path: 'both.yaml', status: 'modified' },
        { path: 'ours-gone.yaml', status: 'added' },
        { path: 'theirs-gone.yaml', status: 'modified' },
        { path: 'twice.yaml', status: 'modified' },
      ]);
    });

    test('repositories inside the repository are not looked into', async () => {
      const scratch = scratchRepository();
      scratch.write('seat.yaml', 'seat: 1\n');
      scratch.commit('Seat one');
      scratch.git('init', '--quiet', 'guest');
      scratch.write('guest/seat.yaml', 'seat: 9\n');
      expect(await (await open(backend, scratch)).workTreeChanges([''])).toEqual([]);
    });

    test('the index is read in every version', async () => {
      const scratch = scratchRepository();
      writeOrchestra(scratch);
      scratch.commit('Found the orchestra');
      scratch.git('update-index', '--index-version', '4');
      renameSync(join(scratch.root, 'strings0.yaml'), join(scratch.root, 'strings1.yaml'));
      scratch.write('brass.yaml', '');
      scratch.git('add', '--intent-to-add', 'brass.yaml');
      expect(await (await open(backend, scratch)).workTreeChanges([''])).toEqual([
        { path: 'brass.yaml', status: 'added' },
        { path: 'strings0.yaml', status: 'deleted' },
        { path: 'strings1.yaml', status: 'added' },
      ]);
    });
  });
}
