import { closeSync, mkdtempSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Run } from '../workbench.ts';

interface Resident {
  readonly port: MessagePort;
  readonly bell: Int32Array;
  readonly stdout: string;
  readonly stderr: string;
}

interface Command {
  readonly cwd: string;
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

type Answer = { readonly code: number } | { readonly ended: string };

/** Longer than any command takes, however busy the machine is. */
const longest = 110_000;

let resident: Resident | undefined;

/**
 * Runs a command of the built command line as `bin/bylaw.js` would, in a process that stays for the next one, which
 * has loaded and compiled everything then. For tests of what commands say and do; what a process is — how it starts,
 * reads its input, is killed, shares nothing with another — needs one.
 */
export function runResident(command: Command): Run {
  resident ??= begin();
  const { port, bell, stdout, stderr } = resident;
  Atomics.store(bell, 0, 0);
  port.postMessage(command);
  const rang = Atomics.wait(bell, 0, 0, longest);
  const answer = receiveMessageOnPort(port)?.message as Answer | undefined;
  const run = { stdout: take(stdout), stderr: take(stderr) };
  if (answer !== undefined && 'code' in answer) return { code: answer.code, ...run };
  resident = undefined;
  port.close();
  throw new Error(`bylaw ${command.argv.join(' ')}: ${answer?.ended ?? rang}\n${run.stdout}${run.stderr}`);
}

function begin(): Resident {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-resident-'));
  const [stdout, stderr] = [join(folder, 'stdout'), join(folder, 'stderr')];
  // What is written is added, wherever the file ends by then.
  const [out, err] = [openSync(stdout, 'a'), openSync(stderr, 'a')];
  const { port1, port2 } = new MessageChannel();
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const bridge = new Worker(new URL('./bridge.mjs', import.meta.url), {
    workerData: { port: port2, bell, stdout: out, stderr: err },
    transferList: [port2],
  });
  bridge.once('exit', () => {
    closeSync(out);
    closeSync(err);
  });
  bridge.unref();
  port1.unref();
  return { port: port1, bell, stdout, stderr };
}

function take(path: string): string {
  const text = readFileSync(path, 'utf8');
  truncateSync(path);
  return text;
}
