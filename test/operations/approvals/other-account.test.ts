import { expect, test } from 'vitest';
import { renderPlanMarkdown } from '../../../src/report/render-plan-markdown.ts';
import { emulatorPerTest } from '../../github-emulator/emulator-per-test.ts';
import { declareOnGithub, githubWorld } from './github-world.ts';

const { github } = emulatorPerTest();
const file = 'organizations/acme/organization.yaml';
const carla = /name: carla, identities: \{github: \{[^}]*\}\}/;

test.each([
  ['another account behind a name', (text: string) => text.replace(carla, `name: carla, ${mallory()}`)],
  [
    'somebody else by the name of another',
    (text: string) => text.replace(carla, `name: carla, id: another, ${mallory()}`),
  ],
  [
    'two who exchange their names',
    (text: string) =>
      text
        .replace('{name: ana,', '{name: nobody, id: ana,')
        .replace('{name: carla,', '{name: ana, id: carla,')
        .replace('{name: nobody', '{name: carla'),
  ],
])('is told where GitHub is not read, and asks: %s', async (_, edited) => {
  const world = await githubWorld(github());
  github().state.addTeam('acme', 'guests', { members: { mallory: 'member' } });
  const text = declareOnGithub(github())[file] ?? '';
  world.repository.commit('main', { [file]: edited(text) }, { author: 'ana' });
  const { plan } = await world.planAgainst('HEAD~1');
  if (plan === undefined) throw new Error('no plan');
  const needed = plan.sections.flatMap(({ approvals }) =>
    approvals.status === 'evaluated' ? approvals.needed : [],
  );
  expect(needed.map(({ guardrail }) => guardrail)).toEqual(['privileged-gains']);
  expect(needed[0]?.because.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('`member/carla` may newly do `github:repository.admin`'),
  );
  const page = renderPlanMarkdown(plan);
  expect(page).not.toContain('## No changes');
  expect(page).toMatch(/member\/carla.*gains|gains.*member\/carla/);
});

test('a log-in that changes beside its number is nobody else', async () => {
  const world = await githubWorld(github());
  const text = declareOnGithub(github())[file] ?? '';
  const renamed = text.replace(/(name: carla, identities: \{github: \{login: )carla/, '$1charlotte');
  world.repository.commit('main', { [file]: renamed }, { author: 'ana' });
  const { plan } = await world.planAgainst('HEAD~1');
  expect(plan?.sections.map(({ access }) => access)).toMatchObject([{ changes: [] }]);
});

function mallory(): string {
  return `identities: {github: {login: mallory, id: ${github().state.account('mallory')?.id}}}`;
}

test('who comes into a team, or leaves one, is in the organization as before', async () => {
  const world = await githubWorld(github());
  world.repository.commit('main', declareOnGithub(github(), { support: 'ana' }), { author: 'ana' });
  const { plan } = await world.planAgainst('HEAD~1');
  const changes = plan?.sections.flatMap(({ access }) =>
    access.status === 'evaluated' ? access.changes : [],
  );
  expect(changes?.flatMap(({ principals }) => principals)).toEqual(
    expect.arrayContaining(['member/ana', 'member/carla']),
  );
  expect(changes?.flatMap(({ actions }) => actions)).not.toContain('github:organization.member');
});
