import type { ChildProcess } from 'node:child_process';
import type { RemotePatience } from '../remotes/remote-patience.ts';
import { type GitContext, spawnGit } from './git-process.ts';
import { type Kept, keepHead, keepTail } from './kept-output.ts';

export interface RemoteResult {
  /** The exit status; null where a signal ended the process. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether more was said on `stderr` than is kept: the beginning is missing. */
  readonly isCutShort: boolean;
  /** Why Bylaw ended it, where it did. */
  readonly cut: 'silent' | 'endless' | 'too-much' | undefined;
}

/** More than this is no answer to what Bylaw asks. */
const mostOutput = 1 << 20;
/** Between asking a process to end, so that it can clear away its locks and files, and making it end. Milliseconds. */
const grace = 2000;

/**
 * Runs a `git` that talks to a remote to its end: its own, or Bylaw's where it says nothing for too long. What it
 * started (`ssh`, a helper) ends with it.
 */
export function runRemoteGit(
  context: GitContext,
  args: readonly string[],
  patience: RemotePatience,
  input = '',
  most = mostOutput,
): Promise<RemoteResult> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(context, args);
    let cut: RemoteResult['cut'];
    const timers: NodeJS.Timeout[] = [];
    function end(why: NonNullable<RemoteResult['cut']>): void {
      if (cut !== undefined) return;
      cut = why;
      endGroup(child, 'SIGTERM');
      timers.push(setTimeout(() => endGroup(child, 'SIGKILL'), grace));
    }
    const silence = setTimeout(() => end('silent'), patience.silence);
    timers.push(
      silence,
      setTimeout(() => end('endless'), patience.whole),
    );
    const stdout = keepHead(most);
    const stderr = keepTail(mostOutput);
    collect(child, stdout, stderr, () => (stdout.isFull() ? end('too-much') : silence.refresh()));
    function settle(): void {
      for (const timer of timers) clearTimeout(timer);
      forget(child);
      child.stdout.destroy();
      child.stderr.destroy();
    }
    function finish(status: number | null): void {
      settle();
      resolve({ status, stdout: stdout.text(), stderr: stderr.text(), isCutShort: stderr.isFull(), cut });
    }
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('close', finish);
    // A connection that ssh shares, or a helper that remembers passwords, may live on and keep the pipes open.
    child.on('exit', (status) => timers.push(setTimeout(() => finish(status), grace)));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    remember(child);
  });
}

function collect(child: ChildProcess, stdout: Kept, stderr: Kept, onSign: () => void): void {
  for (const [stream, kept] of [[child.stdout, stdout] as const, [child.stderr, stderr] as const]) {
    stream?.on('data', (chunk: Buffer) => {
      kept.add(chunk);
      onSign();
    });
  }
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

const running = new Set<ChildProcess>();

/** A group of its own is not ended by the terminal together with Bylaw: it is asked to end when Bylaw exits. */
function remember(child: ChildProcess): void {
  if (running.size === 0) process.on('exit', endAll);
  running.add(child);
}

function forget(child: ChildProcess): void {
  running.delete(child);
  if (running.size === 0) process.off('exit', endAll);
}

function endAll(): void {
  for (const child of running) endGroup(child, 'SIGTERM');
}
