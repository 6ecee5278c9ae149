// `npm run check`: every check that is not a test; all of them run, so that one mistake does not hide another.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** As many at once as there are cores, what takes longest first; a check of what another one makes waits for that. */
const checks = [
  ['types', 'tsc', ['-p', '.', '--noEmit']],
  ['build', process.execPath, ['scripts/build.mjs', '--if-stale']],
  ['format and lint', 'biome', ['ci', '--colors=off', '--error-on-warnings', '--max-diagnostics=50']],
  ['unused code', 'knip', ['--no-progress']],
  ['imports between layers', 'depcruise', ['--config', '.dependency-cruiser.mjs', 'src', 'bin']],
  ['bundle of the Action', process.execPath, ['scripts/bundle-action.mjs', '--check']],
  ['generated files', process.execPath, ['scripts/generate.mjs', '--check']],
  ['package', process.execPath, ['scripts/check-package.mjs'], 'build'],
];

const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
const waiting = [...checks];
const ended = new Map();
let failed = 0;
await Promise.all(Array.from({ length: availableParallelism() }, work));
if (failed > 0) {
  console.log(`${failed} of ${checks.length} checks failed`);
  process.exitCode = 1;
}

async function work() {
  for (;;) {
    const check = waiting.shift();
    if (check === undefined) return;
    const [name, command, args, after] = check;
    await ended.get(after);
    const running = run(command, args);
    ended.set(name, running);
    tell(name, await running);
  }
}

function tell(name, { status, seconds, output }) {
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status === 0) return;
  failed += 1;
  console.log(output);
}

function run(command, args) {
  const begun = performance.now();
  return new Promise((resolve) => {
    const output = [];
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
    const end = (status, told) => {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      resolve({ status, seconds, output: told ?? Buffer.concat(output).toString() });
    };
    child.on('error', (error) => end(null, String(error)));
    child.on('close', (status) => end(status));
  });
}
