import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type CheckedEntry, checkLedger } from './check-ledger.ts';
import { isFull, times } from './counts.ts';
import { inLanes } from './lanes.ts';
import type { Random } from './random.ts';
import { seedOfTest } from './seed.ts';
import { copySite, makeSite, type Site } from './site.ts';

const hook = fileURLToPath(new URL('./die-at.cjs', import.meta.url));
const dying = (more: Readonly<Record<string, string>>) => ({ NODE_OPTIONS: `--require ${hook}`, ...more });
/** What sends an entry to the remote. */
const sending = 'spawn git push |request POST .*git-receive-pack';

const ways = [
  { backend: 'native', remote: 'file' },
  { backend: 'isomorphic', remote: 'http' },
] as const;
type Way = (typeof ways)[number];

async function done(site: Site, { backend }: Way, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await site.bylaw(args, { BYLAW_GIT: backend }).ended;
  if (code !== 0) throw new Error(`${args.join(' ')} exits ${code}: ${stdout}${stderr}`);
  return stdout;
}

/** The steps of an undisturbed run, which it makes of the site. */
async function stepsOf(site: Site, { backend }: Way, args: readonly string[]): Promise<readonly string[]> {
  const list = join(mkdtempSync(join(tmpdir(), 'bylaw-steps-')), 'steps.txt');
  const { code, stderr } = await site.bylaw(args, { BYLAW_GIT: backend, ...dying({ DIE_LIST: list }) }).ended;
  expect(code, stderr).toBe(0);
  const steps = readFileSync(list, 'utf8').trimEnd().split('\n');
  rmSync(dirname(list), { recursive: true });
  return steps;
}

/** A clone whose second apply could not send its result, which waits in a file. */
async function waitingResult(way: Way): Promise<Site> {
  const site = await makeSite(way.remote);
  await site.commitStage(0, [{ name: 'north' }]);
  await done(site, way, 'apply', '--yes');
  await site.commitStage(1, [{ name: 'north' }]);
  const whole = await copySite(site);
  const args = ['apply', '--yes'];
  const steps = await stepsOf(whole, way, args);
  const sent = steps.filter((step) => new RegExp(sending).test(step)).length;
  const result = (await checkLedger(whole.folder)).at(-1);
  whole.remove();
  const killed = await site.bylaw(args, {
    BYLAW_GIT: way.backend,
    // The last that it sends, not the step of that number: what it asks in parallel comes in no fixed order.
    ...dying({ DIE_AT: sending, DIE_SKIP: String(sent - 1), DIE_WHEN: 'before' }),
  }).ended;
  expect(killed.signal, killed.stderr).toBe('SIGKILL');
  const intent = (await checkLedger(site.remote ?? '', 'may be open')).at(-1);
  expect([intent?.kind, result?.kind]).toEqual(['intent', 'result']);
  const waiting = {
    unrecordedVersion: 1,
    ref: 'refs/heads/bylaw/ledger',
    intent: { sequence: intent?.sequence, commit: intent?.commit },
    at: `${new Date().toISOString().slice(0, 19)}Z`,
    outcomes: result?.outcomes,
    scheduled: [],
  };
  mkdirSync(join(site.folder, '.git/bylaw/unrecorded'), { recursive: true });
  writeFileSync(waitingIn(site, `${intent?.commit}.json`), JSON.stringify(waiting));
  return site;
}

function waitingIn(site: Site, name = ''): string {
  return join(site.folder, '.git/bylaw/unrecorded', name);
}

function filesWaiting(site: Site): readonly string[] {
  return existsSync(waitingIn(site)) ? readdirSync(waitingIn(site)) : [];
}

/** A clone whose remote has entries that it lacks. */
async function behind(way: Way): Promise<Site> {
  const site = await makeSite(way.remote);
  await site.commitStage(0, [{ name: 'north' }]);
  await done(site, way, 'apply', '--yes');
  const other = site.at(`${site.folder}-other`);
  await site.gitAt(site.home, 'clone', '--quiet', site.remote ?? '', other.folder);
  await other.git('remote', 'set-url', 'origin', await site.git('remote', 'get-url', 'origin'));
  await other.commitStage(1, [{ name: 'north' }]);
  await done(other, way, 'apply', '--yes');
  rmSync(other.folder, { recursive: true });
  return site;
}

