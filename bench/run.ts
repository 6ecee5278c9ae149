// `npm run bench`: every figure that Bylaw is held to, of the built command. Prints a table; exits 1 where one is over
// its limit. `--only GROUP` (repeatable), `--runs N`, `--members N` for a smaller organization, `--json`.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Group } from './group.ts';
import { apply } from './groups/apply.ts';
import { growth } from './groups/growth.ts';
import { isomorphic } from './groups/isomorphic.ts';
import { plan } from './groups/plan.ts';
import { start } from './groups/start.ts';
import { renderResults } from './result.ts';
import { runGroup } from './run-group.ts';

const groups: readonly Group[] = [start, plan, apply, growth, isomorphic];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: groups.map(({ name }) => name) },
    runs: { type: 'string' },
    members: { type: 'string', default: '10000' },
    json: { type: 'boolean', default: false },
  },
});
const unknown = values.only.filter((name) => !groups.some((group) => group.name === name));
const members = Number(values.members);
const rounds = values.runs === undefined ? undefined : Number(values.runs);
if (unknown.length > 0 || !(members >= 100) || (rounds !== undefined && !(rounds >= 1))) {
  process.stderr.write(
    `usage: bench [--only ${groups.map(({ name }) => name).join('|')}] [--runs N] [--members N] [--json]\n`,
  );
  process.exit(2);
}

const machine = machineLine();
const results = groups
  .filter(({ name }) => values.only.includes(name))
  .flatMap((group) => runGroup(group, { members, rounds, tell }));
process.stdout.write(
  values.json
    ? `${JSON.stringify({ machine, members, results }, undefined, 2)}\n`
    : `${machine}\n\n${renderResults(results)}`,
);
if (results.some(({ ok }) => !ok)) process.exitCode = 1;

function tell(message: string): void {
  process.stderr.write(`${message}\n`);
}

function machineLine(): string {
  const processors = cpus();
  const git = execFileSync('git', ['--version'], { encoding: 'utf8' }).trim();
  const busy = loadavg()[0]?.toFixed(1);
  const { platform, arch, version } = process;
  return `${processors.length} × ${processors[0]?.model ?? 'processor'}, ${platform} ${arch}, Node ${version}, ${git}; load when begun ${busy}`;
}
