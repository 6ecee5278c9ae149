import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Form } from './organization-files.ts';
import { writeRepository } from './write-repository.ts';

const project = fileURLToPath(new URL('..', import.meta.url));
const bylaw = join(project, 'bin/bylaw.js');
const memoryReport = fileURLToPath(new URL('report-memory.cjs', import.meta.url));

export type Backend = 'native' | 'isomorphic';

/** A temporary folder with a home of its own, in which commands are timed. */
export interface Workshop {
  readonly folder: string;
  /** Milliseconds that a program took. Throws where it failed. */
  time(command: string, args: readonly string[], cwd: string): number;
  bylaw(backend: Backend, cwd: string, ...args: readonly string[]): number;
  /** Megabytes that the process of a command held at most. */
  peak(backend: Backend, cwd: string, ...args: readonly string[]): number;
  /** A committed organization, packed as a clone would be. */
  repository(name: string, members: number, form: Form): Repository;
  remove(): void;
}

export interface Repository {
  readonly folder: string;
  readonly files: number;
  /** Takes back whatever was written to its Git directory: no ledger, no cache. */
  reset(): void;
}

export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-bench-'));
  writeFileSync(join(folder, '.gitconfig'), '[user]\n\tname = Bench\n\temail = bench@acme.example\n');

  function run(command: string, args: readonly string[], cwd: string, more: NodeJS.ProcessEnv): number {
    const env = { ...inherited(), HOME: folder, GIT_CONFIG_NOSYSTEM: '1', ...more };
    const begun = performance.now();
    const done = spawnSync(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 2 ** 30,
    });
    const took = performance.now() - begun;
    if (done.error !== undefined) throw done.error;
    if (done.status === 0) return took;
    throw new Error(`${[command, ...args].join(' ')} exited ${done.status}: ${done.stdout}${done.stderr}`);
  }

  return {
    folder,
    time: (command, args, cwd) => run(command, args, cwd, {}),
    bylaw: (backend, cwd, ...args) => run(process.execPath, [bylaw, ...args], cwd, { BYLAW_GIT: backend }),
    peak(backend, cwd, ...args) {
      const report = join(folder, 'peak');
      run(process.execPath, ['--require', memoryReport, bylaw, ...args], cwd, {
        BYLAW_GIT: backend,
        PEAK_REPORT: report,
      });
      return Number(readFileSync(report, 'utf8'));
    },
    repository(name, members, form) {
      const at = join(folder, name);
      const files = writeRepository(at, { members, form, seed: 1 });
      run('git', ['gc', '--quiet'], at, {});
      const kept = `${at}.git`;
      cpSync(join(at, '.git'), kept, { recursive: true, preserveTimestamps: true });
      return {
        folder: at,
        files,
        reset() {
          rmSync(join(at, '.git'), { recursive: true });
          cpSync(kept, join(at, '.git'), { recursive: true, preserveTimestamps: true });
        },
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The environment without what would steer Git, Bylaw or Node. */
function inherited(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(GIT_|BYLAW_|NODE_|CI$|FORCE_COLOR|DEBUG)/.test(name)),
  );
}
