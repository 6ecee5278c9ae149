// A thread between a test that waits for an answer, and so cannot listen, and the process that gives it.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { workerData } from 'node:worker_threads';

const { port, bell, stdout, stderr } = workerData;
const program = fileURLToPath(new URL('./commands.mjs', import.meta.url));
const child = spawn(process.execPath, [program], { stdio: ['ignore', stdout, stderr, 'ipc'] });

/** What the test reads once the bell has rung. */
function answer(said) {
  port.postMessage(said);
  Atomics.store(bell, 0, 1);
  Atomics.notify(bell, 0);
}

child.on('message', (code) => answer({ code }));
child.on('exit', (code, signal) => answer({ ended: `exit ${code ?? signal}` }));
child.on('error', (error) => answer({ ended: String(error) }));
port.on('message', (run) => child.send(run));
port.on('close', () => child.kill());
