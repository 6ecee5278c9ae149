// A process that runs commands of the built command line one after the other: what is said to it is where, with which
// words and in which environment; what it answers is the exit code, once nothing that the command started runs any more.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const require = createRequire(import.meta.url);
const pjson = require(join(root, 'package.json'));
const { main } = require(join(root, 'dist/cli/main.cjs'));

process.on('disconnect', () => process.exit());
process.on('message', async ({ cwd, argv, environment }) => {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment);
  process.exitCode = undefined;
  await main(argv, { root: join(root, '/'), pjson });
  await turn();
  while (process.getActiveResourcesInfo().includes('ProcessWrap')) await wait(1);
  // Each command listens anew.
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  process.send(process.exitCode ?? 0);
});
