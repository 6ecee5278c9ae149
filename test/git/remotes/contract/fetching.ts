import { expect, test } from 'vitest';
import type { Oid } from '../../../../src/git/git-repository.ts';
import { open } from '../../contract/orchestra.ts';
import { expectClean, ledger, nextEntry, refsOf } from '../stage.ts';
import { ensemble, type Player, type Transport } from './ensemble.ts';

export function fetchingContract(transport: Transport): void {
  /** A ledger of three entries at the hall, that none of the clones made before has. */
  async function withLedger() {
    const group = await ensemble(transport);
    const bert = await group.player('bert');
    let tip: Oid | undefined;
    for (const entry of ['first', 'second', 'third']) {
      const next = await nextEntry(bert.repository, tip, entry);
      await bert.repository.pushRef('origin', ledger, next, tip);
      tip = next;
    }
    return { ...group, bert, tip: tip ?? '' };
  }

  async function expectWhole({ clone, repository }: Player, tip: Oid): Promise<void> {
    const reader = await open(transport.backend, clone);
    const entries = await reader.listFiles(tip);
    expect(entries.map(({ path }) => path)).toEqual(
      ['first', 'second', 'third'].map((name) => `entries/${name}.yaml`),
    );
    expect((await reader.readBlobs(entries.map(({ oid }) => oid))).size).toBe(3);
    const messages: string[] = [];
    for await (const commit of reader.log(tip)) messages.push(commit.message);
    expect(messages).toEqual(['Record third\n', 'Record second\n', 'Record first\n']);
    expect(await repository.fetchRef('origin', ledger)).toBe(tip);
  }

  test('everything a ref leads to is brought here, and no ref moves', async () => {
    const { on, player, bert, tip } = await withLedger();
    const anna = await player('anna', '--single-branch');
    const before = refsOf(anna.clone);
    expect(await anna.repository.fetchRef('origin', 'refs/heads/none')).toBeUndefined();
    expect(await anna.repository.fetchRef('origin', ledger)).toBe(tip);
    await expectWhole(anna, tip);
    expect(refsOf(anna.clone)).toBe(before);

    const fourth = await nextEntry(bert.repository, tip, 'fourth');
    await bert.repository.pushRef('origin', ledger, fourth, tip);
    expect(await anna.repository.fetchRef('origin', ledger)).toBe(fourth);
    const fifth = await nextEntry(anna.repository, fourth, 'fifth');
    await anna.repository.pushRef('origin', ledger, fifth, fourth);
    expect(on.hall.git('rev-parse', ledger)).toBe(fifth);
    expect(refsOf(anna.clone)).toBe(before);
    expectClean(anna.clone);
    expectClean(on.hall);
  });

  test('where half of it is here, the rest comes', async () => {
    const { bert, player, tip } = await withLedger();
    const anna = await player('anna', '--single-branch');
    // As a fetch that was killed leaves it: the commit, without what it leads to.
    const commit = bert.clone.git('cat-file', 'commit', tip);
    anna.clone.write('../commit', `${commit}\n`);
    expect(anna.clone.git('hash-object', '-t', 'commit', '-w', '../commit')).toBe(tip);
    expect(await anna.repository.fetchRef('origin', ledger)).toBe(tip);
    await expectWhole(anna, tip);
  });

  test('a clone that is shallow gets the whole ledger, and stays shallow elsewhere', async () => {
    const { on, bert, player, tip } = await withLedger();
    bert.clone.commit('Hire a conductor');
    bert.clone.git('push', '--quiet', on.hall.root, 'main');
    for (const option of ['--single-branch', '--no-single-branch']) {
      const anna = await player(`anna${option}`, '--depth=1', option);
      expect(await anna.repository.fetchRef('origin', ledger)).toBe(tip);
      await expectWhole(anna, tip);
      expect(anna.clone.git('rev-list', '--count', 'main')).toBe('1');
      const fourth = await nextEntry(anna.repository, tip, 'fourth');
      await anna.repository.pushRef('origin', ledger, fourth, tip);
      on.hall.git('update-ref', ledger, tip);
      expectClean(anna.clone);
    }
  });

  test.each([['blob:none'], ['tree:0']])('a clone without %s gets the whole ledger', async (filter) => {
    const { on, player, tip } = await withLedger();
    const options = [[], ['--single-branch', '--no-checkout'], ['--sparse']];
    for (const [number, more] of options.entries()) {
      const anna = await player(`anna-${number}`, `--filter=${filter}`, ...more);
      expect(await anna.repository.fetchRef('origin', ledger)).toBe(tip);
      await expectWhole(anna, tip);
      const fourth = await nextEntry(anna.repository, tip, 'fourth');
      await anna.repository.pushRef('origin', ledger, fourth, tip);
      on.hall.git('update-ref', ledger, tip);
    }
  });
}
