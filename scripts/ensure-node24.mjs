// Prints the path of the Node that GitHub's runners run Actions with (`using: node24`). Where this is another one, the
// package `node` of npm is installed below node_modules.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '24.21.0';
const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
const folder = join(cache, `node-${version}`);
const binary = join(folder, 'node_modules/node/bin/node');

if (isWanted(process.execPath)) console.log(process.execPath);
else if (isWanted(binary) || (install() && isWanted(binary))) console.log(binary);
else {
  console.error(
    `tests need Node ${version}: \`npm install --prefix ${folder} node@${version}\` did not bring it`,
  );
  process.exitCode = 1;
}

function isWanted(node) {
  return existsSync(node) && run(node, ['-e', 'process.exit(process.version.startsWith("v24.") ? 0 : 1)']);
}

/** Installed beside its place and then moved there, so that two who need it at once do not see half of it. */
function install() {
  mkdirSync(cache, { recursive: true });
  const staged = mkdtempSync(join(cache, 'node-24-'));
  try {
    const flags = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    if (!run('npm', ['install', ...flags, '--prefix', staged, `node@${version}`])) return false;
    if (existsSync(folder)) return true;
    renameSync(staged, folder);
    return true;
  } catch (error) {
    // Somebody else was quicker.
    if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return true;
    throw error;
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

function run(command, args) {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}
