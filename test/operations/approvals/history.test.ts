import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { ApplyResult } from '../../../src/operations/apply-result.ts';
import { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import { type ApprovalWorld, approvalWorld } from './approval-world.ts';

const { github } = emulatorPerTest();

const ana = 'team-member:acme/support/ana';

function outcomesOf({ sections }: ApplyResult): Readonly<Record<string, string>> {
  return Object.fromEntries(
    sections.flatMap(({ outcomes }) => outcomes.map(({ address, status }) => [address, status])),
  );
}

/** Commits that each name somebody else as harmless, what waits in all of them. */
function pushMany({ declare, repository }: ApprovalWorld, count: number): void {
  const commits = Array.from({ length: count }, (_, at) => {
    const more = `apiVersion: bylaw/v1\nkind: Team\nname: guests\ndescription: "${at}"\nmembers: [carla]\n`;
    const files = Object.entries(declare({ support: 'carla, ana', more })).map(
      ([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
    );
    const from = at === 0 ? 'from refs/heads/main^0\n' : '';
    return `commit refs/heads/main\ncommitter Ana <ana@acme.example> ${1_700_000_000 + at} +0000\ndata 1\n.\n${from}${files.join('')}`;
  });
  execFileSync('git', ['-C', repository.folder, 'fast-import', '--quiet'], { input: commits.join('\n') });
}

const role = (permissions: string) =>
  `apiVersion: bylaw/v1\nkind: Role\nname: helper\npermissions: [${permissions}]\nassignableTo: [member]\n---\napiVersion: bylaw/v1\nkind: Member\nname: dora\nbindings: [helper]\n`;

test('of two pull requests that change the same thing in a row both have to be approved', async () => {
  const world = await approvalWorld(github(), { more: role('') });
  const { repository } = world;
  const first = world.propose({ more: role('"billing:refund"') });
  repository.merge(first);
  const second = world.propose({ more: role('"billing:refund", "billing:invoice.read"') });
  repository.review(second, 'bob', 'APPROVE');
  repository.merge(second);
  const held = await world.apply();
  expect(outcomesOf(held)).toEqual({ 'role:acme/helper': 'held' });
  expect(held.plan?.sections[0]?.awaiting?.approvals).toMatchObject([{ pullRequests: [first] }]);
  repository.review(first, 'bob', 'APPROVE');
  const applied = await world.apply();
  expect(outcomesOf(applied)).toEqual({ 'role:acme/helper': 'applied' });
  const [entry] = await world.entries();
  expect(entry?.approvals?.map(({ pullRequest }) => pullRequest)).toEqual([first, second]);
});

test('what waits keeps nobody waiting who came after it, nor has the host asked of what has nothing to do with it', async () => {
  const world = await approvalWorld(github());
  const { repository } = world;
  repository.commit('main', world.declare({ support: 'carla, ana' }), { author: 'ana' });
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'held' });
  pushMany(world, 510);
  const number = world.propose({ support: 'carla, ana, olivia' });
  repository.review(number, 'bob', 'APPROVE');
  repository.merge(number);
  const before = github().log.length;
  expect(outcomesOf(await world.apply())).toEqual({
    [ana]: 'held',
    'team-member:acme/support/olivia': 'applied',
  });
  const asked = github().log.slice(before);
  const commits = asked.filter(({ path }) => /\/commits\/[0-9a-f]+\/pulls$/.test(path));
  // Of the push, and of what the pull request was merged by.
  expect(commits).toHaveLength(2);
  expect(asked.length).toBeLessThan(12);
});

test('what is left for a shorter time than was agreed to needs nobody again, for a longer one it does', async () => {
  const world = await approvalWorld(github());
  const until = (year: number) => ({ support: `carla, {member: ana, expires: "${year}-01-01T00:00:00Z"}` });
  const number = world.propose(until(2040));
  world.repository.merge(number);
  world.repository.commit('main', world.declare(until(2039)), { author: 'ana' });
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'held' });
  world.repository.review(number, 'bob', 'APPROVE');
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'applied' });
  world.repository.commit('main', world.declare(until(2041)), { author: 'ana' });
  world.repository.commit('main', world.declare(until(2040)), { author: 'ana' });
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'held' });
});

