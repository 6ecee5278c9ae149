import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ourWorkflows, root } from './our-workflows.ts';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly main: string };
}

const read = (path: string): Action => parse(readFileSync(join(root, path), 'utf8'));
const action = read('action.yml');
const twinPath = '.github/actions/bylaw/action.yml';

/** The Action as a step, by the name that it has within its repository and by that of a repository nobody knows yet. */
const ours = /^(?:\$\/\.github\/actions\/bylaw|<owner>\/bylaw@v[\d.]+|acme\/bylaw@.+)$/;

const steps = ourWorkflows().flatMap(({ name, text }) => {
  const jobs: Readonly<Record<string, { readonly steps?: readonly Step[] }>> = parse(text).jobs;
  const own = Object.values(jobs).flatMap((job) => job.steps ?? []);
  return own.filter(({ uses = '' }) => ours.test(uses)).map((step) => ({ name, text, step }));
});

test('the Action that workflows of its repository name starts the same file', () => {
  const twin = read(twinPath);
  expect({ ...twin, runs: undefined }).toEqual({ ...action, runs: undefined });
  const main = join(root, dirname(twinPath), twin.runs.main);
  expect(main).toBe(join(root, action.runs.main));
  expect(existsSync(main)).toBe(true);
});

test('steps of every workflow are looked at', () => {
  const files = new Set(steps.map(({ name }) => name.split('/').at(-1)));
  for (const name of ['plan', 'comment', 'apply', 'drift']) expect(files).toContain(`bylaw-${name}.yml`);
  for (const name of ['apply', 'drift']) expect(files).toContain(`access-${name}.yml`);
});

test.each(steps)('$name gives the Action inputs that it has', ({ step }) => {
  const given = Object.keys(step.with ?? {});
  expect(given.filter((input) => action.inputs[input] === undefined)).toEqual([]);
  expect(given).toContain('command');
});

test.each(steps)('$name takes outputs that there are', ({ text, step }) => {
  if (step.id === undefined) return;
  const taken = [...text.matchAll(new RegExp(`steps\\.${step.id}\\.outputs\\.([\\w-]+)`, 'g'))];
  expect(taken.map(([, output = '']) => output).filter((output) => !(output in action.outputs))).toEqual([]);
});
