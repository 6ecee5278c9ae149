import { expect, test } from 'vitest';
import { clientOf, refusalOf } from './client-of.ts';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github } = emulatorPerTest();
const pull = { owner: 'acme', repo: 'iam', pull_number: 1 };

function begin() {
  github().state.addTeam('acme', 'core', {
    members: { ana: 'member', bob: 'member', carla: 'member' },
    repositories: { iam: 'push' },
  });
  const repository = github().host('acme/iam');
  repository.commit('main', { 'a.yaml': 'a\n' });
  const head = repository.commit('grant', { 'a.yaml': 'b\n' }, { author: 'ana' });
  repository.openPull({ head: 'grant', author: 'ana' });
  return {
    repository,
    head,
    as: (login: string) => clientOf(github(), github().addToken({ login })).rest.pulls,
  };
}

test('keeps reviews in order, each of the commit that was looked at', async () => {
  const { repository, head, as } = begin();
  await as('bob').createReview({ ...pull, event: 'REQUEST_CHANGES', body: 'Why?' });
  await as('bob').createReview({ ...pull, event: 'APPROVE' });
  const next = repository.commit('grant', { 'a.yaml': 'c\n' });
  await as('carla').createReview({ ...pull, event: 'COMMENT', body: 'Hm.' });
  const { data } = await as('ana').listReviews(pull);
  expect(data.map((one) => [one.user?.login, one.state, one.commit_id])).toEqual([
    ['bob', 'CHANGES_REQUESTED', head],
    ['bob', 'APPROVED', head],
    ['carla', 'COMMENTED', next],
  ]);
  expect(data[0]?.user?.id).toBe(github().state.account('bob')?.id);
  const client = clientOf(github());
  const all = await client.paginate(client.rest.pulls.listReviews, { ...pull, per_page: 1 });
  expect(all.map(({ state }) => state)).toEqual(['CHANGES_REQUESTED', 'APPROVED', 'COMMENTED']);
});

test('lets nobody approve their own, nor a workflow anything', async () => {
  const { repository, as } = begin();
  expect(await refusalOf(as('ana').createReview({ ...pull, event: 'APPROVE' }))).toBe(
    '422 Unprocessable Entity: Can not approve your own pull request',
  );
  const workflow = clientOf(github(), github().addWorkflowToken(repository, { pull_requests: 'write' }));
  expect(await refusalOf(workflow.rest.pulls.createReview({ ...pull, event: 'APPROVE' }))).toMatch(
    /not permitted to approve/,
  );
  expect(await refusalOf(as('bob').createReview({ ...pull, event: 'COMMENT' }))).toMatch(/body is required/);
  const elsewhere = as('bob').createReview({ ...pull, event: 'APPROVE', commit_id: '0'.repeat(40) });
  expect(await refusalOf(elsewhere)).toMatch(/^422/);
});

test('dismisses what was approved, by who may write', async () => {
  const { repository, as } = begin();
  const review_id = repository.review(1, 'bob', 'APPROVE');
  github().state.addOutsideCollaborator('acme', 'otto', { iam: 'pull' });
  const wish = { ...pull, review_id, message: 'Out of date.' };
  expect(await refusalOf(as('otto').dismissReview(wish))).toMatch(/^403/);
  expect((await as('carla').dismissReview(wish)).data.state).toBe('DISMISSED');
  expect(await refusalOf(as('carla').dismissReview(wish))).toMatch(/Can not dismiss a dismissed/);
});

test('shows a review that was begun to its author only, and one of a deleted account to be nobody’s', async () => {
  const { repository, as } = begin();
  await as('bob').createReview({ ...pull, body: 'Later.' });
  repository.review(1, 'carla', 'APPROVE');
  expect((await as('bob').listReviews(pull)).data).toHaveLength(2);
  github().state.deleteAccount(github().state.account('carla') as never);
  expect((await as('ana').listReviews(pull)).data).toMatchObject([{ state: 'APPROVED', user: null }]);
});

test('asks people and teams for reviews until they gave one', async () => {
  const { as } = begin();
  await as('ana').requestReviewers({ ...pull, reviewers: ['bob'], team_reviewers: ['core'] });
  expect(await refusalOf(as('bob').requestReviewers({ ...pull, reviewers: ['ana'] }))).toMatch(/^422/);
  expect((await as('ana').listRequestedReviewers(pull)).data).toMatchObject({
    users: [{ login: 'bob' }],
    teams: [{ slug: 'core' }],
  });
  await as('bob').createReview({ ...pull, event: 'APPROVE' });
  expect((await as('ana').get(pull)).data).toMatchObject({
    requested_reviewers: [],
    requested_teams: [{ slug: 'core' }],
  });
});
