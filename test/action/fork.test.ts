import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../acceptance/workbench.ts';
import { temporaryFolder } from '../git/scratch-repository.ts';
import { emulatorPerTest } from '../github-emulator/emulator-per-test.ts';
import type { EmulatedRepository } from '../github-emulator/hosting/emulated-repository.ts';
import { accessFiles, checkedOut, hostAccess } from './access-files.ts';
import { runStep } from './runner.ts';
import { readLog } from './runner-log.ts';

const { github } = emulatorPerTest({ start: new Date().toISOString() });

type Level = 'read' | 'write';

interface Job {
  readonly permissions: Readonly<Record<string, Level>>;
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

/** The job of a workflow that is there to be called: its permissions, and what it gives the Action by itself. */
function jobOf(name: string, temp: string) {
  const text = readFileSync(join(projectRoot, '.github/workflows', name), 'utf8');
  const [{ permissions, steps }] = Object.values(parse(text).jobs) as [Job];
  const given = steps.find(({ uses }) => uses?.startsWith('$/'))?.with ?? {};
  const own = Object.entries(given)
    .map(([key, value]) => [key, String(value).replace(/\$\{\{ runner\.temp \}\}/, temp)] as const)
    .filter(([, value]) => !value.includes('{{'));
  return {
    with: Object.fromEntries(own),
    may: Object.fromEntries(
      Object.entries(permissions).map(([scope, level]) => [scope.replace('-', '_'), level] as const),
    ),
  };
}

function commitOf({ folder }: Pick<EmulatedRepository, 'folder'>, branch: string): string {
  return execFileSync('git', ['-C', folder, 'rev-parse', branch], { encoding: 'utf8' }).trim();
}

function begin() {
  const repository = hostAccess(github());
  const fork = repository.fork('carla');
  fork.commit('mine', accessFiles(github(), 'carla, ana'), { author: 'carla' });
  const pull = repository.openPull({ head: 'carla:mine', author: 'carla' });
  const commit = commitOf(fork, 'mine');
  const run = repository.addRun({
    ...{ event: 'pull_request', commit, from: fork, branch: 'mine', actor: 'carla', conclusion: 'success' },
  });
  return { repository, pull, run, env: { GITHUB_API_URL: github().url } };
}

test('the two workflows tell under a pull request from a fork what it changes', async () => {
  const { repository, pull, run, env } = begin();
  const temp = temporaryFolder();
  const plan = jobOf('bylaw-plan.yml', temp);
  // Whatever the workflow asks for, a fork's run may only read.
  const reading = Object.fromEntries(Object.keys(plan.may).map((scope) => [scope, 'read' as const]));
  const first = await runStep({
    workspace: checkedOut(repository, `refs/pull/${pull}/merge`),
    event: 'pull_request',
    payload: repository.eventOf({ pull }),
    token: github().addWorkflowToken(repository, reading),
    ...{ env, with: plan.with },
  });
  expect(first.outputs.standing).toBe('needs-approval');
  expect(github().writes).toEqual([]);

  const comment = jobOf('bylaw-comment.yml', temp);
  const [left, asked] = [plan.with['review-file'] ?? '', comment.with['review-file'] ?? ''];
  // As the artifact comes: in a folder of its own.
  expect(asked).toBe(join(temp, 'bylaw-review/bylaw-review.json'));
  execFileSync('mkdir', ['-p', join(temp, 'bylaw-review')]);
  writeFileSync(asked, readFileSync(left));
  const second = await runStep({
    workspace: checkedOut(repository, 'main'),
    event: 'workflow_run',
    payload: repository.eventOf({ run }),
    token: github().addWorkflowToken(repository, comment.may),
    ...{ env, with: comment.with },
  });
  expect([second.code, second.outputs.standing, second.stderr]).toEqual([0, 'needs-approval', '']);
  const [told] = [...repository.hosted.comments.values()];
  expect(told?.body).toContain('**1 missing:** 1 approval of `team/security`');
  expect(second.outputs['check-url']).toMatch(/^http/);
});

test('a file that the run of another commit left is refused, and nothing is written', async () => {
  const { repository, pull, env } = begin();
  const temp = temporaryFolder();
  const other = repository.addRun({ event: 'pull_request', commit: commitOf(repository, 'grant') });
  const file = join(temp, 'review.json');
  const { may } = jobOf('bylaw-comment.yml', temp);
  const job = { env, token: github().addWorkflowToken(repository, may) };
  await runStep({
    workspace: checkedOut(repository, `refs/pull/${pull}/merge`),
    event: 'pull_request',
    payload: repository.eventOf({ pull }),
    ...{ ...job, with: { command: 'plan', comment: 'false', check: 'false', 'review-file': file } },
  });
  const step = await runStep({
    workspace: checkedOut(repository, 'main'),
    event: 'workflow_run',
    payload: repository.eventOf({ run: other }),
    ...{ ...job, with: { command: 'plan', 'review-file': file } },
  });
  expect(step.code).toBe(1);
  expect(readLog(step.stdout).shown).toContain('error[pull-request/other-run]');
  expect(github().writes).toEqual([]);
});
