import { expect, test } from 'vitest';
import { clientOf } from './client-of.ts';
import { emulatorPerTest } from './emulator-per-test.ts';
import { transcriptOf } from './transcript-of.ts';

const { github, ask } = emulatorPerTest();
const iam = { owner: 'acme', repo: 'iam' };

function begin() {
  const repository = github().host('acme/iam');
  const base = repository.commit('main', { 'a.yaml': 'a\n' });
  const head = repository.commit('grant', { 'a.yaml': 'b\n' });
  repository.openPull({ head: 'grant', author: 'ana' });
  return { repository, base, head };
}

test('writes the events that start workflows', () => {
  const { repository, base, head } = begin();
  expect(repository.eventOf({ pull: 1 }, 'ana')).toMatchObject({
    action: 'synchronize',
    number: 1,
    pull_request: { head: { sha: head }, base: { ref: 'main', repo: { full_name: 'acme/iam' } } },
    repository: { full_name: 'acme/iam', default_branch: 'main' },
    organization: { login: 'acme' },
    sender: { login: 'ana' },
  });
  const after = repository.merge(1);
  expect(repository.eventOf({ push: 'main', before: base, after })).toMatchObject({
    ref: 'refs/heads/main',
    commits: [{ id: head }, { id: after }],
    head_commit: { id: after },
    pusher: { name: 'olivia' },
  });
  const run = repository.addRun({ event: 'pull_request', commit: head, conclusion: 'success' });
  expect(repository.eventOf({ run })).toMatchObject({
    action: 'completed',
    workflow_run: { id: run, head_sha: head, event: 'pull_request' },
    workflow: { path: '.github/workflows/plan.yml' },
  });
});

test('writes its log for people', async () => {
  const { repository } = begin();
  const token = github().addWorkflowToken(repository, { pull_requests: 'write' });
  const { issues, pulls } = clientOf(github(), token).rest;
  await pulls.listReviews({ ...iam, pull_number: 1, per_page: 100 });
  await issues.createComment({ ...iam, issue_number: 1, body: 'Plan' });
  github().faults([{ at: 1, do: 503 }]);
  await pulls.get({ ...iam, pull_number: 1 }).catch(() => {});
  expect(transcriptOf(github().log)).toMatchInlineSnapshot(`
    "   1  09:00:00  a workflow of acme/iam: GET /repos/acme/iam/pulls/1/reviews?per_page=100 -> 200
       2  09:00:00  a workflow of acme/iam: POST /repos/acme/iam/issues/1/comments -> 201
            create comment iam#1/11000001
       3  09:00:00  nobody: GET /repos/acme/iam/pulls/1 -> 503 (503)
    "
  `);
  expect(transcriptOf(github().log)).not.toContain(token);
});

test('lets a workflow ask 1,000 times an hour', async () => {
  const { repository } = begin();
  const token = github().addWorkflowToken(repository, {});
  const { rate } = (await ask('GET /rate_limit', undefined, token)).body;
  expect(rate).toMatchObject({ limit: 1000 });
});

test('tells by numbers who somebody is, and whether they are in a team now', async () => {
  const { state } = github();
  const { id } = state.addTeam('acme', 'approvers', { members: { ana: 'member' } });
  const ana = state.account('ana')?.id;
  const client = clientOf(github());
  const path = 'GET /organizations/{organization}/team/{team}/memberships/{username}';
  const wish = { organization: state.organization('acme')?.id, team: id, username: 'ana' };
  expect((await client.request(path, wish)).data).toMatchObject({ state: 'active', role: 'member' });
  state.rename(state.account('ana') as never, 'ana-ray');
  expect((await client.request('GET /user/{id}', { id: ana })).data).toMatchObject({
    login: 'ana-ray',
    id: ana,
  });
  const gone = client.request(path, wish).catch((error: { readonly status: number }) => error.status);
  expect(await gone).toBe(404);
});
