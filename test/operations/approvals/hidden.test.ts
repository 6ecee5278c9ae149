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

test('nor does one that parted from what was pushed, and was taken back before it was merged', async () => {
  const world = await approvalWorld(github());
  const { repository } = world;
  repository.commit('main', world.declare({ support: 'carla, ana' }), { author: 'ana' });
  expect((await world.apply()).status).toBe('held');
  const number = world.propose({ support: 'carla', more: helpers('refunder') });
  repository.review(number, 'bob', 'APPROVE');
  repository.commit('main', world.declare({ support: 'carla' }), { author: 'ana' });
  await world.apply();
  repository.merge(number);
  const result = await world.apply();
  expect(outcomesOf(result)).toContain('held team-member:acme/helpers/ana');
  expect(whyOf(result)).toContain(`#${number} does not show it`);
});

test('nor one that gives them another name as well', async () => {
  const world = await approvalWorld(github());
  const { repository } = world;
  repository.commit('main', world.declare({ support: 'carla, ana' }), { author: 'ana' });
  expect((await world.apply()).status).toBe('held');
  const renamed = Object.entries(
    world.declare({ support: 'carla', more: helpers('refunder').replace('[ana]', '[anna]') }),
  ).map(([path, text]) => [path, text.replace('name: ana,', 'name: anna, previously: [ana],')]);
  repository.commit('renamed', Object.fromEntries(renamed), { author: 'ana' });
  const number = repository.openPull({ head: 'renamed', author: 'ana' });
  repository.review(number, 'bob', 'APPROVE');
  repository.merge(number);
  expect(outcomesOf(await world.apply())).toContain('held team-member:acme/helpers/anna');
});

test('nor where something else of theirs was agreed to before', async () => {
  const world = await githubWorld(github());
  const { repository } = world;
  const on = (name: string) => `{role: keeper, on: ["krn:acme:github:{org_id}:repository/${name}"]}`;
  const keepers = helpers(on('iam')).replace('helpers', 'keepers').slice(4);
  const files = (support: string, more: string) => declareOnGithub(github(), { support, more });
  const agree = (branch: string, support: string, more: string) => {
    repository.commit(branch, files(support, more), { author: 'ana' });
    const number = repository.openPull({ head: branch, author: 'ana' });
    repository.review(number, 'bob', 'APPROVE');
    repository.merge(number);
  };
  agree('iam', 'carla', keepers);
  repository.commit('main', files('carla, ana', keepers), { author: 'ana' });
  agree('move', 'carla', `${keepers}${helpers(on('handbook'))}`);
  const told = outcomesOf(await world.apply());
  expect(told).toContain('applied team-member:acme/keepers/ana');
  expect(told.join()).toMatch(/held (?:team-member|repository-permission):acme\/helpers/);
});

test('less time of what denies is no less', async () => {
  const blocked = (binding: string) =>
    [
      'kind: Policy\nname: no-refunds\nstatements:\n  - {effect: deny, actions: ["billing:refund"]}\n',
      'kind: Role\nname: blocked\npolicies: [no-refunds]\nassignableTo: [team, member]\n',
      `kind: Team\nname: extra\nmembers: [ana]\nbindings: [refunder, ${binding}]\n`,
    ]
      .map((document) => `apiVersion: bylaw/v1\n${document}`)
      .join('---\n');
  const world = await approvalWorld(github());
  const { repository } = world;
  // Something waits, so that history stays open.
  repository.commit('main', world.declare({ support: 'carla, olivia' }), { author: 'ana' });
  await world.apply();
  const number = world.propose({ support: 'carla, olivia', more: blocked('blocked') });
  repository.review(number, 'bob', 'APPROVE');
  repository.merge(number);
  await world.apply();
  const soon = '{role: blocked, expires: 2099-01-01}';
  repository.commit('main', world.declare({ support: 'carla, olivia', more: blocked(soon) }), {
    author: 'ana',
  });
  const result = await world.apply();
  expect(outcomesOf(result).filter((each) => each.startsWith('applied'))).toEqual([]);
});

test('a second target of the same system gives nothing that the first one holds', async () => {
  const world = await githubWorld(github());
  const more =
    'apiVersion: bylaw/v1\nkind: Team\nname: helpers\nmembers: [ana]\nbindings: [{role: keeper, on: ["krn:acme:github:{org_id}:repository/pay*"]}]\n';
  const files = declareOnGithub(github(), { more });
  world.repository.commit('main', files, { author: 'ana' });
  await world.apply();
  const target = /apiVersion: bylaw\/v1\nkind: Target\nname: github\n[\s\S]*?---\n/;
  const beside = Object.entries(files).map(([path, text]) => {
    return [path, text.replace(target, (own) => `${own}${own.replace('name: github', 'name: gh')}`)];
  });
  world.repository.commit('main', Object.fromEntries(beside), { author: 'ana' });
  await world.apply();
  github().state.addRepository('acme', 'payments');
  const told = outcomesOf(await world.apply());
  expect(told.filter((each) => each.includes('payments')).map((each) => each.split(' ')[0])).not.toContain(
    'applied',
  );
  expect(told).toContain('held repository-permission:acme/helpers/payments');
});
