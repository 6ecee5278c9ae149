import { expect, test } from 'vitest';
import { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import { type DeclaredOnGithub, declareOnGithub, githubWorld } from './github-world.ts';

const { github } = emulatorPerTest();

/** A second organization, for the same one on GitHub, by which ana administers `handbook`. */
function beside(declared: DeclaredOnGithub = {}): Readonly<Record<string, string>> {
  const path = 'organizations/acme2/organization.yaml';
  const files = declareOnGithub(github(), { name: 'acme2', support: 'carla, ana', ...declared });
  return { [path]: (files[path] ?? '').replaceAll('name: support', 'name: support2') };
}

test.each([
  ['with the same guardrails', {}],
  ['with none', { guardrail: '' }],
  ['with nothing in it but what waits for its time', { guardrail: '', support: '' }],
])('a second organization of a system that is managed is held, %s', async (_, declared) => {
  const world = await githubWorld(github());
  world.repository.commit('main', beside(declared), { author: 'ana' });
  const result = await world.apply();
  expect(result.status).toBe('held');
  const second = result.plan?.sections.find(({ organization }) => organization === 'acme2');
  expect(second?.awaiting).toMatchObject({
    isWhole: true,
    approvals: [{ why: [expect.stringContaining('`acme` manages already')] }],
  });
  const outcomes = result.sections.flatMap((section) => section.outcomes);
  expect(outcomes.filter(({ status }) => status === 'applied')).toEqual([]);
  expect((await world.apply()).status).toBe('held');
});

test('who may say so on a laptop lets it pass, once', async () => {
  const world = await githubWorld(github());
  world.repository.commit('main', beside(), { author: 'ana' });
  expect((await world.apply({ allow: ['approval'] })).status).toBe('applied');
  expect((await world.apply()).status).toBe('nothing-to-do');
});

test.each([
  ['beside it', {}],
  ['instead of it', { 'organizations/acme/organization.yaml': null }],
])('nobody gets around it by saying that it had the other name, %s', async (_, others) => {
  const world = await githubWorld(github());
  const [[path = '', text = ''] = []] = Object.entries(beside({ guardrail: '' }));
  const files = { ...others, [path]: text.replace('name: acme2\n', 'name: acme2\npreviously: [acme]\n') };
  world.repository.commit('main', files, { author: 'ana' });
  const { sections } = await world.apply();
  const outcomes = sections.flatMap((section) => section.outcomes);
  expect(outcomes.filter(({ status }) => status === 'applied')).toEqual([]);
});
