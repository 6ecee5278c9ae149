import {
  chmodSync,
  existsSync,
  readdirSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GitWriter, Oid } from '../../../src/git/git-repository.ts';
import { type Scratch, scratchRepository } from '../scratch-repository.ts';
import { expectSound, newCommit, open } from './orchestra.ts';

function fileOf(scratch: Scratch, oid: Oid): string {
  return join(scratch.root, '.git/objects', oid.slice(0, 2), oid.slice(2));
}

function seats(count: number): readonly string[] {
  return Array.from({ length: count }, (_, seat) => `seat: ${seat}\n`);
}

export function durableObjectsContract(backend: GitWriter['backend']): void {
  describe('objects that a loss of power left', () => {
    test.each([
      ['empty', 3],
      ['cut short', 3],
      ['of other bytes', 3],
      ['empty', 150],
      ['cut short', 150],
    ])('%s, are not taken for written (%d at once)', async (how, count) => {
      const scratch = scratchRepository();
      const oids = seats(count).map((seat, index) => {
        if (index > 1) return '';
        scratch.write('seat', seat);
        return scratch.git('hash-object', '-w', 'seat');
      });
      const [damaged = '', sound = ''] = oids;
      const file = fileOf(scratch, damaged);
      chmodSync(file, 0o644);
      if (how === 'of other bytes') writeFileSync(file, 'nothing that inflates');
      else truncateSync(file, how === 'empty' ? 0 : 9);
      const repository = await open(backend, scratch);
      const written = await repository.writeBlobs(seats(count));
      expect(written.slice(0, 2)).toEqual([damaged, sound]);
      const tree = await repository.writeTree(
        undefined,
        new Map(written.map((oid, seat) => [`${seat}`, oid])),
      );
      const commit = await repository.writeCommit({ ...newCommit, tree });
      await repository.updateRef('refs/heads/bylaw/ledger', commit, undefined, 'record');
      expectSound(scratch);
      expect(scratch.git('show', 'bylaw/ledger:0')).toBe('seat: 0');
      const blobs = await (await open(backend, scratch)).readBlobs([damaged]);
      expect(Buffer.from(blobs.get(damaged) ?? '').toString()).toBe('seat: 0\n');
    });

    test('an old one that is written again is young again', async () => {
      const scratch = scratchRepository();
      scratch.write('seat', 'seat: 0\n');
      const oid = scratch.git('hash-object', '-w', 'seat');
      utimesSync(fileOf(scratch, oid), 0, 0);
      await (await open(backend, scratch)).writeBlobs(['seat: 0\n']);
      expect(statSync(fileOf(scratch, oid)).mtimeMs).toBeGreaterThan(Date.UTC(2020, 1));
    });
  });

  test('objects are written loose when few, in one pack when many', async () => {
    const scratch = scratchRepository();
    const repository = await open(backend, scratch);
    await repository.writeBlobs(seats(99));
    expect(scratch.git('count-objects', '-v')).toMatch(/^count: 99\n.*\nin-pack: 0\npacks: 0\n/);
    const many = seats(300).slice(100);
    const oids = await repository.writeBlobs([...many, ...many]);
    expect(scratch.git('count-objects', '-v')).toMatch(/^count: 99\n.*\nin-pack: 200\npacks: 1\n/);
    expect((await repository.readBlobs(oids)).size).toBe(200);
    scratch.git('fsck', '--strict');
    const packs = join(scratch.root, '.git/objects/pack');
    const [index = ''] = readdirSync(packs).filter((name) => name.endsWith('.idx'));
    scratch.git('verify-pack', join(packs, index));
    expect(readdirSync(packs).filter((name) => name.startsWith('tmp_'))).toEqual([]);
  });

  test('what several users share stays writable for all of them', async () => {
    const scratch = scratchRepository('--shared=group');
    const repository = await open(backend, scratch);
    const [few = '', ...many] = await repository.writeBlobs(['seat: 0\n']);
    expect(many).toEqual([]);
    await repository.writeBlobs(seats(150));
    const tree = await repository.writeTree(undefined, new Map([['seat', few]]));
    const commit = await repository.writeCommit({ ...newCommit, tree });
    await repository.updateRef('refs/heads/bylaw/ledger', commit, undefined, 'record');
    const git = (path: string) => statSync(join(scratch.root, '.git', path)).mode & 0o7777;
    const folders = [
      'refs/heads/bylaw',
      'logs/refs/heads/bylaw',
      'bylaw',
      'bylaw/locks',
      `objects/${few.slice(0, 2)}`,
    ];
    for (const folder of folders) expect([folder, git(folder) & 0o2070]).toEqual([folder, 0o2070]);
    expect(git(`objects/${few.slice(0, 2)}/${few.slice(2)}`) & 0o040).toBe(0o040);
    expect(git('refs/heads/bylaw/ledger') & 0o060).toBe(0o060);
    expect(existsSync(join(scratch.root, '.git/refs/heads/bylaw/ledger.lock'))).toBe(false);
  });
}
