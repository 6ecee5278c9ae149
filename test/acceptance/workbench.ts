import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runResident } from './resident/run-resident.ts';

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own, with a home in which Git knows nobody but Ada. */
export interface Workbench {
  readonly folder: string;
  bylaw(...args: string[]): Run;
  /** Runs with `--json` and gives what it printed. */
  json<T>(...args: string[]): T;
  git(...args: string[]): string;
  write(files: Readonly<Record<string, string>>): void;
  commit(subject: string): string;
  /** The same folder seen with another environment, such as another backend. */
  with(environment: Readonly<Record<string, string>>): Workbench;
  /** Another folder with the same home. */
  at(folder: string): Workbench;
  /** The same folder, its commands run in another way. */
  running(runs: Runs): Workbench;
}

/** Whether each command runs in a process of its own, or in one that stays (see `runResident`). */
type Runs = 'each' | 'resident';

export function makeWorkbench(
  environment: Readonly<Record<string, string>> = {},
  runs: Runs = 'each',
): Workbench {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'bylaw-')));
  const folder = join(home, 'work');
  mkdirSync(folder);
  writeFileSync(
    join(home, '.gitconfig'),
    '[user]\n\tname = Ada\n\temail = ada@example.org\n[init]\n\tdefaultBranch = main\n[commit]\n\tgpgSign = false\n',
  );
  return workbenchIn(folder, { HOME: home, GIT_CONFIG_NOSYSTEM: '1', ...environment }, runs);
}

function workbenchIn(folder: string, added: Readonly<Record<string, string>>, runs: Runs): Workbench {
  const environment = { ...inherited(), ...added };
  function run(command: string, args: readonly string[]): Run {
    const done = spawnSync(command, args, {
      cwd: folder,
      env: environment,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      input: '',
    });
    if (done.error !== undefined) throw done.error;
    return { code: done.status, stdout: done.stdout, stderr: done.stderr };
  }
  function git(...args: string[]): string {
    const done = run('git', args);
    if (done.code !== 0) throw new Error(`git ${args.join(' ')} exited ${done.code}: ${done.stderr}`);
    return done.stdout.trim();
  }
  const bin = join(projectRoot, 'bin', 'bylaw.js');
  function bylaw(...args: string[]): Run {
    if (runs === 'each') return run(process.execPath, [bin, ...args]);
    return runResident({ cwd: folder, argv: args, environment });
  }
  return {
    folder,
    bylaw,
    json(...args) {
      const done = bylaw(...args, '--json');
      if (done.stdout === '')
        throw new Error(`bylaw ${args.join(' ')} printed nothing, exit ${done.code}: ${done.stderr}`);
      return JSON.parse(done.stdout);
    },
    git,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        const file = join(folder, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
      }
    },
    commit(subject) {
      git('add', '-A');
      git('commit', '-q', '-m', subject);
      return git('rev-parse', 'HEAD');
    },
    with: (more) => workbenchIn(folder, { ...added, ...more }, runs),
    at: (other) => workbenchIn(other, added, runs),
    running: (other) => workbenchIn(folder, added, other),
  };
}

/** The environment without anything that would steer Git, Bylaw or colours, or slow each start of Node. */
export function inherited(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (
      value === undefined ||
      /^(GIT_|BYLAW_(?!DATA)|CI$|FORCE_COLOR|VITEST|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|DEBUG)/.test(name)
    )
      continue;
    kept[name] = value;
  }
  return { ...kept, NO_COLOR: '1' };
}

/** Real organizations' data, or undefined where this machine has none. */
export function dataFolder(): string | undefined {
  const folder = process.env.BYLAW_DATA ?? resolve(projectRoot, '../shared/data');
  return existsSync(join(folder, 'kubernetes-org', 'config')) ? folder : undefined;
}
