// The main job from start to end, in a temporary folder: a starter repository is planned, applied, planned again
// and its record shown. Needs only Node, npm and Git; leaves nothing behind.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bylawBin = fileURLToPath(new URL('../bin/bylaw.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'bylaw-demo-'));
const folder = join(home, 'acme');
const author = { GIT_AUTHOR_NAME: 'Ana Sousa', GIT_AUTHOR_EMAIL: 'ana@acme.example' };
const environment = {
  ...process.env,
  ...author,
  GIT_COMMITTER_NAME: author.GIT_AUTHOR_NAME,
  GIT_COMMITTER_EMAIL: author.GIT_AUTHOR_EMAIL,
};

try {
  show('A starter repository: an organization, three members, a team, a versioned policy.');
  bylaw(home, 'init', 'acme', '--template', 'minimal');
  git('add', '-A');
  git('-c', 'commit.gpgSign=false', 'commit', '-q', '-m', 'Declare who may do what');
  bylaw(folder, 'validate');

  show('What would change? A dry run is a plan nobody applied.');
  bylaw(folder, 'plan');

  show(
    'Apply it. The directory provider holds the organization in the ledger itself: no server, no account.',
  );
  bylaw(folder, 'apply', '--yes');

  show('Plan again: nothing is left to do.');
  bylaw(folder, 'plan', '--detailed-exitcode');

  show('The record: one commit an entry, on the branch bylaw/ledger.');
  bylaw(folder, 'log');
  git('--no-pager', 'log', '--oneline', '--stat', '--stat-width=100', 'bylaw/ledger');
} finally {
  rmSync(home, { recursive: true, force: true });
}

function show(text) {
  console.log(`\n── ${text}`);
}

function bylaw(cwd, ...args) {
  console.log(`\n$ bylaw ${shown(args)}`);
  run(process.execPath, [bylawBin, ...args], cwd);
}

function git(...args) {
  console.log(`\n$ git ${shown(args)}`);
  run('git', args, folder);
}

function run(command, args, cwd) {
  const done = spawnSync(command, args, { cwd, env: environment, stdio: 'inherit' });
  if (done.status !== 0) {
    console.error(`the demo stopped: ${command} ended with ${done.status ?? done.signal ?? done.error}`);
    process.exitCode = 1;
    throw new Error('demo failed');
  }
}

/** As it is typed. */
function shown(args) {
  return args.map((arg) => (/[^\w./:=-]/.test(arg) ? `"${arg}"` : arg)).join(' ');
}
