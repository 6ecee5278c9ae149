import { expect, test } from 'vitest';
import { openPullRequestReader } from '../../../src/pull-requests/github/open-reader.ts';
import { clientOf } from '../../github-emulator/client-of.ts';
import { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import { approvalWorld } from './approval-world.ts';

const { github: emulator } = emulatorPerTest();

const ana = 'team-member:acme/support/ana';
const readers = 'apiVersion: bylaw/v1\nkind: Team\nname: readers\nmembers: [ana]\nbindings: [reader]\n';

/** A pull request that shows the harmless half alone, as the other half is in the branch that it is proposed to. */
async function stacked() {
  const world = await approvalWorld(emulator());
  const { repository, declare } = world;
  repository.commit('dev', declare({ support: 'carla, ana' }), { author: 'ana' });
  repository.commit('more', declare({ support: 'carla, ana' }), { author: 'ana' });
  repository.commit('more', declare({ support: 'carla, ana', more: readers }), { author: 'ana' });
  const number = repository.openPull({ head: 'more', base: 'dev', author: 'ana' });
  repository.review(number, 'bob', 'APPROVE');
  const { rest } = clientOf(emulator(), emulator().token);
  const retarget = (base: string) =>
    rest.pulls.update({ owner: 'acme', repo: 'iam', pull_number: number, base });
  return { world, number, retarget };
}

test('an approval of what was proposed to another branch counts for nothing once it is merged into this one', async () => {
  const { world, number, retarget } = await stacked();
  emulator().clock.advance(60_000);
  await retarget('main');
  world.repository.merge(number);
  const held = await world.apply();
  expect(held).toMatchObject({
    status: 'held',
    sections: [
      { outcomes: expect.arrayContaining([expect.objectContaining({ address: ana, status: 'held' })]) },
    ],
  });
  expect(JSON.stringify(held.plan?.sections[0]?.awaiting?.approvals)).toContain(
    'bob does not count: approved before it was proposed to this branch',
  );
  world.repository.review(number, 'bob', 'APPROVE');
  expect((await world.apply()).status).not.toBe('applied');
  emulator().clock.advance(60_000);
  world.repository.review(number, 'bob', 'APPROVE');
  expect((await world.apply()).status).toBe('applied');
});

test('where GitHub does not tell to what it was proposed, nobody agreed', async () => {
  const world = await approvalWorld(emulator());
  const number = world.propose({ support: 'carla, ana' });
  world.repository.review(number, 'bob', 'APPROVE');
  world.repository.merge(number);
  emulator().faults([{ at: { path: '/graphql' }, times: 99, do: 403, message: 'Not now' }]);
  expect((await world.apply()).status).toBe('held');
});

test('it is told when a pull request was last proposed to another branch, or that was rewritten', async () => {
  const { world, number, retarget } = await stacked();
  const { repository } = world;
  const token = emulator().addWorkflowToken(repository, { contents: 'read', pull_requests: 'read' });
  const reader = await openPullRequestReader({
    repository: { owner: 'acme', name: 'iam' },
    environment: { GITHUB_API_URL: emulator().url, GITHUB_TOKEN: token },
    now: () => emulator().clock.now(),
    wait: (milliseconds) => emulator().clock.wait(milliseconds),
  });
  expect(await reader.retargetedAt(number)).toBeUndefined();
  await retarget('dev');
  expect(await reader.retargetedAt(number)).toBeUndefined();
  emulator().clock.advance(60_000);
  await retarget('main');
  const first = await reader.retargetedAt(number);
  expect(first).toMatch(/^2026-11-23T/);
  // More than one page of them.
  const { baseEvents = [] } = repository.hosted.pulls.get(number) ?? {};
  for (let id = 1; id <= 120; id += 1)
    baseEvents.push({ id, kind: 'BaseRefForcePushedEvent', at: first ?? '' });
  emulator().clock.advance(60_000);
  await retarget('dev');
  const last = (await reader.retargetedAt(number)) ?? '';
  expect(last > (first ?? '')).toBe(true);
  // Closed, it may have been rewritten under it.
  const { rest } = clientOf(emulator(), emulator().token);
  const one = { owner: 'acme', repo: 'iam', pull_number: number };
  await rest.pulls.update({ ...one, state: 'closed' });
  emulator().clock.advance(60_000);
  await rest.pulls.update({ ...one, state: 'open' });
  expect(((await reader.retargetedAt(number)) ?? '') > last).toBe(true);
  await expect(reader.retargetedAt(99)).rejects.toMatchObject({ code: 'provider/unreadable' });
});
