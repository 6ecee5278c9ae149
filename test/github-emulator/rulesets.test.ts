import { expect, test } from 'vitest';
import { clientOf, refusalOf } from './client-of.ts';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github } = emulatorPerTest();
const iam = { owner: 'acme', repo: 'iam' };

function begin() {
  const repository = github().host('acme/iam');
  repository.commit('main', { 'a.yaml': 'a\n' });
  return { repository, repos: clientOf(github()).rest.repos };
}

const ledger = {
  ...iam,
  name: 'Bylaw ledger',
  target: 'branch' as const,
  enforcement: 'active' as const,
  conditions: { ref_name: { include: ['refs/heads/bylaw/*'], exclude: ['refs/heads/bylaw/free'] } },
  rules: [
    { type: 'deletion' as const },
    { type: 'non_fast_forward' as const },
    { type: 'update' as const, parameters: { update_allows_fetch_and_merge: false } },
  ],
  bypass_actors: [{ actor_id: 6001, actor_type: 'Integration' as const, bypass_mode: 'always' as const }],
};

test('keeps a ruleset and tells of which branches it holds', async () => {
  const { repos } = begin();
  const { data } = await repos.createRepoRuleset(ledger);
  const { owner, repo, ...wish } = ledger;
  expect(data).toMatchObject({ ...wish, source: `${owner}/${repo}`, source_type: 'Repository' });
  expect((await repos.getRepoRuleset({ ...iam, ruleset_id: data.id })).data).toEqual(data);
  const [listed] = (await repos.getRepoRulesets(iam)).data;
  expect(listed).toMatchObject({ id: data.id, name: 'Bylaw ledger' });
  expect(listed).not.toHaveProperty('rules');
  const types = async (branch: string) =>
    (await repos.getBranchRules({ ...iam, branch })).data.map(({ type, ruleset_id }) => [type, ruleset_id]);
  expect(await types('bylaw/ledger')).toEqual([
    ['deletion', data.id],
    ['non_fast_forward', data.id],
    ['update', data.id],
  ]);
  for (const branch of ['main', 'bylaw/free', 'bylaw/a/b']) expect(await types(branch)).toEqual([]);
});

test('holds for the default branch by its name or not, and only while it is active', async () => {
  const { repos } = begin();
  const conditions = { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } };
  await repos.createRepoRuleset({ ...ledger, conditions });
  await repos.createRepoRuleset({ ...ledger, name: 'Off', conditions, enforcement: 'disabled' });
  expect((await repos.getBranchRules({ ...iam, branch: 'main' })).data).toHaveLength(3);
  expect((await repos.getBranch({ ...iam, branch: 'main' })).data.protected).toBe(true);
});

test('is made by administrators, each name once, and shows to others without who may pass', async () => {
  const { repository, repos } = begin();
  const { data } = await repos.createRepoRuleset(ledger);
  expect(await refusalOf(repos.createRepoRuleset(ledger))).toMatch(/Name must be unique/);
  const reading = clientOf(github(), github().addWorkflowToken(repository, { contents: 'write' })).rest.repos;
  expect(await refusalOf(reading.createRepoRuleset(ledger))).toBe(
    '403 Resource not accessible by integration',
  );
  const shown = (await reading.getRepoRuleset({ ...iam, ruleset_id: data.id })).data;
  expect(shown.rules).toEqual(ledger.rules);
  expect(shown).not.toHaveProperty('bypass_actors');
  expect(await refusalOf(repos.getRepoRuleset({ ...iam, ruleset_id: 7 }))).toBe('404 Not Found');
});
