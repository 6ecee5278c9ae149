import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openRepository } from '../../../src/git/open-repository.ts';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import type { AppliedSection, ApplyStatus } from '../../../src/operations/apply-result.ts';
import { bundleProgram } from '../../bundle-program.ts';
import { type CheckedEntry, checkLedger } from './check-ledger.ts';
import type { Ended, Started } from './program.ts';
import { type Backend, copySite, makeSite, printedJson, type RemoteKind, type Site } from './site.ts';
import type { Place } from './stages.ts';

/** What is killed, and where. */
export interface Scenario {
  readonly backend: Backend;
  readonly remote: RemoteKind;
  /** `command`: the built executable on embedded directories; `worker`: one of its targets is an external system. */
  readonly runs: 'command' | 'worker';
  /** How many applies came before. */
  readonly before: 0 | 1;
}

/** A moment to die at. */
export type Moment =
  | { readonly at: 'time'; readonly share: number; readonly whom: 'process' | 'group' }
  | {
      readonly at: 'step';
      /** A number, or a regular expression. */
      readonly step: string;
      readonly when: 'before' | 'after' | 'torn';
      readonly whom: 'process' | 'group';
    };

export interface CrashCourse {
  readonly scenario: Scenario;
  /** What an undisturbed run does, step by step. */
  readonly steps: readonly string[];
  /** How long an undisturbed run takes, in milliseconds. */
  readonly duration: number;
  /** Kills a run at a moment, and gives what is wrong after the next one; undefined where nothing is. */
  crash(moment: Moment): Promise<string | undefined>;
  remove(): void;
}

const hook = fileURLToPath(new URL('./die-at.cjs', import.meta.url));
const worker = fileURLToPath(new URL('./apply-worker.ts', import.meta.url));

/** Prepares a repository to be killed in over and over, and runs it once undisturbed to know how it must end. */
export async function openCrashCourse(scenario: Scenario): Promise<CrashCourse> {
  const template = await prepare(scenario);
  const reference = await copySite(template);
  const list = join(mkdtempSync(join(tmpdir(), 'bylaw-steps-')), 'steps.txt');
  await finished(reference, scenario, { NODE_OPTIONS: `--require ${hook}`, DIE_LIST: list });
  const expected = await outcomeOf(reference);
  reference.remove();
  const steps = readFileSync(list, 'utf8').trimEnd().split('\n');
  rmSync(dirname(list), { recursive: true });
  const timed = await copySite(template);
  const began = performance.now();
  await finished(timed, scenario);
  const duration = performance.now() - began;
  timed.remove();
  return {
    scenario,
    steps,
    duration,
    async crash(moment) {
      const site = await copySite(template);
      try {
        await crashAndRecover(site, scenario, moment, duration, expected);
      } catch (error) {
        return `${JSON.stringify({ ...scenario, ...moment })} in ${site.home}: ${(error as Error).message}`;
      }
      site.remove();
      return undefined;
    },
    remove: () => template.remove(),
  };
}

function placesOf({ runs }: Scenario): readonly Place[] {
  return runs === 'command'
    ? [{ name: 'north' }, { name: 'south' }]
    : [{ name: 'north', provider: 'external' }, { name: 'south' }];
}

async function prepare(scenario: Scenario): Promise<Site> {
  const template = await makeSite(scenario.remote);
  const places = placesOf(scenario);
  await template.commitStage(0, places);
  if (scenario.before === 1) {
    await finished(template, scenario);
    await template.commitStage(1, places);
  }
  return template;
}

async function startApply(
  site: Site,
  { backend, runs }: Scenario,
  environment: Readonly<Record<string, string>>,
): Promise<Started> {
  const more = { BYLAW_GIT: backend, ...environment };
  if (runs === 'command') return site.bylaw(['apply', '--yes', '--json'], more);
  return site.node([await bundleProgram(worker), site.systems], more);
}

interface Applied {
  readonly status?: ApplyStatus;
  readonly sections?: readonly AppliedSection[];
  readonly error?: { readonly code: string; readonly message: string };
}

async function finished(
  site: Site,
  scenario: Scenario,
  environment: Readonly<Record<string, string>> = {},
): Promise<Applied> {
  const ended = await (await startApply(site, scenario, environment)).ended;
  const result = printedJson<Applied>(ended);
  if (ended.code !== 0) throw new Error(`an apply exited ${ended.code}: ${ended.stdout}${ended.stderr}`);
  if (result === undefined) throw new Error(`an apply printed ${ended.stdout}`);
  return result;
}