/** A clone whose ledger is from before it had a remote. */
async function ahead(way: Way): Promise<Site> {
  const site = await makeSite(way.remote);
  await site.commitStage(0, [{ name: 'north' }]);
  const address = await site.git('remote', 'get-url', 'origin');
  await site.git('remote', 'remove', 'origin');
  await done(site, way, 'apply', '--yes');
  await site.git('remote', 'add', 'origin', address);
  return site;
}

const commands = [
  { name: 'ledger resume, of a result that waits', args: ['ledger', 'resume'], prepare: waitingResult },
  { name: 'ledger sync, of a clone that is behind', args: ['ledger', 'sync'], prepare: behind },
  { name: 'ledger sync, of a clone that is ahead', args: ['ledger', 'sync'], prepare: ahead },
];

/** What an entry says, however it came about. */
const gist = ({ kind, intent, outcomes, state }: CheckedEntry) => ({ kind, intent, outcomes, state });

async function outcomeOf(site: Site): Promise<readonly object[]> {
  const [here, there] = [await checkLedger(site.folder), await checkLedger(site.remote ?? '')];
  expect(here.map(({ commit }) => commit)).toEqual(there.map(({ commit }) => commit));
  return here.map(gist);
}

interface Course {
  readonly way: Way;
  readonly args: readonly string[];
  readonly template: Site;
  readonly expected: readonly object[];
  /** The entries of the remote from before, which must stay. */
  readonly known: readonly string[];
}

/** What is wrong after a run was killed and another ran. */
async function killAndRepeat(course: Course, moment: Moment): Promise<readonly string[]> {
  const { way, args, template, expected, known } = course;
  const site = await copySite(template);
  const { step, when, whom } = moment;
  const at = dying({ DIE_AT: String(step), DIE_WHEN: when, DIE_WHOM: whom });
  try {
    const killed = await site.bylaw(args, { BYLAW_GIT: way.backend, ...at }).ended;
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    await done(site, way, ...args);
    expect(await outcomeOf(site)).toEqual(expected);
    const left = (await checkLedger(site.folder)).slice(0, known.length);
    expect(left.map(({ commit }) => commit)).toEqual(known);
    expect(filesWaiting(site)).toEqual([]);
  } catch (error) {
    return [`${JSON.stringify(moment)} in ${site.home}: ${(error as Error).message}`];
  }
  site.remove();
  return [];
}

interface Moment {
  readonly step: number;
  readonly what: string;
  readonly when: string;
  readonly whom: string;
}

function momentOf(steps: readonly string[], seed: Random): Moment {
  const at = seed.below(steps.length);
  const what = steps[at] ?? '';
  const when = seed.pick(['before', 'after', ...(/write/i.test(what) ? ['torn'] : [])]);
  return { step: at + 1, what, when, whom: seed.pick(['process', 'group']) };
}

const courses = ways
  .flatMap((way) => commands.map((command) => ({ way, ...command })))
  .filter((_, index) => isFull || index % 2 === 0);

describe.each(courses)('$name ($way.backend)', ({ way, args, prepare }) => {
  test('killed at steps of its run loses nothing, and the next run finishes', {
    timeout: 600_000,
  }, async () => {
    const seed = seedOfTest();
    const template = await prepare(way);
    const whole = await copySite(template);
    const steps = await stepsOf(whole, way, args);
    const expected = await outcomeOf(whole);
    whole.remove();
    const known = (await checkLedger(template.remote ?? '', 'may be open')).map(({ commit }) => commit);
    const moments = Array.from({ length: times(25, 3) }, () => momentOf(steps, seed));
    const course = { way, args, template, expected, known };
    const problems = await inLanes(moments, 2, (moment) => killAndRepeat(course, moment));
    template.remove();
    expect(problems.flat()).toEqual([]);
  });
});
