import { expect, test } from 'vitest';
import { cloneLibrary, start } from '../library.ts';
import { branches } from './branches.ts';

const repository = (ledger: string) => `apiVersion: bylaw/v1\nkind: Repository\nledger: {${ledger}}\n`;

/** As CI clones: one branch, and nothing known of the ledger's. */
async function freshClone(depth: readonly string[]) {
  const { hall, main } = await branches();
  await main.apply();
  const fresh = await cloneLibrary(main, '--single-branch', '--branch', 'main', ...depth);
  fresh.git('remote', 'set-url', 'origin', hall.folder);
  return { hall, main, fresh };
}

test.each([
  ['none', 'remote: none', []],
  ['another branch', 'ref: elsewhere/ledger', []],
  ['none, in a shallow clone', 'remote: none', ['--depth=1']],
])('moving the ledger to %s does not leave its entries behind', async (_, ledger, depth) => {
  const { hall, fresh } = await freshClone(depth);
  fresh.edit({
    'bylaw.yaml': repository(ledger),
    'organizations/library/desk.yaml': null,
  });
  const before = hall.git('for-each-ref');
  const refused = {
    code: 'ledger/left-behind',
    hint: expect.stringContaining('git fetch origin bylaw/ledger:'),
  };
  await expect(fresh.plan()).rejects.toMatchObject(refused);
  await expect(fresh.apply()).rejects.toMatchObject(refused);
  expect(hall.git('for-each-ref')).toBe(before);
});

test('a ledger that was brought along may move', async () => {
  const { fresh } = await freshClone([]);
  fresh.git('fetch', '--quiet', 'origin', 'bylaw/ledger:elsewhere/ledger');
  fresh.edit({ 'bylaw.yaml': repository('ref: elsewhere/ledger') });
  expect((await fresh.apply()).status).toMatch(/nothing-to-do|applied/);
  expect(Number(fresh.git('rev-list', '--count', 'elsewhere/ledger'))).toBeGreaterThanOrEqual(3);
});

test('an earlier setting that never had entries is in nobody’s way', async () => {
  const { main } = await branches({ ...start, 'bylaw.yaml': repository('ref: first/ledger') });
  main.edit({ 'bylaw.yaml': repository('ref: second/ledger') });
  expect((await main.apply()).status).toBe('applied');
});
