import { expect, test } from 'vitest';
import { branches } from './branches.ts';

test('whoever lacks what another applied is told to pull, or to have it pushed', async () => {
  const { main, other } = await branches();
  main.edit({ 'organizations/library/desk.yaml': null });
  await main.apply();
  const { plan } = await other.plan();
  const rollback = plan?.sections[0]?.guards.find(({ guard }) => guard === 'rollback');
  expect(rollback?.message).toMatch(/is not in this clone: `git fetch --all` and merge it/);
  main.git('push', '--quiet', 'origin', 'main');
  other.git('fetch', '--quiet', 'origin');
  const { plan: again } = await other.plan();
  expect(again?.sections[0]?.guards.find(({ guard }) => guard === 'rollback')?.message).toMatch(/merge it$/);
});
