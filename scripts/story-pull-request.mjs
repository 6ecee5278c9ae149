// `npm run story:pull-request -- DIR`: plays pull requests on an emulated GitHub from proposal to record, and writes for
// each story what Bylaw printed, what GitHub was asked and what people see there.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [folder = 'pull-request-stories'] = process.argv.slice(2);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const done = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'built', 'test/acceptance/pull-requests'],
  {
    cwd: root,
    env: { ...process.env, BYLAW_STORY_FOLDER: resolve(folder) },
    stdio: 'inherit',
  },
);
process.exitCode = done.status ?? 1;
