import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GitWriter } from '../../../src/git/git-repository.ts';
import { asOrdinaryUser, giveToOrdinaryUser } from '../ordinary-user.ts';
import { scratchRepository } from '../scratch-repository.ts';
import { absent, expectSound, newCommit, open } from './orchestra.ts';

export function refContract(backend: GitWriter['backend']): void {
  describe('moving refs', () => {
    async function threeCommits() {
      const scratch = scratchRepository();
      const commits = ['first', 'second', 'third'].map((message) => scratch.commit(message));
      const [first = '', second = '', third = ''] = commits;
      return { scratch, repository: await open(backend, scratch), first, second, third };
    }
    const ledger = 'refs/heads/bylaw/ledger';

    test('creates, moves, and leaves nothing behind', async () => {
      const { scratch, repository, first, second } = await threeCommits();
      await repository.updateRef(ledger, first, undefined, 'start');
      await repository.updateRef(ledger, second, first, 'go on');
      expect(scratch.git('rev-parse', ledger)).toBe(second);
      expect(existsSync(join(scratch.root, '.git', `${ledger}.lock`))).toBe(false);
      scratch.git('pack-refs', '--all', '--prune');
      await repository.updateRef(ledger, first, second, 'back, over a packed ref');
      expect(scratch.git('rev-parse', ledger)).toBe(first);
      expectSound(scratch);
    });

    test('refuses a symbolic ref: neither it nor what it stands for moves', async () => {
      const { scratch, repository, first, second } = await threeCommits();
      scratch.git('update-ref', 'refs/heads/rehearsal', first);
      scratch.git('symbolic-ref', ledger, 'refs/heads/rehearsal');
      await expect(repository.updateRef(ledger, second, first, 'go on')).rejects.toMatchObject({
        code: 'git/ref-conflict',
        message: expect.stringContaining('refs/heads/rehearsal'),
      });
      expect(scratch.git('symbolic-ref', ledger)).toBe('refs/heads/rehearsal');
      expect(scratch.git('rev-parse', 'refs/heads/rehearsal')).toBe(first);
      expectSound(scratch);
    });

    test('refuses when the ref is not where it was expected', async () => {
      const { scratch, repository, first, second, third } = await threeCommits();
      const moved = { code: 'git/ref-moved' };
      await repository.updateRef(ledger, first, undefined, 'start');
      await expect(repository.updateRef(ledger, second, undefined, 'again')).rejects.toMatchObject(moved);
      await expect(repository.updateRef(ledger, third, second, 'skip')).rejects.toMatchObject(moved);
      const other = 'refs/heads/rehearsal';
      await expect(repository.updateRef(other, second, first, 'absent')).rejects.toMatchObject(moved);
      expect(scratch.git('rev-parse', ledger)).toBe(first);
      expect(await repository.resolveRef(other)).toBeUndefined();
      await repository.updateRef(ledger, second, first, 'the lock was let go');
    });

    test('a held lock is respected, and left as it is', async () => {
      const { scratch, repository, first, second } = await threeCommits();
      await repository.updateRef(ledger, first, undefined, 'start');
      const lock = join(scratch.root, '.git', `${ledger}.lock`);
      writeFileSync(lock, 'held by another');
      const refused = repository.updateRef(ledger, second, first, 'wait');
      await expect(refused).rejects.toMatchObject({ code: 'git/ref-locked' });
      expect(readFileSync(lock, 'utf8')).toBe('held by another');
      expect(scratch.git('rev-parse', ledger)).toBe(first);
      rmSync(lock);
      await repository.updateRef(ledger, second, first, 'free');
    });

    test('a lock that is let go in time is waited for', async () => {
      const { scratch, repository, first } = await threeCommits();
      await repository.updateRef('refs/heads/bylaw/other', first, undefined, 'make the folder');
      const lock = join(scratch.root, '.git', `${ledger}.lock`);
      writeFileSync(lock, '');
      setTimeout(() => rmSync(lock), 40);
      await repository.updateRef(ledger, first, undefined, 'start');
      expect(scratch.git('rev-parse', ledger)).toBe(first);
    });

    test('of many at once exactly one wins', async () => {
      const { scratch, repository, first } = await threeCommits();
      await repository.updateRef(ledger, first, undefined, 'start');
      const tree = await repository.writeTree(undefined, new Map());
      const others = await Promise.all([open(backend, scratch), open(backend, scratch)]);
      const attempts = await Promise.allSettled(
        Array.from({ length: 12 }, async (_, number) => {
          const writer = [repository, ...others][number % 3] ?? repository;
          const commit = await writer.writeCommit({
            ...newCommit,
            tree,
            parents: [first],
            message: `${number}\n`,
          });
          await writer.updateRef(ledger, commit, first, 'race');
          return commit;
        }),
      );
      const winners = attempts.filter((attempt) => attempt.status === 'fulfilled');
      expect(winners.map((winner) => winner.value)).toEqual([scratch.git('rev-parse', ledger)]);
      for (const attempt of attempts) {
        if (attempt.status === 'rejected') expect(attempt.reason.code).toMatch(/^git\/ref-(moved|locked)$/);
      }
      expectSound(scratch);
    });

    test('a ref and a folder of refs cannot have one name', async () => {
      const { scratch, repository, first } = await threeCommits();
      const conflict = { code: 'git/ref-conflict', hint: expect.stringContaining('delete or rename') };
      const create = (ref: string) => repository.updateRef(ref, first, undefined, 'create');
      await expect(create('refs/heads/main/ledger')).rejects.toMatchObject(conflict);
      await create(ledger);
      await expect(create('refs/heads/bylaw')).rejects.toMatchObject(conflict);
      scratch.git('pack-refs', '--all', '--prune');
      await expect(create('refs/heads/main/ledger')).rejects.toMatchObject(conflict);
      await expect(create('refs/heads/bylaw')).rejects.toMatchObject(conflict);
      scratch.git('update-ref', '-d', ledger);
      await create('refs/heads/bylaw');
      expectSound(scratch);
    });

    test('a ref is never set to what is not there, nor outside refs/', async () => {
      const { repository } = await threeCommits();
      const dangling = repository.updateRef(ledger, absent, undefined, 'to nothing');
      await expect(dangling).rejects.toMatchObject({ code: 'git/missing-object' });
      const head = await repository.resolveCommit('HEAD');
      for (const ref of [
        'HEAD',
        'main',
        'refs/../config',
        'refs/heads/a.lock',
        'refs/heads/-\n',
        '--stdin',
      ]) {
        const moved = repository.updateRef(ref, head, undefined, 'elsewhere');
        await expect(moved).rejects.toMatchObject({ code: 'git/bad-ref' });
      }
    });

    test('a Git directory that cannot be written is said to be so', async () => {
      const { scratch, repository, first } = await threeCommits();
      giveToOrdinaryUser(join(scratch.root, '..'));
      await repository.close();
      await asOrdinaryUser([join(scratch.root, '.git')], async () => {
        const readOnly = { code: 'git/read-only' };
        await expect(repository.writeBlobs(['new\n'])).rejects.toMatchObject(readOnly);
        await expect(repository.updateRef(ledger, first, undefined, 'x')).rejects.toMatchObject(readOnly);
        expect((await repository.readCommit(first)).message).toBe('first\n');
        await repository.close();
      });
    });
  });
}
