import { expect, test } from 'vitest';
import { clientOf, refusalOf } from './client-of.ts';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github } = emulatorPerTest();
const iam = { owner: 'acme', repo: 'iam' };

function begin() {
  github().state.addTeam('acme', 'core', { members: { ana: 'member' }, repositories: { iam: 'pull' } });
  const repository = github().host('acme/iam');
  repository.commit('main', { 'a.yaml': 'a\n' });
  const client = clientOf(github(), github().addWorkflowToken(repository, { issues: 'write' }));
  const ana = clientOf(github(), github().addToken({ login: 'ana' })).rest.issues;
  return { repository, client, issues: client.rest.issues, ana };
}

const drift = { ...iam, title: 'Drift', body: 'Ana left.', labels: ['bylaw:drift'] };

test('opens, edits, closes and reopens one issue', async () => {
  const { issues } = begin();
  const { data } = await issues.create(drift);
  expect(data).toMatchObject({
    number: 1,
    state: 'open',
    state_reason: null,
    user: { login: 'github-actions[bot]' },
    labels: [{ name: 'bylaw:drift', color: 'ededed' }],
  });
  const one = { ...iam, issue_number: 1 };
  expect((await issues.update({ ...one, body: 'Bob, too.' })).data.body).toBe('Bob, too.');
  expect((await issues.update({ ...one, state: 'closed' })).data).toMatchObject({
    state: 'closed',
    state_reason: 'completed',
    closed_by: { login: 'github-actions[bot]' },
  });
  const reopened = await issues.update({ ...one, state: 'open', labels: [] });
  expect(reopened.data).toMatchObject({ state: 'open', closed_at: null, labels: [] });
  expect((await issues.get(one)).data).toEqual(reopened.data);
});

test('finds issues by state, labels and who opened them', async () => {
  const { client, issues, ana } = begin();
  await issues.create(drift);
  await issues.create({ ...drift, labels: ['bylaw:drift', 'Urgent'] });
  await ana.create({ ...drift, title: 'Mine' });
  const numbers = async (query: object) =>
    (await issues.listForRepo({ ...iam, ...query })).data.map(({ number }) => number);
  expect(await numbers({})).toEqual([3, 2, 1]);
  expect(await numbers({ labels: 'bylaw:drift', direction: 'asc' })).toEqual([1, 2]);
  expect(await numbers({ labels: 'bylaw:drift,urgent' })).toEqual([2]);
  expect(await numbers({ creator: 'ana' })).toEqual([3]);
  expect(await numbers({ creator: 'github-actions[bot]' })).toEqual([2, 1]);
  expect(await refusalOf(numbers({ creator: 'nobody' }))).toBe('422 Validation Failed: creator invalid');
  await issues.update({ ...iam, issue_number: 2, state: 'closed' });
  expect(await numbers({ state: 'closed' })).toEqual([2]);
  const all = await client.paginate(client.rest.issues.listForRepo, { ...iam, state: 'all', per_page: 1 });
  expect(all).toHaveLength(3);
});

test('counts issues and pull requests together, and lists both', async () => {
  const { repository, issues } = begin();
  await issues.create(drift);
  repository.commit('grant', { 'a.yaml': 'b\n' });
  expect(repository.openPull({ head: 'grant' })).toBe(2);
  const [pull, issue] = (await issues.listForRepo(iam)).data;
  expect(pull).toMatchObject({ number: 2, pull_request: { merged_at: null } });
  expect(issue?.pull_request).toBeUndefined();
});

test('leaves out the labels of who may not label', async () => {
  const { ana } = begin();
  expect((await ana.create(drift)).data.labels).toEqual([]);
  expect(await refusalOf(ana.createLabel({ ...iam, name: 'x' }))).toMatch(/^403/);
});

test('keeps labels once, by name without case', async () => {
  const { issues } = begin();
  await issues.createLabel({ ...iam, name: 'bylaw:drift', color: 'ff0000', description: 'Differs.' });
  const again = issues.createLabel({ ...iam, name: 'Bylaw:Drift' });
  expect(await refusalOf(again)).toBe('422 Validation Failed: name already_exists');
  expect((await issues.listLabelsForRepo(iam)).data).toMatchObject([
    { name: 'bylaw:drift', color: 'ff0000' },
  ]);
  expect((await issues.create(drift)).data.labels).toMatchObject([{ color: 'ff0000' }]);
});

test('refuses texts that are too long, and tokens that may not', async () => {
  const { repository, issues, ana } = begin();
  expect(await refusalOf(issues.create({ ...drift, body: 'x'.repeat(65_537) }))).toMatch(/body is too long/);
  expect(await refusalOf(issues.create({ ...drift, title: 'x'.repeat(257) }))).toMatch(/title is too long/);
  const reading = clientOf(github(), github().addWorkflowToken(repository, { issues: 'read' })).rest.issues;
  expect(await refusalOf(reading.create(drift))).toBe('403 Resource not accessible by integration');
  await issues.create(drift);
  expect(await refusalOf(ana.update({ ...iam, issue_number: 1, state: 'closed' }))).toMatch(/^403/);
  expect(await refusalOf(ana.get({ ...iam, issue_number: 9 }))).toBe('404 Not Found');
});

test('takes comments on an issue, by the permission for issues', async () => {
  const { repository, issues } = begin();
  await issues.create(drift);
  await issues.createComment({ ...iam, issue_number: 1, body: 'Still there.' });
  expect((await issues.get({ ...iam, issue_number: 1 })).data.comments).toBe(1);
  const pulls = clientOf(github(), github().addWorkflowToken(repository, { pull_requests: 'write' })).rest;
  const other = pulls.issues.createComment({ ...iam, issue_number: 1, body: 'x' });
  expect(await refusalOf(other)).toMatch(/^403/);
});
