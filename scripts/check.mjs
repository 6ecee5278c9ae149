// `npm run check`: every check that is not a test; all of them run, so that one mistake does not hide another.
import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const checks = [
  ['format and lint', 'biome', ['ci', '--colors=off', '--error-on-warnings', '--max-diagnostics=50']],
  ['types', 'tsc', ['-p', '.', '--noEmit']],
  ['imports between layers', 'depcruise', ['--config', '.dependency-cruiser.mjs', 'src', 'bin']],
  ['unused code', 'knip', ['--no-progress']],
  ['generated files', process.execPath, ['scripts/generate.mjs', '--check']],
  ['build', process.execPath, ['scripts/build.mjs']],
  ['package', process.execPath, ['scripts/check-package.mjs']],
];

const env = { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}` };
let failed = 0;
for (const [name, command, args] of checks) {
  const begun = performance.now();
  const { status, error, stdout, stderr } = spawnSync(command, args, { cwd: root, env, encoding: 'utf8' });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (status === 0) continue;
  failed += 1;
  console.log(error === undefined ? `${stdout}${stderr}` : String(error));
}
if (failed > 0) {
  console.log(`${failed} of ${checks.length} checks failed`);
  process.exitCode = 1;
}
