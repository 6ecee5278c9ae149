import { expect, test } from 'vitest';
import { ledger, nextEntry, refsOf } from '../stage.ts';
import { ensemble, type Transport } from './ensemble.ts';

export function pushedElsewhereContract(transport: Transport): void {
  const ways = [
    { by: 'pushurl', settings: (address: string) => [['remote.origin.pushurl', address]] },
    { by: 'pushInsteadOf', settings: (address: string) => [[`url.${address}.pushInsteadOf`, 'mirror:']] },
    {
      by: 'pushInsteadOf, which insteadOf must not rewrite again',
      settings: (address: string) => [
        [`url.${address}.pushInsteadOf`, 'mirror:'],
        ['url.nowhere:.insteadOf', address.slice(0, -1)],
      ],
    },
  ];
  test.each(ways)('a ref is asked for and fetched where it is pushed to, by $by', async ({ settings }) => {
    const { on, player } = await ensemble(transport);
    const bert = await player('bert');
    const first = await nextEntry(bert.repository, undefined, 'first');
    await bert.repository.pushRef('origin', ledger, first, undefined);
    const { clone, repository } = await player('anna');
    const address = clone.git('config', 'remote.origin.url');
    clone.git('config', 'remote.origin.url', 'mirror:');
    for (const [key = '', value = ''] of settings(address)) clone.git('config', key, value);
    const before = refsOf(clone);
    expect(await repository.remoteRef('origin', ledger)).toBe(first);
    expect(await repository.fetchRef('origin', ledger)).toBe(first);
    const second = await nextEntry(repository, first, 'second');
    await repository.pushRef('origin', ledger, second, first);
    expect(on.hall.git('rev-parse', ledger)).toBe(second);
    expect(await repository.remoteRef('origin', ledger)).toBe(second);
    expect(refsOf(clone)).toBe(before);
  });

  test('with several addresses to push to a ref is not asked for either', async () => {
    const { player } = await ensemble(transport);
    const { clone, repository } = await player('anna');
    clone.git('config', '--add', 'remote.origin.pushurl', 'one:');
    clone.git('config', '--add', 'remote.origin.pushurl', 'two:');
    const refused = { code: 'git/unsupported', message: expect.stringContaining('2 addresses') };
    await expect(repository.remoteRef('origin', ledger)).rejects.toMatchObject(refused);
    await expect(repository.fetchRef('origin', ledger)).rejects.toMatchObject(refused);
  });
}
