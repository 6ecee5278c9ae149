// `npm run test:full`: what `npm test` does with reduced counts (kills, races, mutated input, random requests), with
// the whole ones.
// Takes a few hours on two cores. Arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const folders = [
  ...['test/acceptance/hardening', 'test/acceptance/access', 'test/acceptance/github-requests.test.ts'],
  ...['test/access', 'test/plan', 'test/report', 'test/providers', 'test/github-emulator'],
];
const projects = ['built', 'computing', 'sources'].flatMap((name) => ['--project', name]);
const args = ['run', ...projects, ...folders, '--reporter=verbose'];
// One file at a time: races are between the processes of a test, not between tests.
const done = spawnSync(
  process.execPath,
  [vitest, ...args, '--no-file-parallelism', ...process.argv.slice(2)],
  {
    cwd: root,
    env: { ...process.env, BYLAW_FULL: '1' },
    stdio: 'inherit',
  },
);
process.exitCode = done.status ?? 1;
