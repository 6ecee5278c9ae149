import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import { declareOnGithub, type GithubWorld, githubWorld } from './github-world.ts';

const { github } = emulatorPerTest();

const ana = 'team-member:acme/support/ana';
const day = 86_400_000;

/** So many days after now. */
function inDays(days: number): string {
  return `${new Date(Date.parse(github().clock.now()) + days * day).toISOString().slice(0, 19)}Z`;
}

function until(end: string): string {
  return `carla, {member: ana, expires: "${end}"}`;
}

function push({ repository }: GithubWorld, support: string): void {
  repository.commit('main', declareOnGithub(github(), { support }), { author: 'ana' });
}

async function outcomes(world: GithubWorld) {
  const { status, sections } = await world.apply();
  const told = sections.flatMap((section) => section.outcomes);
  return { status, told: told.map((each) => `${each.status} ${each.action} ${each.address}`) };
}

/** What is needed for the newest commit, and what it says of whom it gives something from when on. */
async function looked(world: GithubWorld) {
  const { plan } = await world.planAgainst('HEAD~1');
  const [section] = plan?.sections ?? [];
  if (section?.approvals.status !== 'evaluated' || section.access.status !== 'evaluated')
    throw new Error('It is not told whose approval it needs.');
  return {
    needed: section.approvals.needed.flatMap(({ because }) => because.map(({ message }) => message)),
    changes: section.access.changes.map(({ kind, principals, from }) => ({ kind, principals, from })),
  };
}

function isInSupport(): boolean {
  const teams = [...(github().state.organization('acme')?.teams.values() ?? [])];
  const id = github().state.account('ana')?.id ?? 0;
  return teams.some(({ slug, members }) => slug === 'support' && members.has(id));
}

const admin = '`github:repository.admin` on `krn:*:github:acme:repository/handbook`';

test('an end that is moved later by a push, or taken out, waits, and is told to who looks at it', async () => {
  const [soon, late] = [inDays(3), inDays(3000)];
  const world = await githubWorld(github(), (each) => declareOnGithub(each, { support: until(soon) }));
  push(world, until(late));
  const { needed, changes } = await looked(world);
  expect(needed).toEqual([`\`member/ana\` may newly do ${admin} from ${soon} on`]);
  expect(changes).toContainEqual({ kind: 'gained', principals: ['member/ana'], from: soon });
  expect(await outcomes(world)).toEqual({ status: 'held', told: [`held update ${ana}`] });
  // Shorter than it was.
  push(world, until(inDays(1)));
  expect(await outcomes(world)).toEqual({ status: 'nothing-to-do', told: [] });
  push(world, 'carla, ana');
  expect(await outcomes(world)).toEqual({ status: 'held', told: [`held update ${ana}`] });
  github().clock.advance(5 * day);
  expect(await outcomes(world)).toEqual({
    status: 'held',
    told: [`applied delete ${ana}`, `held update ${ana}`],
  });
  expect(isInSupport()).toBe(false);
  expect(await outcomes(world)).toEqual({ status: 'held', told: [`held create ${ana}`] });
});

test('what had ended before the push is taken away; what is agreed to stays, and is recorded', async () => {
  const [soon, late] = [inDays(3), inDays(3000)];
  const world = await githubWorld(github(), (each) => declareOnGithub(each, { support: until(soon) }));
  github().clock.advance(5 * day);
  push(world, until(late));
  expect(await outcomes(world)).toEqual({
    status: 'held',
    told: [`applied delete ${ana}`, `held update ${ana}`],
  });
  push(world, until(soon));
  expect((await outcomes(world)).status).toBe('nothing-to-do');
  const { repository } = world;
  repository.commit('keep', declareOnGithub(github(), { support: until(inDays(9)) }), { author: 'ana' });
  const number = repository.openPull({ head: 'keep', author: 'ana' });
  repository.review(number, 'bob', 'APPROVE');
  repository.merge(number);
  expect(await outcomes(world)).toEqual({ status: 'applied', told: [`applied create ${ana}`] });
  repository.commit('longer', declareOnGithub(github(), { support: 'carla, ana' }), { author: 'ana' });
  const longer = repository.openPull({ head: 'longer', author: 'ana' });
  repository.review(longer, 'bob', 'APPROVE');
  repository.merge(longer);
  expect((await outcomes(world)).status).toBe('nothing-to-do');
  const log = ['-C', repository.folder, 'log', '-1', '--format=%B', 'bylaw/ledger'];
  expect(execFileSync('git', log, { encoding: 'utf8' })).toContain('Bylaw-Approved-By: member/bob (bob, #2)');
  github().clock.advance(20 * day);
  expect((await outcomes(world)).status).toBe('nothing-to-do');
  expect(isInSupport()).toBe(true);
});
