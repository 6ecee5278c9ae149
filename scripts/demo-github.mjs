// What Bylaw does to an organization on GitHub, without an account there: an emulated GitHub is started, with its REST and
// GraphQL interfaces on this machine, and a starter repository is planned against it, applied, and planned again. Needs
// only Node, npm and Git; leaves nothing behind.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bylawBin = join(root, 'bin/bylaw.js');
const home = mkdtempSync(join(tmpdir(), 'bylaw-demo-github-'));
const folder = join(home, 'acme');

/** The organization as it is found: somebody set it up by hand. */
const found = {
  accounts: ['ana', 'bo', 'cy', 'dee', 'eli', 'fay'].map((name) => ({ login: `${name}-at-acme` })),
  organizations: [
    {
      login: 'acme',
      owners: ['ana-at-acme'],
      members: ['bo-at-acme', 'cy-at-acme', 'fay-at-acme'],
      repositories: ['handbook', 'website', 'platform-api', 'platform-ui'],
      teams: [
        {
          name: 'Engineering',
          privacy: 'closed',
          members: { 'cy-at-acme': 'member', 'fay-at-acme': 'maintainer' },
          repositories: { handbook: 'admin' },
        },
      ],
    },
  ],
};

let github;
try {
  github = await startEmulator();
  const environment = {
    ...process.env,
    ...author('Ana Sousa', 'ana@acme.example'),
    GITHUB_TOKEN: github.token,
  };
  const bylaw = (cwd, ...args) => run(environment, process.execPath, [bylawBin, ...args], cwd, 'bylaw');
  const git = (...args) => run(environment, 'git', args, folder, 'git');

  show(`An emulated GitHub listens on ${github.url}, with an organization that was set up by hand.`);
  show('A starter repository declares who should be in it, in which team, with which repositories.');
  bylaw(home, 'init', 'acme', '--template', 'github-organization', '--email', 'ana@acme.example');
  declareTarget(github.url);
  git('add', '-A');
  git('-c', 'commit.gpgSign=false', 'commit', '-q', '-m', 'Declare who may do what on GitHub');

  show('What would change there? Nothing is written by a plan.');
  bylaw(folder, 'plan');

  show('Apply it: by REST, one request at a time.');
  bylaw(folder, 'apply', '--yes');

  show('Plan again: nothing is left to do, though two have not accepted their invitations yet.');
  bylaw(folder, 'plan', '--detailed-exitcode');

  show('What GitHub saw of the writes:');
  for (const line of await writesAt(github.url)) console.log(line);

  show('The record: one commit an entry, on the branch bylaw/ledger.');
  bylaw(folder, 'log');
} finally {
  github?.stop();
  rmSync(home, { recursive: true, force: true });
}

async function startEmulator() {
  const seed = join(home, 'found.json');
  writeFileSync(seed, JSON.stringify(found));
  const main = join(root, 'test/github-emulator/main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, '--seed', seed, '--real-time'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = once(createInterface(child.stdout), 'line');
  const ended = once(child, 'exit').then(() => [undefined]);
  const [text] = await Promise.race([line, ended]);
  if (text === undefined) throw new Error('the emulator ended before it listened');
  const { url, token } = JSON.parse(text);
  return { url, token, stop: () => child.stdin.end() };
}

/** The template keeps its GitHub target for later; here is one. */
function declareTarget(url) {
  const text = `apiVersion: bylaw/v1
kind: Target
name: github
provider: github
# Time between two writes is for GitHub's own limits; an emulator has no other guests.
coordinates: { organization: acme, baseUrl: "${url}", pace: 0 }
# Members and teams that are there and not declared here stay; \`strict\` would remove them.
mode: additive
protected: [member/ana]
`;
  writeFileSync(join(folder, 'organizations/acme/targets.yaml'), text);
  console.log(`\n${text.trimEnd()}`);
}

async function writesAt(url) {
  const response = await fetch(`${url}/_emulator/writes`);
  const writes = await response.json();
  return writes.map(({ method, path, status, body }) =>
    `${status} ${method} ${path} ${body === undefined ? '' : JSON.stringify(body)}`.trimEnd(),
  );
}

function author(name, email) {
  return {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
  };
}

function show(text) {
  console.log(`\n── ${text}`);
}

function run(environment, command, args, cwd, name) {
  const typed = args
    .filter((arg) => arg !== bylawBin)
    .map((arg) => (/[^\w./:=@-]/.test(arg) ? `"${arg}"` : arg));
  console.log(`\n$ ${[name, ...typed].join(' ')}`);
  const done = spawnSync(command, args, { cwd, env: environment, stdio: 'inherit' });
  if (done.status !== 0) {
    console.error(`the demo stopped: ${name} ended with ${done.status ?? done.signal ?? done.error}`);
    process.exitCode = 1;
    throw new Error('demo failed');
  }
}
