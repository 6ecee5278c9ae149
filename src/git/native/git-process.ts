import { spawn } from 'node:child_process';
import type { Environment } from '../identity.ts';

/** Where and how `git` is run. */
export interface GitContext {
  readonly cwd: string;
  readonly environment: Environment;
}

export interface GitResult {
  /** The exit status; null where a signal ended the process. */
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

// A repository's own configuration may name programs, to ask about changed files and as hooks: whoever sends the
// repository chooses them, so none is run. What filters it names is `withoutFilters`'s care.
const settings = [
  ...['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null'],
  ...['-c', 'core.quotePath=false', '-c', 'advice.graftFileDeprecated=false'],
];

/**
 * Starts `git` with `args`, never through a shell. It leads a group of its own, without a terminal: what it starts
 * can be ended with it and can ask nobody anything, and Ctrl-C reaches Bylaw alone, which may have something to finish.
 */
export function spawnGit(context: GitContext, args: readonly string[]) {
  return spawn('git', [...settings, ...args], {
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
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (status) => {
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
