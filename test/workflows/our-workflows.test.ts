import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { lintWorkflow } from './lint-workflow.ts';
import { ourWorkflows } from './our-workflows.ts';

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly uses?: string;
  readonly permissions?: unknown;
  readonly steps?: readonly Step[];
}

interface Workflow {
  readonly on: unknown;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const workflows = ourWorkflows();

test('the linters find what is wrong', async () => {
  const text = `on: push
jobs:
  a:
    runs-on: ubuntu-latest
    needs: b
    steps:
      - run: echo \${{ github.event.head_commit.message }}
      - uses: actions/checkout
`;
  expect(await lintWorkflow(text, 'a.yml')).toEqual([
    expect.stringMatching(/^3: job "a" needs job "b" which does not exist/),
    expect.stringMatching(/^7: "github.event.head_commit.message" is potentially untrusted/),
    expect.stringMatching(/^8: specifying action "actions\/checkout" in invalid format/),
    'a.yml (Line: 3, Col: 3): The workflow must contain at least one job with no dependencies.',
  ]);
  expect((await lintWorkflow('on: push\njobs: 3\n', 'b.yml')).length).toBeGreaterThan(0);
});

test('there are workflows of every kind', () => {
  const names = workflows.map(({ name }) => name);
  for (const start of [
    '.github/workflows/ci',
    'templates/.all/',
    'templates/zones/',
    'docs/pull-requests.md#1',
  ]) {
    expect(names.some((name) => name.startsWith(start))).toBe(true);
  }
});

test.each(workflows)('$name is what GitHub takes', async ({ name, text }) => {
  expect(await lintWorkflow(text, name)).toEqual([]);
});

test.each(workflows)('$name runs with what it needs and nothing that could be moved', ({ text }) => {
  const { on, permissions, jobs } = parse(text) as Workflow;
  // Runs with a token that writes, and with secrets, on what a stranger sent.
  expect(JSON.stringify(on)).not.toContain('pull_request_target');
  const all = Object.values(jobs);
  expect(permissions !== undefined || all.every((job) => job.permissions !== undefined)).toBe(true);
  const steps = all.flatMap((job) => job.steps ?? []);
  for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
    expect(step.with?.['persist-credentials']).toBe(false);
  }
  // A tag can be moved to other code; a commit cannot.
  const foreign = text.match(/uses: actions\/.*/g) ?? [];
  for (const line of foreign) expect(line).toMatch(/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test('the same release is the same commit everywhere', () => {
  const lines = workflows.flatMap(({ text }) => text.match(/uses: (actions\/.*)/g) ?? []);
  const byAction = new Map<string, Set<string>>();
  for (const line of lines) {
    const action = line.slice(0, line.indexOf('@'));
    byAction.set(action, (byAction.get(action) ?? new Set()).add(line));
  }
  for (const [action, used] of byAction) expect([...used], action).toHaveLength(1);
});
