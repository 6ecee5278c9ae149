import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ApplyResult } from '../../../src/operations/apply-result.ts';
import { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import { type ApprovalWorld, approvalWorld } from './approval-world.ts';

const { github } = emulatorPerTest();

const ana = 'team-member:acme/support/ana';
const carla = 'team-member:acme/security/carla';
const olivia = 'team-member:acme/support/olivia';

function outcomesOf({ sections }: ApplyResult): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sections.flatMap(({ outcomes }) => outcomes.map(({ address, status }) => [address, status])),
  );
}

function whyOf({ plan }: ApplyResult): string {
  const approvals = plan?.sections.flatMap(({ awaiting }) => awaiting?.approvals ?? []) ?? [];
  return approvals.flatMap(({ why }) => why).join('\n');
}

/** Pushes to the default branch from a clone: what no button of GitHub's makes. */
function push(
  { git, repository }: ApprovalWorld,
  files: Readonly<Record<string, string>>,
  head: string,
): void {
  git('fetch', '--quiet', 'origin');
  git('reset', '--quiet', '--hard', 'origin/main');
  git('merge', '--quiet', '--no-ff', '--no-commit', head);
  const root = git('rev-parse', '--show-toplevel').trim();
  for (const [path, text] of Object.entries(files)) writeFileSync(`${root}/${path}`, text);
  git('commit', '--quiet', '--all', '--message', 'Merge it, and more');
  git('push', '--quiet', repository.folder, 'HEAD:refs/heads/main');
}

test('a merge that adds what nobody was shown brings only what they were', async () => {
  const world = await approvalWorld(github());
  const number = world.propose({ support: 'carla, ana' });
  world.repository.review(number, 'bob', 'APPROVE');
  world.git('fetch', '--quiet', 'origin');
  push(world, world.declare({ support: 'carla, ana, olivia' }), 'origin/change-1');
  const result = await world.apply();
  expect(result.status).toBe('held');
  expect(outcomesOf(result)[olivia]).toBe('held');
  expect(outcomesOf(result)[ana]).toBe('applied');
});

test('squashed and rebased pull requests count as they were proposed; an approval of an older commit does not', async () => {
  const world = await approvalWorld(github());
  const { repository } = world;
  const squashed = world.propose({ support: 'carla, ana' });
  repository.review(squashed, 'bob', 'APPROVE');
  repository.merge(squashed, 'olivia', 'squash');
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'applied' });

  const rebased = world.propose({ support: 'carla, ana', more: '# One commit.\n' });
  repository.commit('change-2', world.declare({ support: 'carla, ana, olivia' }), { author: 'ana' });
  const early = repository.review(rebased, 'bob', 'APPROVE');
  repository.commit('change-2', world.declare({ support: 'carla, ana, olivia, bob' }), { author: 'ana' });
  repository.merge(rebased, 'olivia', 'rebase');
  const old = await world.apply();
  expect(old.status).toBe('held');
  expect(whyOf(old)).toContain('bob does not count: approved another commit than the newest');
  expect(early).toBeGreaterThan(0);
  repository.review(rebased, 'bob', 'APPROVE');
  expect(outcomesOf(await world.apply())).toEqual({
    [olivia]: 'applied',
    'team-member:acme/support/bob': 'applied',
  });
});

test('two pull requests in a row make nobody an approver of themselves', async () => {
  const world = await approvalWorld(github());
  const first = world.propose({ security: 'bob, carla' });
  world.repository.merge(first);
  const number = world.propose({ security: 'bob, carla', support: 'carla, ana' });
  world.repository.review(number, 'carla', 'APPROVE');
  world.repository.merge(number);
  const result = await world.apply();
  expect(outcomesOf(result)).toEqual({ [carla]: 'held', [ana]: 'held' });
  expect(whyOf(result)).toContain('#1 lacks 1 approval');
  world.repository.review(first, 'bob', 'APPROVE');
  const later = await world.apply();
  expect(outcomesOf(later)).toEqual({ [carla]: 'applied', [ana]: 'held' });
  expect(whyOf(later)).toContain('carla does not count: is no approver');
});

test('nobody comes to approve unasked, and waits for it; who was agreed to approves from then on', async () => {
  const world = await approvalWorld(github());
  const { repository } = world;
  const before = await world.entries();
  repository.commit('main', world.declare({ security: 'bob, carla' }), { author: 'carla' });
  const pushed = await world.apply();
  expect(pushed.status).toBe('held');
  expect(outcomesOf(pushed)).toEqual({ [carla]: 'held' });
  expect(whyOf(pushed)).toContain('came in by no pull request');
  // Nothing is recorded: by the next apply it is no less new.
  expect(await world.entries()).toHaveLength(before.length);
  const number = world.propose({ security: 'bob, carla', support: 'carla, ana' }, 'ana');
  repository.review(number, 'carla', 'APPROVE');
  repository.merge(number);
  expect(outcomesOf(await world.apply())).toEqual({ [carla]: 'held', [ana]: 'held' });

  const taken = world.propose({ support: 'carla' });
  repository.merge(taken);
  expect((await world.apply()).status).toBe('nothing-to-do');
  const agreed = world.propose({ security: 'bob, carla' });
  repository.review(agreed, 'bob', 'APPROVE');
  repository.merge(agreed);
  expect(outcomesOf(await world.apply())).toEqual({ [carla]: 'applied' });
  const next = world.propose({ security: 'bob, carla', support: 'carla, ana' }, 'ana');
  repository.review(next, 'carla', 'APPROVE');
  repository.merge(next);
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'applied' });
});

test('a guardrail that is taken out by a push holds all, and nothing is recorded', async () => {
  const world = await approvalWorld(github());
  const before = await world.entries();
  world.repository.commit(
    'main',
    world.declare({ support: 'carla, ana', security: 'bob, olivia', guardrail: '' }),
  );
  const result = await world.apply();
  expect(result.status).toBe('held');
  expect(Object.values(outcomesOf(result))).toEqual(['held', 'held']);
  expect(await world.entries()).toHaveLength(before.length);
  expect((await world.apply()).status).toBe('held');
  const allowed = await world.apply({ allow: ['approval'] });
  expect(allowed.status).toBe('applied');
  const [entry] = await world.entries();
  expect(entry).toMatchObject({
    kind: 'result',
    approvedBy: [],
    unapproved: [{ guardrail: 'privileged-gains' }],
  });
  await expect(world.apply({ allow: ['approval'] }, { CI: 'true' })).rejects.toMatchObject({
    code: 'plan/allow-in-ci',
  });
});

test('nobody is asked of what needs nobody, and where nobody answers what does is held', async () => {
  const world = await approvalWorld(github());
  const nowhere = { GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_REPOSITORY: '' };
  const more = 'apiVersion: bylaw/v1\nkind: Team\nname: guests\nmembers: [carla]\n';
  world.repository.commit('main', world.declare({ more }));
  expect((await world.apply({}, nowhere)).status).toBe('applied');
  const number = world.propose({ more, support: 'carla, ana' });
  world.repository.review(number, 'bob', 'APPROVE');
  world.repository.merge(number);
  const unknown = await world.apply({}, nowhere);
  expect(unknown.status).toBe('held');
  expect(whyOf(unknown)).toContain('nothing says where its pull requests are');
  const gone = await world.apply({}, { GITHUB_API_URL: 'http://127.0.0.1:9' });
  expect(whyOf(gone)).toContain('could not be looked at');
  expect((await world.apply()).status).toBe('applied');
});
