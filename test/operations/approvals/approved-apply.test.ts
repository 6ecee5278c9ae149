import { expect, test } from 'vitest';
import { expectToFit } from '../../commands/fits-schema.ts';
import { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import { approvalWorld } from './approval-world.ts';

const { github } = emulatorPerTest();

const ana = 'team-member:acme/support/ana';

test('what a merged pull request brought and the right one approved is applied, and the record says who', async () => {
  const world = await approvalWorld(github());
  const number = world.propose({ support: 'carla, ana' });
  world.repository.review(number, 'bob', 'APPROVE');
  const merge = world.repository.merge(number);
  const result = await world.apply();
  expect(result).toMatchObject({
    status: 'applied',
    sections: [{ outcomes: [{ address: ana, status: 'applied' }] }],
  });
  const [entry] = await world.entries();
  expect(entry).toMatchObject({
    kind: 'result',
    approvedBy: ['member/bob (bob, #1)'],
    approvals: [
      {
        guardrail: 'privileged-gains',
        pullRequest: number,
        mergeCommit: merge,
        reviews: [{ login: 'bob', principal: 'member/bob' }],
      },
    ],
  });
  expect(await world.apply()).toMatchObject({ status: 'nothing-to-do' });
});

test('what the wrong one approved is held, and set free by a review after the merge', async () => {
  const world = await approvalWorld(github());
  const number = world.propose({ support: 'carla, ana' });
  world.repository.review(number, 'carla', 'APPROVE');
  world.repository.merge(number);
  const held = await world.apply();
  expect(held).toMatchObject({
    status: 'held',
    sections: [{ outcomes: [{ address: ana, status: 'held' }] }],
  });
  expect(held.plan?.sections[0]?.awaiting?.approvals).toMatchObject([
    {
      guardrail: 'privileged-gains',
      by: ['team/security'],
      pullRequests: [number],
      why: [
        expect.stringContaining('(carla does not count: is no approver'),
        '1 approval of #1 by team/security sets it free, also after the merge',
      ],
    },
  ]);
  const again = await world.apply();
  expect(again.status).toBe('held');
  world.repository.review(number, 'bob', 'APPROVE');
  expect(await world.apply()).toMatchObject({
    status: 'applied',
    sections: [{ outcomes: [{ address: ana, status: 'applied' }] }],
  });
});

test('a direct push is held, what needs nobody is applied', async () => {
  const world = await approvalWorld(github());
  const reader = 'apiVersion: bylaw/v1\nkind: Team\nname: readers\nmembers: [ana]\nbindings: [reader]\n';
  world.repository.commit('main', world.declare({ support: 'carla, ana', more: reader }), { author: 'ana' });
  const result = await world.apply();
  expect(result.status).toBe('held');
  const outcomes = result.sections.flatMap((section) => section.outcomes);
  expect(outcomes.filter(({ status }) => status === 'held')).toMatchObject([
    { address: ana, message: expect.stringContaining('came in by no pull request') },
  ]);
  expect(outcomes.filter(({ status }) => status === 'applied').length).toBeGreaterThan(2);
  const { status, diagnostics, refusals, earlier, sections, plan } = result;
  expectToFit('apply', { status, diagnostics, refusals, earlier, sections, plan: plan ?? null });
});
