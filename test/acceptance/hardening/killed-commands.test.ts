import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { times } from './counts.ts';
import { inLanes } from './lanes.ts';
import type { Ended } from './program.ts';
import { seedOfTest } from './seed.ts';
import { copySite, makeSite, type Site } from './site.ts';
import { stageFiles } from './stages.ts';

const hook = fileURLToPath(new URL('./die-at.cjs', import.meta.url));

/** A command that writes files for people: each is as it was or as it should be, and running it again finishes. */
interface Killed {
  readonly name: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  prepare(site: Site): Promise<void>;
}

const orchard = stageFiles(0, [{ name: 'north' }]);

const commands: readonly Killed[] = [
  {
    name: 'fmt',
    args: ['fmt'],
    async prepare(site) {
      for (const [path, text] of Object.entries(orchard)) {
        put(site, path, `${text}`.replace(/: /g, ':   ').replace(/\n {2}- /g, '\n    - '));
      }
    },
  },
  ...(['native', 'isomorphic'] as const).map((backend) => ({
    name: `init, ${backend}`,
    args: ['init', '.'],
    environment: { BYLAW_GIT: backend },
    prepare: async (site: Site) => rmSync(join(site.folder, '.git'), { recursive: true }),
  })),
  {
    name: 'import',
    args: ['import', 'peribolos', '../org', '--out', '.'],
    async prepare(site) {
      put(site, '../org/acme/org.yaml', 'name: Acme\nadmins: [ada]\nmembers: [ben, cy, dot]\n');
      const team = (name: string) => `teams:\n  ${name}:\n    maintainers: [ada]\n    members: [ben]\n`;
      for (const name of ['one', 'two', 'three']) put(site, `../org/acme/${name}/teams.yaml`, team(name));
      put(site, '../org/umbrella/org.yaml', 'name: Umbrella\nadmins: [eve]\nmembers: [fay]\n');
    },
  },
  {
    name: 'import over an earlier one',
    args: ['import', 'peribolos', '../org', '--out', '.', '--force'],
    async prepare(site) {
      put(site, '../org/acme/org.yaml', 'name: Acme\nadmins: [ada]\nmembers: [ben, cy, dot]\n');
      await site.bylaw(['import', 'peribolos', '../org', '--out', '.']).ended;
      put(site, '../org/acme/org.yaml', 'name: Acme and Sons\nadmins: [ada, ben]\nmembers: [cy, dot]\n');
    },
  },
];

function put(site: Site, path: string, text: string): void {
  const file = join(site.folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function run(
  site: Site,
  { args, environment }: Killed,
  more: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return site.bylaw(args, { ...environment, ...more }).ended;
}

/** Every file of the work tree by its path; of the repository those that are not samples. */
function filesOf({ folder }: Site): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  return new Map(
    paths
      .filter((path) => !path.endsWith('.sample'))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

interface Moment {
  readonly step: number;
  readonly what: string;
  readonly when: string;
  readonly whom: string;
}

type Files = ReadonlyMap<string, string>;

/** What is wrong after a run was killed and another ran; undefined where nothing is. */
async function killAndRepeat(
  template: Site,
  command: Killed,
  { step, when, whom }: Moment,
  { before, after }: { readonly before: Files; readonly after: Files },
): Promise<string | undefined> {
  const site = await copySite(template);
  const dying = { NODE_OPTIONS: `--require ${hook}`, DIE_AT: String(step), DIE_WHEN: when, DIE_WHOM: whom };
  const killed = await run(site, command, dying);
  if (killed.signal !== 'SIGKILL') return `it ended with ${killed.code} ${killed.stderr}`;
  const left = filesOf(site);
  const torn = [...left].filter(([path, text]) => {
    const known = !path.startsWith('.git/') && (before.has(path) || after.has(path));
    return known && text !== before.get(path) && text !== after.get(path);
  });
  if (torn.length > 0) return `${torn.map(([path]) => path)} is neither old nor new in ${site.home}`;
  const again = await run(site, command);
  // All was done: a command that wants an empty folder has nothing left to do.
  const finished = differing(left, after).length === 0 && again.stderr.includes('/not-empty]');
  if (again.code !== 0 && !finished) return `the next run exits ${again.code}: ${again.stderr}`;
  const other = differing(filesOf(site), after);
  if (other.length > 0) return `${other} is not as in a run that nobody killed, in ${site.home}`;
  site.remove();
  return undefined;
}

function differing(found: Files, wanted: Files): readonly string[] {
  return [...new Set([...found.keys(), ...wanted.keys()])].filter(
    (path) => found.get(path) !== wanted.get(path),
  );
}

async function stepsOf(site: Site, command: Killed): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bylaw-steps-'));
  const list = join(folder, 'steps.txt');
  const done = await run(site, command, { NODE_OPTIONS: `--require ${hook}`, DIE_LIST: list });
  expect(done.code, done.stderr).toBe(0);
  const steps = readFileSync(list, 'utf8').trimEnd().split('\n');
  rmSync(folder, { recursive: true });
  return steps;
}

describe.each(commands)('$name', (command) => {
  test('killed at steps of its run leaves each file old or new, and the next run finishes', {
    timeout: 600_000,
  }, async () => {
    const seed = seedOfTest();
    const template = await makeSite('no remote');
    await command.prepare(template);
    const whole = await copySite(template);
    const steps = await stepsOf(whole, command);
    const outcome = { before: filesOf(template), after: filesOf(whole) };
    whole.remove();
    const all = steps.flatMap((what, at): readonly Moment[] => {
      const whens = /write/i.test(what) ? ['before', 'torn', 'after'] : ['before', 'after'];
      return whens.map((when) => ({ step: at + 1, what, when, whom: seed.pick(['process', 'group']) }));
    });
    const moments = Array.from({ length: times(30, 3) }, () => seed.pick(all));
    const problems = await inLanes(moments, 2, async (moment) => {
      const problem = await killAndRepeat(template, command, moment, outcome);
      return problem === undefined ? [] : [`${JSON.stringify(moment)}: ${problem}`];
    });
    template.remove();
    expect(problems.flat()).toEqual([]);
  });
});
