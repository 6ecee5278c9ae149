import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { init } from '../../src/operations/init.ts';
import { silent } from '../../src/operations/session.ts';
import { temporaryFolder } from '../git/scratch-repository.ts';
import { runStep } from './runner.ts';

interface Used {
  readonly uses?: string;
  readonly with: Readonly<Record<string, unknown>>;
}

/** What GitHub puts in place of these where no app is set up. */
const expressions: Readonly<Record<string, string>> = {
  'steps.app.outputs.token || github.token': 'of-the-job',
  'vars.BYLAW_APP_CLIENT_ID': '',
  'vars.BYLAW_APP_INSTALLATION_ID': '',
  'secrets.BYLAW_APP_PRIVATE_KEY': '',
};

function evaluated(value: unknown): string {
  return String(value).replaceAll(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
    const known = expressions[expression];
    if (known === undefined) throw new Error(`what is ${expression}?`);
    return known;
  });
}

/** The inputs of the step that uses the Action, in a workflow that init wrote. */
function inputsOf(workspace: string, name: string): Record<string, string> {
  const text = readFileSync(join(workspace, '.github/workflows', name), 'utf8');
  const jobs: Record<string, { steps: readonly Used[] }> = parse(text).jobs;
  const [step] = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .filter(({ uses = '' }) => uses.startsWith('acme/bylaw@'));
  return Object.fromEntries(Object.entries(step?.with ?? {}).map(([key, value]) => [key, evaluated(value)]));
}

test('what init writes is applied by the workflow that it writes, and once', async () => {
  const remote = join(temporaryFolder(), 'iam.git');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote]);
  const cwd = temporaryFolder();
  const environment = { PATH: process.env.PATH, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1' };
  const session = { cwd, environment, now: () => '2026-11-22T12:00:00Z', progress: silent };
  await init(session, { directory: '.', template: 'owner-member', action: 'acme/bylaw@v0.1.0' });
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', cwd, '-c', 'user.name=Ada', '-c', 'user.email=ada@acme.example', ...args], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  git('remote', 'add', 'origin', remote);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Start');
  git('push', '--quiet', '--set-upstream', 'origin', 'main');
  const apply = inputsOf(cwd, 'access-apply.yml');
  const first = await runStep({ workspace: cwd, with: apply });
  expect([first.code, first.outputs.standing]).toEqual([0, 'applied']);
  expect(git('ls-remote', 'origin', 'bylaw/ledger')).toMatch(/^[0-9a-f]{40}\trefs\/heads\/bylaw\/ledger\n$/);
  const again = await runStep({ workspace: cwd, with: apply, event: 'schedule' });
  expect([again.code, again.outputs.changes]).toEqual([0, '0']);
  const look = inputsOf(cwd, 'access-drift.yml');
  const drift = await runStep({ workspace: cwd, with: look, event: 'schedule' });
  expect([drift.code, drift.outputs.standing]).toEqual([0, 'fine']);
  expect(drift.summary).toContain('No target keeps a state of its own');
  const asked = await runStep({ workspace: cwd, with: { ...look, targets: 'directory' } });
  expect([asked.code, asked.stdout]).toEqual([1, expect.stringContaining('drift/nothing-to-read')]);
});
