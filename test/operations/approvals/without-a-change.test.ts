import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../git/scratch-repository.ts';
import { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import { guardrail } from './approval-world.ts';
import { declareOnGithub, type GithubWorld, githubWorld } from './github-world.ts';

const { github } = emulatorPerTest();

const file = 'organizations/acme/organization.yaml';

/** Of a team of ana's own, who may do as much with what is called so. */
const later =
  'apiVersion: bylaw/v1\nkind: Team\nname: later\nmembers: [ana]\nbindings: [{role: keeper, on: ["krn:acme:github:{org_id}:repository/pay*"]}]\n';

async function outcomes(world: GithubWorld) {
  const { status, sections, plan } = await world.apply();
  const told = sections
    .flatMap((section) => section.outcomes)
    .map((each) => `${each.status} ${each.address}`);
  const why = (plan?.sections ?? []).flatMap(({ awaiting }) =>
    (awaiting?.approvals ?? []).flatMap((each) => each.why),
  );
  return { status, told, why };
}

const exempt = `${guardrail}exempt:\n  - {principal: member/carla, reason: she is called at night, expires: 2099-01-31}\n`;

test.each([
  ['', guardrail],
  [', nor as who is exempt', exempt],
])('another account behind a name gets nothing of what that name has%s', async (_, rule) => {
  const world = await githubWorld(github(), (emulator) => declareOnGithub(emulator, { guardrail: rule }));
  github().state.addTeam('acme', 'guests', { members: { mallory: 'member' } });
  const mallory = `name: carla, identities: {github: {login: mallory, id: ${github().state.account('mallory')?.id}}}`;
  const text = declareOnGithub(github(), { guardrail: rule })[file] ?? '';
  const swapped = text.replace(/name: carla, identities: \{github: \{[^}]*\}\}/, mallory);
  world.repository.commit('main', { [file]: swapped }, { author: 'ana' });
  const { status, told } = await outcomes(world);
  expect(status).toBe('held');
  expect(told).toContain('held team-member:acme/support/carla');
});

test('what somebody got by hand is not made lasting by a push', async () => {
  const world = await githubWorld(github());
  const ana = github().state.account('ana')?.id ?? 0;
  teamOf('support').members.set(ana, 'member');
  world.repository.commit('main', declareOnGithub(github(), { support: 'carla, ana' }), { author: 'ana' });
  expect(await outcomes(world)).toMatchObject({
    status: 'held',
    why: [
      expect.stringMatching(/^commit \w{12} by ana came in by no pull request$/),
      expect.stringContaining('nobody can approve that any more: take it back by a pull request'),
    ],
  });
  // Nor later: it is still what nobody agreed to.
  expect((await outcomes(world)).status).toBe('held');
});

test('what was declared before there was such a repository waits once there is', async () => {
  const world = await githubWorld(github());
  world.repository.commit('main', declareOnGithub(github(), { more: later }), { author: 'ana' });
  expect((await outcomes(world)).status).toBe('applied');
  world.repository.commit('main', { 'README.md': 'Access\n' });
  await outcomes(world);
  github().state.addTeam('acme', 'payers', { repositories: { payments: 'pull' } });
  expect(await outcomes(world)).toMatchObject({
    status: 'held',
    told: ['held repository-permission:acme/later/payments'],
  });
});

test('what the first files declare is given once it can be: they asked nobody', async () => {
  const world = await githubWorld(github(), (emulator) => declareOnGithub(emulator, { more: later }));
  github().state.addTeam('acme', 'payers', { repositories: { payments: 'pull' } });
  expect(await outcomes(world)).toMatchObject({
    status: 'applied',
    told: ['applied repository-permission:acme/later/payments'],
  });
});

test('what was to end waits once there is such a repository, where a push takes its end away', async () => {
  const ends = `, expires: ${JSON.stringify(new Date(Date.parse(github().clock.now()) + 86_400_000).toISOString().replace('.000', ''))}}`;
  const ending = later.replace('pay*"]}', `pay*"]${ends}`);
  const world = await githubWorld(github(), (emulator) => declareOnGithub(emulator, { more: ending }));
  world.repository.commit('main', declareOnGithub(github(), { more: later }), { author: 'ana' });
  expect((await outcomes(world)).status).toBe('nothing-to-do');
  world.repository.commit('main', { 'README.md': 'Access\n' });
  await outcomes(world);
  github().state.addTeam('acme', 'payers', { repositories: { payments: 'pull' } });
  for (const _ of [1, 2])
    expect(await outcomes(world)).toMatchObject({
      status: 'held',
      told: expect.arrayContaining(['held repository-permission:acme/later/payments']),
    });
});

test('what is put back ends as it was to, where a push takes its end away', async () => {
  const expires = new Date(Date.parse(github().clock.now()) + 86_400_000).toISOString().replace('.000', '');
  const support = `carla, {member: ana, expires: "${expires}"}`;
  const world = await githubWorld(github(), (emulator) => declareOnGithub(emulator, { support }));
  const ana = github().state.account('ana')?.id ?? 0;
  teamOf('support').members.delete(ana);
  world.repository.commit('main', declareOnGithub(github(), { support: 'carla, ana' }), { author: 'ana' });
  expect(await outcomes(world)).toMatchObject({
    status: 'held',
    told: expect.arrayContaining([
      'applied team-member:acme/support/ana',
      'held team-member:acme/support/ana',
    ]),
  });
});

test('what the first files declared, was taken back and is pushed again waits as well', async () => {
  const world = await githubWorld(github(), (emulator) => declareOnGithub(emulator, { more: later }));
  for (const more of [`${later}# The same.\n`, later.replace(/bindings.*/, ''), later]) {
    world.repository.commit('main', declareOnGithub(github(), { more }), { author: 'ana' });
    expect(['applied', 'nothing-to-do']).toContain((await outcomes(world)).status);
  }
  github().state.addTeam('acme', 'payers', { repositories: { payments: 'pull' } });
  expect(await outcomes(world)).toMatchObject({
    status: 'held',
    told: ['held repository-permission:acme/later/payments'],
  });
});

test('what could not be taken away is not made lasting by a push', async () => {
  const world = await githubWorld(github());
  github().faults([{ at: { method: 'DELETE' }, do: 'refuse', times: 9 }]);
  world.repository.commit('main', declareOnGithub(github(), { support: '' }), { author: 'ana' });
  expect((await outcomes(world)).told).toEqual(['failed team-member:acme/support/carla']);
  world.repository.commit('main', declareOnGithub(github()), { author: 'carla' });
  expect((await outcomes(world)).status).toBe('held');
});

test('where the files applied last are not to be had, the new ones do not judge themselves', async () => {
  const world = await githubWorld(github());
  const files = declareOnGithub(github(), {
    ...{ support: 'carla, ana', guardrail: '' },
    target: 'manages: [team]\nallow: [{guard: rollback, reason: it was rewritten}]\n',
  });
  world.repository.commit('main', files, { author: 'ana' });
  const shallow = `${temporaryFolder()}/shallow`;
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${world.repository.folder}`, shallow]);
  const { status, sections } = await world.apply({}, shallow);
  expect(status).toBe('held');
  const [outcome] = sections.flatMap((section) => section.outcomes);
  expect(outcome).toMatchObject({ status: 'held', address: 'team-member:acme/support/ana' });
  expect(outcome?.message).toContain('`fetch-depth: 0`');
});

function teamOf(slug: string) {
  const teams = [...(github().state.organization('acme')?.teams.values() ?? [])];
  const found = teams.find((team) => team.slug === slug);
  if (found === undefined) throw new Error(`There is no team ${slug}.`);
  return found;
}
