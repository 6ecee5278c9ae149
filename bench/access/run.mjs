// `npm run bench:access`: bundles the measurement, as what is published is bundled, installs the engines that it is
// compared with, and runs it in a process of its own.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
if (!existsSync(`${here}node_modules/@casl/ability`)) {
  try {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--prefix', here], { stdio: 'inherit' });
  } catch {
    process.stderr.write('the engines to compare with could not be installed: measuring without them\n');
  }
}
const outfile = `${here}node_modules/.bench/measure.mjs`;
await build({
  entryPoints: [`${here}measure.ts`],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, ['--expose-gc', outfile], {
  stdio: 'inherit',
  env: { ...process.env, BYLAW_BENCH_PEERS: `${here}peers.mjs` },
});
process.exitCode = status ?? 1;
