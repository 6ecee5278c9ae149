// Makes a fresh clone ready: installs what package-lock.json asks for, builds what `dist/` lacks. No dependencies.
// With `--build-only` it never installs: what runs out of node_modules must not have it replaced below its feet.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sourceDigest } from './source-digest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

if (!process.argv.includes('--build-only') && !isInstalled()) run('npm', ['ci']);
if (!isBuilt()) run(process.execPath, ['scripts/build.mjs', '--code']);

/** Whether node_modules holds every package of the lock file, in its version. */
function isInstalled() {
  const installed = readJson('node_modules/.package-lock.json')?.packages;
  if (installed === undefined) return false;
  return Object.entries(readJson('package-lock.json').packages).every(
    ([path, wanted]) => path === '' || wanted.optional || installed[path]?.version === wanted.version,
  );
}

function isBuilt() {
  return readText('dist/built-from') === sourceDigest();
}

function readJson(path) {
  const text = readText(path);
  return text === undefined ? undefined : JSON.parse(text);
}

function readText(path) {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function run(command, args) {
  process.stderr.write(`> ${[command, ...args].join(' ')}\n`);
  // What an installer prints belongs to stderr: stdout is for the script that comes after.
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
