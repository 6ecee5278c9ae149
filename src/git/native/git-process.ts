import { spawn } from 'node:child_process';
import type { Environment } from '../identity.ts';

/** Where and how `git` is run. */
export interface GitContext {
  readonly cwd: string;
  readonly environment: Environment;
  /** How long a `git` that asks nobody outside may take, in milliseconds: by default `localPatience`. */
  readonly patience?: number;
  /** Whether hooks run, as where somebody asked for a commit. */
  readonly hooks?: boolean;
}

export interface GitResult {
  /** The exit status; null where a signal ended the process. */
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Longer than any such `git` takes, on the slowest disk: one that takes longer waits for what never comes. */
export const localPatience = 600_000;

// A repository's own configuration may name programs, to ask about changed files and as hooks: whoever sends the
// repository chooses them, so none is run. What filters it names is `withoutFilters`'s care.
const settings = [
  ...['-c', 'core.fsmonitor=false'],
  // Which may also have Git wait for a lock without an end.
  ...['-c', 'core.filesRefLockTimeout=100', '-c', 'core.packedRefsTimeout=1000'],
  ...['-c', 'core.quotePath=false', '-c', 'advice.graftFileDeprecated=false'],
];
const noHooks = ['-c', 'core.hooksPath=/dev/null'];

/**
 * Starts `git` with `args`, never through a shell. It leads a group of its own, without a terminal: what it starts
 * can be ended with it and can ask nobody anything, and Ctrl-C reaches Bylaw alone, which may have something to finish.
 */
export function spawnGit(context: GitContext, args: readonly string[]) {
  const own = context.hooks === true ? settings : [...settings, ...noHooks];
  return spawn('git', [...own, ...args], {
    cwd: context.cwd,
    env: context.environment,
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
    detached: process.platform !== 'win32',
  });
}

/** Runs `git` to its end. Rejects only where it cannot be started (`ENOENT`). */
export function runGit(
  context: GitContext,
  args: readonly string[],
  input?: readonly Uint8Array[],
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(context, args);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    const patience = context.patience ?? localPatience;
    const giveUp = setTimeout(() => {
      child.kill('SIGKILL');
      // What it started may keep these open.
      child.stdout.destroy();
      child.stderr.destroy();
      const words = `git ${args[0]} did not end within ${patience / 1000} seconds, and was given up`;
      resolve({ status: null, stdout: Buffer.alloc(0), stderr: words });
    }, patience);
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => {
      clearTimeout(giveUp);
      reject(error);
    });
    child.on('close', (status) => {
      clearTimeout(giveUp);
      resolve({
        status,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString('utf8').trim(),
      });
    });
    // A process that dies early breaks the pipe; its status and its message tell more than EPIPE does.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input === undefined ? undefined : Buffer.concat(input));
  });
}
