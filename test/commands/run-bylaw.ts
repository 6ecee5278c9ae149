import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../bin/bylaw.js', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Piped to its standard input. */
  readonly input?: string;
}

/** Runs the built executable as a person would, without a terminal. */
export function runBylaw(args: readonly string[], { cwd, env = {}, input = '' }: RunOptions = {}): Finished {
  const { NO_COLOR: _, FORCE_COLOR: __, DEBUG: ___, ...rest } = process.env;
  const done = spawnSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    input,
    env: { ...rest, ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (done.error !== undefined) throw done.error;
  return { code: done.status, stdout: done.stdout, stderr: done.stderr };
}
