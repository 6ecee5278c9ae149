import { type ChildProcess, spawn } from 'node:child_process';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** The signal to the program, or to all it started as well. */
  send(signal: NodeJS.Signals, whom: 'process' | 'group'): void;
}

export interface ProgramOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Starts a program in a process group of its own. */
export function start(
  command: string,
  args: readonly string[],
  { input = '', ...options }: ProgramOptions,
): Started {
  const child = spawn(command, args, { ...options, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // Not `close`: what the program started may keep its output open.
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      const done = () =>
        resolve({
          code,
          signal,
          stdout: String(Buffer.concat(stdout)),
          stderr: String(Buffer.concat(stderr)),
        });
      if (signal === 'SIGKILL') setImmediate(done);
      else child.on('close', done);
    });
  });
  return {
    child,
    ended,
    send(signal, whom) {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      process.kill(whom === 'group' ? -child.pid : child.pid, signal);
    },
  };
}

/** Runs a program to its end and gives what it printed. Throws where it fails. */
export async function run(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): Promise<string> {
  const { code, stdout, stderr } = await start(command, args, options).ended;
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} in ${options.cwd} exited ${code}: ${stderr}`);
  return stdout;
}