async function die(site: Site, scenario: Scenario, moment: Moment, duration: number): Promise<Ended> {
  if (moment.at === 'time') {
    const started = await startApply(site, scenario, {});
    setTimeout(() => started.send('SIGKILL', moment.whom), moment.share * duration);
    return started.ended;
  }
  const { step, when, whom } = moment;
  const more = {
    NODE_OPTIONS: `--require ${hook}`,
    DIE_AT: step,
    DIE_WHEN: when,
    DIE_WHOM: whom,
  };
  return (await startApply(site, scenario, more)).ended;
}

async function crashAndRecover(
  site: Site,
  scenario: Scenario,
  moment: Moment,
  duration: number,
  expected: SiteOutcome,
): Promise<void> {
  const killed = await die(site, scenario, moment, duration);
  if (killed.signal !== 'SIGKILL' && killed.code !== 0) {
    throw new Error(`the run to be killed exited ${killed.code}: ${killed.stdout}${killed.stderr}`);
  }
  const reported = printedJson<Applied>(killed)?.sections ?? [];
  const next = await finished(site, scenario);
  const again = await finished(site, scenario);
  if (again.status !== 'nothing-to-do') throw new Error(`a third apply is ${again.status}`);
  const outcome = await outcomeOf(site);
  for (const { kind, sequence, commit } of [...reported, ...(next.sections ?? [])].flatMap(
    ({ entries }) => entries,
  )) {
    const found = outcome.entries[sequence - 1];
    if (found?.commit !== commit) throw new Error(`${kind} ${sequence}, ${commit}, was reported and is gone`);
  }
  for (const part of ['states', 'systems', 'files'] as const) {
    const more = outcome[part].filter((each) => !expected[part].includes(each));
    const less = expected[part].filter((each) => !outcome[part].includes(each));
    if (more.length + less.length > 0) throw new Error(`${part}: has ${more}, lacks ${less}`);
  }
}

/** What must be the same however an apply came about. */
interface SiteOutcome {
  readonly entries: readonly CheckedEntry[];
  /** The trees of every target and of the policies. */
  readonly states: readonly string[];
  readonly systems: readonly string[];
  /** The names of the files that stay, but for Git's objects and logs. */
  readonly files: readonly string[];
}

async function outcomeOf(site: Site): Promise<SiteOutcome> {
  const entries = await checkLedger(site.folder);
  if (site.remote !== undefined) {
    const there = await checkLedger(site.remote);
    if (there.at(-1)?.commit !== entries.at(-1)?.commit) {
      throw new Error(
        `the ledger ends in ${entries.at(-1)?.commit}, the remote's in ${there.at(-1)?.commit}`,
      );
    }
  }
  const files = leftIn(site);
  await verifyWhole(site);
  const listed = await site.git('ls-tree', '-r', '-t', 'bylaw/ledger');
  const states = listed.split('\n').filter((line) => /\t[^\t]*\/(managed|unmanaged|policies)$/.test(line));
  return { entries, states, files, systems: systemsOf(site) };
}

/** Bylaw's own verification, of everything: nothing may be known from before. */
async function verifyWhole(site: Site): Promise<void> {
  const git = await openRepository(site.folder, { PATH: process.env.PATH, HOME: site.home });
  try {
    const anew = { ...git, gitDirectory: join(site.home, 'elsewhere') };
    await openLedger(anew, { ref: 'refs/heads/bylaw/ledger', remote: undefined });
  } finally {
    await git.close();
  }
}

function systemsOf(site: Site): readonly string[] {
  const names = namesIn(site.systems).filter((name) => name.endsWith('.json'));
  return names.map((name) => `${name} ${readFileSync(join(site.systems, name), 'utf8')}`);
}

/**
 * A note under `bylaw/locks/` locks nothing once its `<ref>.lock` is gone: the next move of a ref clears it away, and
 * an apply that has nothing to do moves none. Likewise the lock of `seen.json`, which whoever remembers next takes over.
 */
function leftIn(site: Site): readonly string[] {
  const ownName =
    /^(?:work\/\.git|remote\.git)\/(?:(?:objects|logs|bylaw\/locks)\/|bylaw\/seen\.json\.lock$)/;
  const names = namesIn(site.home).filter((name) => !name.startsWith('systems/') && !ownName.test(name));
  return names.filter((name) => !/\/(?:COMMIT_EDITMSG|ORIG_HEAD|FETCH_HEAD|packed-refs|gc\.log)$/.test(name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort();
  } catch {
    return [];
  }
}
