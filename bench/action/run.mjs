// `npm run bench:action`: how long the Action takes to start under Node 24, next to Node itself that runs nothing. Runs
// take turns, so that what else the machine does meets all of them; of each the fastest quarter counts.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = execFileSync(process.execPath, [join(root, 'scripts/ensure-node24.mjs')], {
  encoding: 'utf8',
}).trim();
const turns = Number(process.env.BYLAW_BENCH_TURNS ?? 40);
/** Of the issue: the start of the Action is at most so many of Node's own. */
const most = 3;

const folder = mkdtempSync(join(tmpdir(), 'bylaw-bench-action-'));
try {
  mkdirSync(join(folder, 'organizations/acme'), { recursive: true });
  writeFileSync(join(folder, 'nothing.cjs'), '');
  const used = 'const { user, system } = process.cpuUsage();';
  const tell = "require('node:fs').writeSync(2, String(user + system));";
  writeFileSync(join(folder, 'clock.cjs'), `process.on('exit', () => { ${used} ${tell} });`);
  writeFileSync(join(folder, 'bylaw.yaml'), 'apiVersion: bylaw/v1\nkind: Repository\n');
  const organization = 'apiVersion: bylaw/v1\nkind: Organization\nname: acme\n';
  writeFileSync(join(folder, 'organizations/acme/organization.yaml'), organization);
  execFileSync('git', ['init', '--quiet', folder]);
  const action = (file) => join(root, 'dist/action', file);
  const [bare, ...others] = [
    { name: 'Node, nothing to run', file: join(folder, 'nothing.cjs') },
    { name: 'inputs and event are read, and refused', file: action('index.cjs'), most },
    { name: 'the code of all commands is read', file: action('main.cjs'), most },
    {
      name: 'a whole `validate` of one organization, without Git',
      file: action('index.cjs'),
      command: 'validate',
    },
    { name: 'a whole `plan` of one organization, without Git', file: action('index.cjs'), command: 'plan' },
  ].map((each) => ({ ...each, times: [] }));
  for (let turn = 0; turn < turns; turn += 1)
    for (const each of [bare, ...others]) each.times.push(timeOf(each));
  const base = quarterOf(bare.times);
  say(
    `${bare.name}: ${base.toFixed(1)} ms (${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()})`,
  );
  for (const { name, times, most: limit = Number.POSITIVE_INFINITY } of others) {
    const ratio = quarterOf(times) / base;
    say(`${name}: ${quarterOf(times).toFixed(1)} ms, ${ratio.toFixed(2)} ×`);
    if (ratio > limit) {
      say(`more than ${limit} ×`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Milliseconds of the processor, that of threads included: what else a machine does changes it little. */
function timeOf({ file, command = '' }) {
  const env = { PATH: process.env.PATH, HOME: folder, GITHUB_WORKSPACE: folder, INPUT_COMMAND: command };
  const { status, stderr } = spawnSync(node, ['--require', join(folder, 'clock.cjs'), file], {
    cwd: folder,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status === null || !/^\d+$/.test(stderr)) throw new Error(`${file}: ${stderr}`);
  return Number(stderr) / 1000;
}

function quarterOf(times) {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 4)];
}
