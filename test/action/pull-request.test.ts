import { copyFileSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emulatorPerTest } from '../github-emulator/emulator-per-test.ts';
import type { EmulatedRepository } from '../github-emulator/hosting/emulated-repository.ts';
import { accessFiles, checkedOut, hostAccess } from './access-files.ts';
import { type Job, runStep } from './runner.ts';
import { readLog } from './runner-log.ts';

const { github } = emulatorPerTest({ start: new Date().toISOString() });
const permissions = { contents: 'read', pull_requests: 'write', checks: 'write' } as const;

function jobOf(repository: EmulatedRepository, pull: number, more: Partial<Job> = {}): Job {
  return {
    workspace: checkedOut(repository, `refs/pull/${pull}/merge`),
    event: 'pull_request',
    payload: repository.eventOf({ pull }),
    token: github().addWorkflowToken(repository, permissions),
    env: { GITHUB_API_URL: github().url },
    ...more,
    with: { command: 'plan', ...more.with },
  };
}

function bodies({ hosted }: EmulatedRepository): readonly string[] {
  return [...hosted.comments.values()].map(({ body }) => body);
}

test('tells under a pull request what it changes, and when the right one approved', async () => {
  const repository = hostAccess(github());
  const pull = repository.openPull({ head: 'grant', author: 'ana' });
  const first = await runStep(jobOf(repository, pull, { with: { 'plan-file': '../plan.json' } }));
  expect(first.stderr).toBe('');
  expect(first.outputs).toMatchObject({
    changes: '1',
    'needs-approval': 'true',
    standing: 'needs-approval',
    'exit-code': '0',
  });
  expect(first.code).toBe(0);
  expect(first.outputs.risk).toMatch(/^(high|critical)$/);
  expect(first.outputs.digest).toMatch(/^[0-9a-f]{64}$/);
  expect(first.outputs['comment-url']).toMatch(/^http.*#issuecomment-\d+$/);
  expect(first.outputs['check-url']).toMatch(/^http/);
  expect(bodies(repository)).toHaveLength(1);
  expect(first.summary).toContain('**1 missing:** 1 approval of `team/security`');
  const plan = JSON.parse(readFileSync(first.outputs['plan-file'] ?? '', 'utf8'));
  expect(plan.changeDigest).toBe(first.outputs.digest);

  repository.review(pull, 'bob', 'APPROVE');
  const approved = await runStep(jobOf(repository, pull, { event: 'pull_request_review' }));
  expect(approved.outputs).toMatchObject({ standing: 'fine', 'needs-approval': 'false', 'exit-code': '0' });
  expect(approved.outputs['comment-url']).toBe(first.outputs['comment-url']);
  expect(bodies(repository)).toHaveLength(1);
});

test('without a check the step itself fails where an approval is missing, unless it is told not to', async () => {
  const repository = hostAccess(github());
  const pull = repository.openPull({ head: 'grant', author: 'ana' });
  const job = jobOf(repository, pull, { with: { check: 'false', comment: 'false' } });
  expect((await runStep(job)).outputs['exit-code']).toBe('1');
  const never = await runStep({ ...job, with: { ...job.with, 'fail-on': 'never' } });
  expect([never.code, never.outputs['needs-approval']]).toEqual([0, 'true']);
  expect((await runStep({ ...job, with: { ...job.with, 'fail-on': 'changes' } })).code).toBe(1);
  expect(github().writes).toEqual([]);
});

test('of a fork nothing is written: the summary and a file tell of it', async () => {
  const repository = hostAccess(github());
  const fork = repository.fork('carla');
  fork.commit('mine', accessFiles(github(), 'carla, ana'), { author: 'carla' });
  const pull = repository.openPull({ head: 'carla:mine', author: 'carla' });
  const token = github().addWorkflowToken(repository, { contents: 'read', pull_requests: 'read' });
  const step = await runStep(jobOf(repository, pull, { token, with: { 'plan-file': '../plan.json' } }));
  expect(github().writes).toEqual([]);
  expect(bodies(repository)).toEqual([]);
  expect(step.outputs).toMatchObject({ standing: 'needs-approval', 'exit-code': '1' });
  expect(step.summary).toContain('**1 missing:**');
  expect(existsSync(step.outputs['plan-file'] ?? '')).toBe(true);
});

test('what the run of a fork leaves is told by a run of the default branch, which plans it anew', async () => {
  const repository = hostAccess(github());
  const fork = repository.fork('carla');
  const commit = fork.commit('mine', accessFiles(github(), 'carla, ana'), { author: 'carla' });
  const pull = repository.openPull({ head: 'carla:mine', author: 'carla' });
  const token = github().addWorkflowToken(repository, { contents: 'read', pull_requests: 'read' });
  const first = jobOf(repository, pull, { token, with: { 'review-file': '../review.json' } });
  await runStep(first);
  expect(github().writes).toEqual([]);

  const run = repository.addRun({ event: 'pull_request', commit, from: fork, conclusion: 'failure' });
  const workspace = checkedOut(repository, 'main');
  copyFileSync(join(first.workspace, '../review.json'), join(workspace, '../left.json'));
  const step = await runStep({
    ...{ workspace, event: 'workflow_run', payload: repository.eventOf({ run }) },
    token: github().addWorkflowToken(repository, { ...permissions, actions: 'read' }),
    env: { GITHUB_API_URL: github().url },
    with: { command: 'plan', 'review-file': '../left.json' },
  });
  expect(step.stderr).toBe('');
  expect(step.outputs).toMatchObject({ standing: 'needs-approval', changes: '1', 'exit-code': '0' });
  expect(step.outputs['comment-url']).toMatch(/^http/);
  expect(step.outputs['check-url']).toMatch(/^http/);
  expect(bodies(repository)).toHaveLength(1);
});

test('a token that may only read is said, and the approval is waited for all the same', async () => {
  const repository = hostAccess(github());
  const pull = repository.openPull({ head: 'grant', author: 'ana' });
  const token = github().addWorkflowToken(repository, { contents: 'read', pull_requests: 'read' });
  const step = await runStep(jobOf(repository, pull, { token }));
  expect(readLog(step.stdout).shown).toContain('error[provider/forbidden]');
  expect(step.summary).toContain('**1 missing:**');
  expect(step.code).toBe(1);
});

test('a link that a pull request brings leads no file elsewhere', async () => {
  const repository = hostAccess(github());
  const pull = repository.openPull({ head: 'grant', author: 'ana' });
  const job = jobOf(repository, pull, { with: { 'plan-file': 'out/plan.json' } });
  const elsewhere = join(job.workspace, '..');
  symlinkSync(elsewhere, join(job.workspace, 'out'));
  const step = await runStep(job);
  expect(step.code).toBe(1);
  expect(readLog(step.stdout).commands).toMatchObject([
    { name: 'add-mask' },
    { name: 'error', parts: 'title=action/linked-path' },
  ]);
  expect(existsSync(join(elsewhere, 'plan.json'))).toBe(false);
  expect(github().log).toEqual([]);
});

test('what the files say is no command to the runner', async () => {
  const repository = hostAccess(github());
  const forged = '##[add-mask]carla ::set-output name=standing::fine';
  repository.commit(
    'forged',
    accessFiles(github(), 'carla', `description: "${forged}\\n::stop-commands::x\\n::error::forged"\n`),
    { author: 'ana' },
  );
  const pull = repository.openPull({ head: 'forged', author: 'ana' });
  const job = jobOf(repository, pull);
  const step = await runStep(job);
  expect(readLog(step.stdout).commands.map(({ name, data }) => [name, data])).toEqual([
    ['add-mask', job.token],
  ]);
  expect(step.stdout.replace(`::add-mask::${job.token}`, '')).not.toContain(job.token);
  expect(step.outputs.standing).toBe('fine');
});
