import { expect, test } from 'vitest';
import type { ApplyResult } from '../../../src/operations/apply-result.ts';
import { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import { approvalWorld } from './approval-world.ts';
import { declareOnGithub, githubWorld } from './github-world.ts';

const { github } = emulatorPerTest();

function outcomesOf({ sections }: ApplyResult): readonly string[] {
  return sections.flatMap(({ outcomes }) => outcomes.map(({ address, status }) => `${status} ${address}`));
}

function whyOf({ plan }: ApplyResult): string {
  const approvals = plan?.sections.flatMap(({ awaiting }) => awaiting?.approvals ?? []) ?? [];
  return approvals.flatMap(({ why }) => why).join('\n');
}

const helpers = (binding: string) =>
  `---\napiVersion: bylaw/v1\nkind: Team\nname: helpers\nmembers: [ana]\nbindings: [${binding}]\n`;

test('a review of a pull request that only moves what was pushed and is held agrees to nothing of it', async () => {
  const world = await approvalWorld(github());
  world.repository.commit('main', world.declare({ support: 'carla, ana' }), { author: 'ana' });
  expect((await world.apply()).status).toBe('held');
  const number = world.propose({ support: 'carla', more: helpers('refunder') });
  world.repository.review(number, 'bob', 'APPROVE');
  world.repository.merge(number);
  const result = await world.apply();
  expect(outcomesOf(result)).toContain('held team-member:acme/helpers/ana');
  expect(whyOf(result)).toContain(`#${number} does not show it: the files before it gave member/ana already`);
  // What it shows beside that is somebody else's.
  const other = world.propose({ support: 'carla, olivia', more: helpers('refunder') });
  world.repository.review(other, 'bob', 'APPROVE');
  world.repository.merge(other);
  expect(outcomesOf(await world.apply())).toContain('applied team-member:acme/support/olivia');
});

test('nor does one on GitHub, with something else to look at', async () => {
  const world = await githubWorld(github());
  const on = '{role: keeper, on: ["krn:acme:github:{org_id}:repository/handbook"]}';
  const files = (support: string, more = '') => declareOnGithub(github(), { support, more });
  world.repository.commit('main', files('carla, ana'), { author: 'ana' });
  expect((await world.apply()).status).toBe('held');
  world.repository.commit('move', files('carla, olivia', helpers(on).slice(4)), { author: 'ana' });
  const number = world.repository.openPull({ head: 'move', author: 'ana' });
  world.repository.review(number, 'bob', 'APPROVE');
  world.repository.merge(number);
  const result = await world.apply();
  expect(outcomesOf(result)).toContain('held team-member:acme/helpers/ana');
  expect(whyOf(result)).toContain('does not show it');
});
