// Prints the path of Chromium, in which tests look at the pages that Bylaw writes. Where there is none and whoever runs
// it may install packages, Debian's is installed by apt; `CHROMIUM` names another one.
import { spawnSync } from 'node:child_process';

/** Two test runs may ask at once; the second waits for the first. */
const patience = ['-o', 'DPkg::Lock::Timeout=120'];
const named = process.env.CHROMIUM;
const known =
  named === undefined || named === '' ? ['chromium', 'chromium-browser', 'google-chrome'] : [named];

const found = find() ?? (install() ? find() : undefined);
if (found !== undefined) console.log(found);
else {
  console.error(
    'tests need Chromium: run `apt-get install chromium`, or name one by the environment variable CHROMIUM',
  );
  process.exitCode = 1;
}

/** The first that starts: on some systems the name is a script that only says how to install it. */
function find() {
  for (const name of known) {
    const path = whereIs(name);
    if (path !== undefined && run(path, ['--version'])) return path;
  }
  return undefined;
}

function whereIs(name) {
  const { status, stdout } = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function install() {
  return installPackage() || (run('apt-get', [...patience, 'update']) && installPackage());
}

function installPackage() {
  return run('apt-get', [...patience, 'install', '-y', '--no-install-recommends', 'chromium']);
}

function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(command, args, { env, stdio: 'ignore' }).status === 0;
}
