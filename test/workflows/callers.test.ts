import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { withAction } from '../../src/operations/action-source.ts';
import { lintCalls } from './lint-workflow.ts';
import { ourWorkflows, root, workflowsIn } from './our-workflows.ts';

interface Job {
  readonly uses?: string;
  readonly permissions?: Readonly<Record<string, string>>;
}

const acme = { repository: 'acme/bylaw', ref: 'v0.1.0' };
const called = /^acme\/bylaw\/(?<path>\.github\/workflows\/bylaw-[a-z]+\.yml)@v0\.1\.0$/;

function jobsOf(text: string): readonly Job[] {
  return Object.values(parse(text).jobs as Record<string, Job>);
}

const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Workflows that call ours, each as it is once the repository of the Action is known. */
const callers = ourWorkflows()
  .map(({ name, text }) => ({ name, text: withAction(text, acme) }))
  .filter(({ text }) => jobsOf(text).some(({ uses = '' }) => called.test(uses)));

test('every workflow that is there to be called is called somewhere', () => {
  const paths = callers.flatMap(({ text }) =>
    jobsOf(text).map(({ uses = '' }) => called.exec(uses)?.groups?.path),
  );
  const offered = workflowsIn('.github/workflows').filter(({ text }) => /^ {2}workflow_call:/m.test(text));
  // Apply and drift are written out by init: secrets of an environment do not reach a workflow of another owner.
  const written = ['.github/workflows/bylaw-drift.yml'];
  expect([...new Set([...paths, ...written])].sort()).toEqual(offered.map(({ name }) => name).sort());
});

test.each(callers)('$name calls with inputs and secrets that there are', async ({ name, text }) => {
  expect(await lintCalls(text, name, read)).toEqual([]);
});

test('an input and a secret that there are not are told', async () => {
  const text = `on: push
jobs:
  a:
    uses: acme/bylaw/.github/workflows/bylaw-apply.yml@v0.1.0
    with: {organisations: acme}
    secrets: {KEY: x}
`;
  const told = await lintCalls(text, 'a.yml', read);
  expect(told.join('\n')).toContain('Invalid input, organisations is not defined');
  expect(told.join('\n')).toContain('Invalid secret, KEY is not defined');
});

test.each(callers)('$name may what it calls asks for, and no more', ({ text }) => {
  for (const { uses = '', permissions } of jobsOf(text)) {
    const path = called.exec(uses)?.groups?.path;
    if (path === undefined) continue;
    const asked = jobsOf(read(path)).map((job) => job.permissions);
    expect(asked).toEqual([permissions]);
  }
});
