import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Inputs, inputSpecs } from '../../src/action/inputs.ts';
import { readInputs } from '../../src/action/read-inputs.ts';
import type { BylawError } from '../../src/diagnostic/bylaw-error.ts';
import { projectRoot } from '../acceptance/workbench.ts';
import { actionFile } from './runner.ts';

function read(given: Readonly<Record<string, string>>): Inputs {
  const inputs = readInputs(environmentOf(given));
  if (!('command' in inputs)) throw new Error(inputs.map(({ message }) => message).join('; '));
  return inputs;
}

function mistakes(given: Readonly<Record<string, string>>): readonly string[] {
  const found = readInputs(environmentOf(given));
  return 'command' in found ? [] : found.map(({ message, hint }: BylawError) => `${message}: ${hint ?? ''}`);
}

function environmentOf(given: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}

describe('action.yml', () => {
  test('declares the inputs that the code reads, with the same defaults', () => {
    const declared = Object.entries(actionFile.inputs).map(([name, input]) => [name, input.default ?? '']);
    const known = Object.entries(inputSpecs).map(([name, spec]) => [name, spec.default]);
    expect(declared).toEqual(known);
  });

  test('declares the outputs that the code writes', () => {
    const source = readdirSync(join(projectRoot, 'src/action'))
      .map((name) => readFileSync(join(projectRoot, 'src/action', name), 'utf8'))
      .join('\n');
    const declared = /interface Outputs \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
    const names = [...declared.matchAll(/readonly '?([a-z-]+)'?\?:/g)].map(([, name]) => name);
    expect(Object.keys(actionFile.outputs).sort()).toEqual([...names, 'sarif-file', 'exit-code'].sort());
    for (const name of names) expect(source).toMatch(new RegExp(`'?${name}'?:`));
  });

  test('runs what is built, on Node 24', () => {
    expect(actionFile.runs).toEqual({ using: 'node24', main: 'dist/action/index.cjs' });
  });
});

test('reads lists on one line and on several, switches and numbers', () => {
  expect(
    read({ command: ' plan ', organizations: 'acme, guild\nother', comment: 'False', 'pull-request': '12' }),
  ).toMatchObject({
    command: 'plan',
    organizations: ['acme', 'guild', 'other'],
    targets: undefined,
    comment: false,
    check: true,
    pullRequest: 12,
    workingDirectory: '.',
  });
  expect(read({ command: 'plan', 'fail-on': 'warning, changes' }).failOn).toEqual(
    new Set(['warning', 'changes']),
  );
  expect(read({ command: 'plan', 'fail-on': 'never' }).failOn).toEqual(new Set());
});

test.each<[Readonly<Record<string, string>>, RegExp]>([
  [{}, /`command` is missing: one of validate, plan/],
  [{ command: 'destroy' }, /`command` is no command/],
  [{ command: 'plan', comment: 'yes' }, /`comment` is neither `true` nor `false`/],
  [{ command: 'plan', 'pull-request': '0' }, /`pull-request` is no number/],
  [{ command: 'plan', 'pull-request': '1e3' }, /`pull-request` is no number/],
  [{ command: 'plan', 'fail-on': 'never, error' }, /`fail-on` holds what is no cause/],
  [{ command: 'plan', 'fail-on': 'errors' }, /`fail-on` holds what is no cause/],
  [{ command: 'apply', horizon: 'P7D' }, /`horizon` is none of `apply`: it is of plan/],
  [{ command: 'validate', offline: 'true' }, /`offline` is none of `validate`/],
  [
    { command: 'plan', 'hold-removal': 'true' },
    /`hold-removal` is none that the Action has: did you mean `hold-removals`/,
  ],
  [
    { command: 'apply', 'app-id': '1', 'app-installation-id': '2' },
    /`app-private-key` is missing beside `app-id` and/,
  ],
])('says what is wrong with %j', (given, message) => {
  expect(mistakes(given)).toHaveLength(1);
  expect(mistakes(given)[0]).toMatch(message);
});

test('says all that is wrong at once, and nothing of what a secret holds', () => {
  const all = mistakes({ command: 'apply', 'target-token': 'hush', 'app-id': '1', check: 'no' });
  expect(all).toHaveLength(4);
  expect(all.join(' ')).not.toContain('hush');
});
