// Prints the path of GitHub's own command line, `gh`, which tests use as a client that nobody here wrote. Where it is not
// on PATH, Debian's package is fetched by apt and unpacked below node_modules: nothing is installed, no rights are needed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../node_modules/.cache/', import.meta.url));
const unpacked = join(cache, 'gh');
const binary = join(unpacked, 'usr/bin/gh');

if (works('gh')) console.log('gh');
else if (works(binary) || (fetchPackage() && works(binary))) console.log(binary);
else {
  console.error('tests need GitHub’s command line: run `apt-get install gh`, or put `gh` on PATH');
  process.exitCode = 1;
}

function works(command) {
  return run(command, ['--version']);
}

/** Unpacked beside its place and then moved there, so that two who need it at once do not see half of it. */
function fetchPackage() {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'gh-'));
  try {
    if (!download(folder) && !(updateLists() && download(folder))) return false;
    const [archive] = readdirSync(folder).filter((name) => name.endsWith('.deb'));
    if (!run('dpkg-deb', ['-x', join(folder, archive), join(folder, 'root')])) return false;
    if (!existsSync(binary)) {
      rmSync(unpacked, { recursive: true, force: true });
      renameSync(join(folder, 'root'), unpacked);
    }
    return true;
  } catch (error) {
    // Somebody else was quicker.
    if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return true;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function download(folder) {
  return run('apt-get', ['download', 'gh'], folder);
}

/** A fresh machine knows of no packages yet; only root may change that. */
function updateLists() {
  return run('apt-get', ['-o', 'DPkg::Lock::Timeout=60', 'update']);
}

function run(command, args, cwd) {
  return spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'ignore'] }).status === 0;
}
