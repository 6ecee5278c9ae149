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

const admin = '`github:repository.admin` on `krn:*:github:acme:repository/handbook`';

test('an end that is moved later by a push, or taken out, waits, and is told to who looks at it', async () => {
  const [soon, late] = [inDays(3), inDays(3000)];
  const world = await githubWorld(github(), (each) => declareOnGithub(each, { support: until(soon) }));
  push(world, until(late));
  const { needed, changes } = await looked(world);
  expect(needed).toEqual([`\`member/ana\` may newly do ${admin} from ${soon} on`]);
  expect(changes).toContainEqual({ kind: 'gained', principals: ['member/ana'], from: soon });
  expect(await outcomes(world)).toEqual({ status: 'held', told: [`held update ${ana}`] });
  push(world, 'carla, ana');
  expect(await outcomes(world)).toEqual({ status: 'held', told: [`held update ${ana}`] });
  // Shorter than it was.
  push(world, until(inDays(1)));
  expect(await outcomes(world)).toEqual({ status: 'nothing-to-do', told: [] });
});
