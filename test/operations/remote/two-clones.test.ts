import { expect, test } from 'vitest';
import { start, target, team } from '../library.ts';
import { branches } from './branches.ts';

const ref = 'refs/heads/bylaw/ledger';

test('an apply is in the remote when it is told, and in the clone', async () => {
  const { hall, main } = await branches();
  expect((await main.apply()).status).toBe('applied');
  expect(main.git('rev-parse', ref)).toBe(hall.tip());
  expect(hall.git('rev-list', '--count', ref)).toBe('3');
});

test('a clone that never fetched the ledger plans from it, and moves no ref', async () => {
  const { main, other } = await branches();
  await main.apply();
  const before = other.git('for-each-ref');
  expect(await other.planned()).toEqual([]);
  expect(other.git('for-each-ref')).toBe(before);
  // Nothing is known of the remote's ledger where nobody asks.
  await expect(other.planned({ offline: true })).rejects.toMatchObject({ code: 'ledger/behind' });
});

test('a plan whose remote is away says how to plan without it', async () => {
  const { main } = await branches();
  await main.apply();
  main.git('remote', 'set-url', 'origin', '/nowhere/hall.git');
  const hint = expect.stringContaining('plan --offline');
  await expect(main.plan()).rejects.toMatchObject({ code: 'git/remote-refused', hint });
  expect(await main.planned({ offline: true })).toEqual([]);
});

test('one clone goes on where the other ended, and the ledger is one line', async () => {
  const { hall, main, other } = await branches();
  await main.apply();
  other.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
  other.git('push', '--quiet', 'origin', 'main');
  expect((await other.apply()).status).toBe('applied');
  main.git('pull', '--quiet', 'origin', 'main');
  expect((await main.apply()).status).toBe('nothing-to-do');
  expect(main.git('rev-parse', ref)).toBe(hall.tip());
  expect(hall.git('rev-list', '--merges', ref)).toBe('');
  expect(await main.kinds()).toEqual(['publish', 'intent', 'result', 'intent', 'result']);
});

test('what was recorded before there was a remote goes along', async () => {
  const { hall, main } = await branches();
  main.git('remote', 'remove', 'origin');
  main.edit({ 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\nledger: {remote: none}\n' });
  await main.apply();
  expect(hall.tip()).toBe('');
  main.git('remote', 'add', 'later', hall.folder);
  main.edit({
    'bylaw.yaml': start['bylaw.yaml'] ?? '',
    'organizations/library/kids.yaml': team('kids', ['cleo']),
  });
  expect((await main.apply()).status).toBe('applied');
  expect(main.git('rev-parse', ref)).toBe(hall.tip());
  expect(hall.git('rev-list', '--count', ref)).toBe('5');
});

test.each(['memory', 'directory'])(
  'of two clones that apply at once to a %s target each comes through or is told why',
  async (provider) => {
    const { hall, main, other } = await branches({
      ...start,
      'organizations/library/target.yaml': target('', 'catalogue', provider),
    });
    const ended = await Promise.allSettled([main.apply(), other.apply()]);
    const words = ended.map((each) => (each.status === 'fulfilled' ? each.value.status : each.reason.code));
    expect(words).toContain('applied');
    for (const word of words) expect(['applied', 'nothing-to-do', 'apply/running']).toContain(word);
    expect((await other.apply()).status).toBe('nothing-to-do');
    expect(other.git('rev-parse', ref)).toBe(hall.tip());
    expect((await other.kinds()).filter((kind) => kind === 'result')).toHaveLength(1);
  },
);
