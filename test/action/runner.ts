import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { projectRoot } from '../acceptance/workbench.ts';

export interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string };
}

export const actionFile: ActionFile = parse(readFileSync(join(projectRoot, 'action.yml'), 'utf8'));

export interface Job {
  readonly with?: Readonly<Record<string, string>>;
  readonly workspace: string;
  /** `pull_request`, … */
  readonly event?: string;
  readonly payload?: unknown;
  /** What `github.token` is. */
  readonly token?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Step {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** As later steps see them. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

let built: Promise<string> | undefined;
let node24: string | undefined;

/** Of the sources as they are, whatever is committed; once for all tests of a worker. */
function actionFolder(): Promise<string> {
  built ??= build();
  return built;
}

async function build(): Promise<string> {
  const root = join(tmpdir(), `bylaw-action-${process.pid}`);
  const { buildAction } = await import(new URL('../../scripts/action-bundle.mjs', import.meta.url).href);
  await buildAction(join(root, 'dist/action'));
  writeFileSync(join(root, 'package.json'), readFileSync(join(projectRoot, 'package.json')));
  return root;
}

/** The Node that runs Actions. */
export function nodeOfActions(): string {
  node24 ??= execFileSync(process.execPath, [join(projectRoot, 'scripts/ensure-node24.mjs')], {
    encoding: 'utf8',
  }).trim();
  return node24;
}

/** One step that uses the Action, with the environment and the files that GitHub's runner gives it. */
export async function runStep(job: Job): Promise<Step> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-runner-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const files = Object.fromEntries(
    ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_EVENT_PATH'].map((name) => [name, join(folder, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, '');
  writeFileSync(join(folder, 'GITHUB_EVENT_PATH'), JSON.stringify(job.payload ?? {}));
  const home = join(folder, 'home');
  mkdirSync(home);
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    RUNNER_TEMP: folder,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: job.workspace,
    GITHUB_REPOSITORY: 'acme/iam',
    GITHUB_EVENT_NAME: job.event ?? 'push',
    GITHUB_ACTOR: 'olivia',
    GITHUB_ACTOR_ID: '7',
    GITHUB_TRIGGERING_ACTOR: 'olivia',
    ...files,
    ...inputsOf(job),
    ...job.env,
  };
  const main = join(await actionFolder(), actionFile.runs.main);
  const child = spawn(nodeOfActions(), [main], {
    env,
    cwd: job.workspace,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    code,
    stdout,
    stderr,
    outputs: outputsIn(read('GITHUB_OUTPUT')),
    summary: read('GITHUB_STEP_SUMMARY'),
  };
}

function inputsOf({ with: given = {}, token = '' }: Job): Record<string, string> {
  const defaults = Object.entries(actionFile.inputs).map(([name, spec]) => [name, spec.default ?? '']);
  const all = { ...Object.fromEntries(defaults), ...given };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      String(value).replace(/\$\{\{ github\.token \}\}/, token),
    ]),
  );
}

/** As the runner reads the file: `name<<word`, the value, `word`. */
function outputsIn(file: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = file.split('\n');
  for (let at = 0; at < lines.length - 1; at += 1) {
    const [, name, word] = /^([^<=]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (name === undefined || word === undefined) throw new Error(`the runner does not read ${lines[at]}`);
    const end = lines.indexOf(word, at + 1);
    if (end < 0) throw new Error(`${name} has no end`);
    outputs[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  return outputs;
}