test('what was approved, taken out and pushed again was not approved', async () => {
  const world = await approvalWorld(github());
  const number = world.propose({ support: 'carla, ana' });
  world.repository.review(number, 'bob', 'APPROVE');
  world.repository.merge(number);
  world.repository.commit('main', world.declare());
  world.repository.commit('main', world.declare({ support: 'carla, ana' }));
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'held' });
});

test('another name that is approved brings nothing with it that was pushed under the old one', async () => {
  const team = (name: string, bindings: string, previously = '') =>
    `apiVersion: bylaw/v1\nkind: Team\nname: ${name}\n${previously}members: [ana]\nbindings: [${bindings}]\n`;
  const world = await approvalWorld(github(), { more: team('desk', 'reader') });
  world.repository.commit('main', world.declare({ more: team('desk', 'reader, refunder') }));
  const number = world.propose({ more: team('front', 'reader, refunder', 'previously: [desk]\n') });
  world.repository.review(number, 'bob', 'APPROVE');
  world.repository.merge(number);
  const result = await world.apply();
  const outcomes = Object.entries(outcomesOf(result));
  expect(outcomes.filter(([, status]) => status === 'applied')).toEqual([['team:acme/front', 'applied']]);
  expect(outcomes.filter(([, status]) => status === 'held')).toEqual([
    [expect.stringMatching(/^binding:acme\/team\/front#/), 'held'],
  ]);
});

test('what starts later waits as well, also once its time has come', async () => {
  const starts = new Date(Date.parse(github().clock.now()) + 3_600_000).toISOString().replace('.000', '');
  const world = await approvalWorld(github());
  const number = world.propose({ support: `carla, {member: ana, starts: "${starts}"}` });
  world.repository.merge(number);
  const announced = await world.apply();
  expect(announced.status).toBe('held');
  expect(outcomesOf(announced)).toEqual({ [ana]: 'held' });
  const entries = await world.entries();
  expect((await world.apply()).status).toBe('held');
  expect(await world.entries()).toHaveLength(entries.length);
  github().clock.advance(2 * 3_600_000);
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'held' });
  world.repository.review(number, 'bob', 'APPROVE');
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'applied' });
});

test('another pull request of the same commits hides nothing of who approved it, nor makes its author an approver', async () => {
  const world = await approvalWorld(github(), { security: 'bob, carla' });
  const { repository } = world;
  const wanted = { security: 'bob, carla', support: 'carla, ana' };
  const commit = repository.commit('change-x', world.declare(wanted), { author: 'ana' });
  execFileSync('git', ['-C', repository.folder, 'branch', 'copy-x', commit]);
  const copy = repository.openPull({ head: 'copy-x', author: 'carla' });
  const number = repository.openPull({ head: 'change-x', author: 'ana' });
  repository.review(number, 'carla', 'APPROVE');
  repository.merge(number);
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'held' });
  repository.review(number, 'bob', 'APPROVE');
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'applied' });
  const [entry] = await world.entries();
  expect(entry?.approvals?.map(({ pullRequest }) => pullRequest)).toEqual([number]);
  expect(copy).toBeLessThan(number);
});

test('a pull request whose commits came in with those of another hides nothing of who approved that', async () => {
  const world = await approvalWorld(github());
  const { repository } = world;
  const below = repository.commit('below', world.declare({ more: '# One commit.\n' }), { author: 'ana' });
  repository.openPull({ head: 'below', author: 'ana' });
  repository.commit('above', world.declare({ support: 'carla, ana' }), { author: 'ana', from: below });
  const number = repository.openPull({ head: 'above', author: 'ana' });
  repository.review(number, 'bob', 'APPROVE');
  repository.merge(number);
  expect(outcomesOf(await world.apply())).toEqual({ [ana]: 'applied' });
});
