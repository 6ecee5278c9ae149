import { inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { clientOf, refusalOf } from './client-of.ts';
import { emulatorPerTest } from './emulator-per-test.ts';

const { github } = emulatorPerTest();
const iam = { owner: 'acme', repo: 'iam' };

function begin() {
  const repository = github().host('acme/iam');
  repository.commit('main', { 'a.yaml': 'a\n' });
  const commit = repository.commit('grant', { 'a.yaml': 'b\n' });
  repository.openPull({ head: 'grant' });
  const token = github().addWorkflowToken(repository, { actions: 'read' });
  return { repository, commit, actions: clientOf(github(), token).rest.actions };
}

test('shows a run with its commit, its pull request and how it ended', async () => {
  const { repository, commit, actions } = begin();
  const run_id = repository.addRun({ event: 'pull_request', commit, branch: 'grant', conclusion: 'success' });
  expect((await actions.getWorkflowRun({ ...iam, run_id })).data).toMatchObject({
    event: 'pull_request',
    path: '.github/workflows/plan.yml',
    run_number: 1,
    run_attempt: 1,
    head_sha: commit,
    head_branch: 'grant',
    head_repository: { full_name: 'acme/iam' },
    pull_requests: [{ number: 1 }],
    status: 'completed',
    conclusion: 'success',
  });
});

test('tells of a run for a fork no pull request, but where its commit is from', async () => {
  const { repository, actions } = begin();
  const fork = repository.fork('stan');
  const commit = fork.commit('evil', { 'a.yaml': 'c\n' }, { author: 'stan' });
  repository.openPull({ head: 'stan:evil', author: 'stan' });
  const run_id = repository.addRun({
    event: 'pull_request',
    commit,
    from: fork,
    branch: 'evil',
    actor: 'stan',
  });
  expect((await actions.getWorkflowRun({ ...iam, run_id })).data).toMatchObject({
    head_sha: commit,
    head_repository: { full_name: 'stan/iam', id: fork.id },
    pull_requests: [],
    actor: { login: 'stan' },
    status: 'in_progress',
    conclusion: null,
  });
  fork.remove();
  expect((await actions.getWorkflowRun({ ...iam, run_id })).data).toMatchObject({
    head_sha: commit,
    head_repository: null,
  });
});

test('keeps the attempts of a run, the last first looked at', async () => {
  const { repository, commit, actions } = begin();
  const run_id = repository.addRun({ event: 'push', commit, conclusion: 'failure' });
  repository.rerun(run_id, { actor: 'ana', conclusion: 'success' });
  const run = (await actions.getWorkflowRun({ ...iam, run_id })).data;
  expect(run).toMatchObject({ run_attempt: 2, conclusion: 'success', triggering_actor: { login: 'ana' } });
  const first = await actions.getWorkflowRunAttempt({ ...iam, run_id, attempt_number: 1 });
  expect(first.data).toMatchObject({ run_attempt: 1, conclusion: 'failure' });
  const third = actions.getWorkflowRunAttempt({ ...iam, run_id, attempt_number: 3 });
  expect(await refusalOf(third)).toBe('404 Not Found');
});

test('finds runs by event, commit and how they ended, the newest first', async () => {
  const { repository, commit, actions } = begin();
  const plan = repository.addRun({ event: 'pull_request', commit, conclusion: 'failure' });
  const apply = repository.addRun({ event: 'push', commit, path: '.github/workflows/apply.yml' });
  const ids = async (query: object) =>
    (await actions.listWorkflowRunsForRepo({ ...iam, ...query })).data.workflow_runs.map(({ id }) => id);
  expect(await ids({})).toEqual([apply, plan]);
  expect(await ids({ event: 'push', head_sha: commit })).toEqual([apply]);
  expect(await ids({ status: 'failure' })).toEqual([plan]);
});

/** By the list at the end, which alone knows the sizes. */
function unzip(zip: Buffer): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  let at = zip.readUInt32LE(zip.length - 6);
  for (let left = zip.readUInt16LE(zip.length - 12); left > 0; left -= 1) {
    const [size, nameLength] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const start = zip.readUInt32LE(at + 42) + 30 + nameLength;
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    files[name] = inflateRawSync(zip.subarray(start, start + size)).toString('utf8');
    at += 46 + nameLength;
  }
  return files;
}

test('gives an artifact from another server, for a minute, and to no token', async () => {
  const { repository, commit, actions } = begin();
  const run_id = repository.addRun({ event: 'pull_request', commit });
  const files = { 'plan.json': '{"planVersion":1}', 'näme.txt': 'x'.repeat(10_000) };
  const artifact_id = repository.addArtifact(run_id, 'plan', files);
  repository.addArtifact(run_id, 'other', {});
  const listed = await actions.listWorkflowRunArtifacts({ ...iam, run_id, name: 'plan' });
  expect(listed.data).toMatchObject({
    total_count: 1,
    artifacts: [{ id: artifact_id, expired: false, workflow_run: { id: run_id, head_sha: commit } }],
  });
  const { data, url } = await actions.downloadArtifact({ ...iam, artifact_id, archive_format: 'zip' });
  expect(unzip(Buffer.from(data as ArrayBuffer))).toEqual(files);
  expect((await fetch(url, { headers: { authorization: 'Bearer x' } })).status).toBe(400);
  github().clock.advance(61_000);
  expect((await fetch(url)).status).toBe(403);
});

test('gives no artifact after 90 days, and none without the permission', async () => {
  const { repository, commit, actions } = begin();
  const artifact_id = repository.addArtifact(repository.addRun({ event: 'push', commit }), 'plan', {});
  const wish = { ...iam, artifact_id, archive_format: 'zip' };
  const without = clientOf(github(), github().addWorkflowToken(repository, { contents: 'read' })).rest;
  expect(await refusalOf(without.actions.downloadArtifact(wish))).toMatch(/^403/);
  github().clock.advance(91 * 24 * 60 * 60 * 1000);
  expect((await actions.getArtifact({ ...iam, artifact_id })).data.expired).toBe(true);
  expect(await refusalOf(actions.downloadArtifact(wish))).toBe('410 Artifact has expired');
});
