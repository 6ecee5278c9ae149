import { expect, test } from 'vitest';
import { catalogue, cloneLibrary, type Library, members, team, whileWriting } from '../library.ts';
import { branches, type Hall } from './branches.ts';

const kids = { 'organizations/library/kids.yaml': team('kids', ['cleo'], 'displayName: Kids') };
const dora = { 'organizations/library/members.yaml': members('ada', 'ben', 'cleo', 'dora') };
const ci = { CI: 'true' };

/** Merged into main: the commit that a job is then started for. */
function merge(library: Library, files: Parameters<Library['write']>[0]): string {
  library.write(files);
  library.git('add', '--all');
  library.git('commit', '--quiet', '--message', 'Merge it');
  library.git('push', '--quiet', 'origin', 'HEAD:main');
  return library.git('rev-parse', 'HEAD');
}

/** What a job applies: that commit, detached, in a clone of its own. */
async function job(hall: Hall, main: Library, commit: string): Promise<Library> {
  const library = await cloneLibrary(main);
  library.git('remote', 'set-url', 'origin', hall.folder);
  library.git('fetch', '--quiet', 'origin');
  library.git('checkout', '--quiet', '--detach', commit);
  library.clock.now = main.clock.now;
  return library;
}

function run(library: Library, over: Parameters<Library['session']>[0] = {}) {
  return library.apply({}, { environment: { ...library.session().environment, ...ci }, ...over });
}

/** An applied library with two merges behind it, and the job of each. */
async function twoMerges() {
  const { hall, main } = await branches();
  await main.apply();
  const [older, newer] = [merge(main, kids), merge(main, dora)];
  return { hall, main, newer, jobs: [await job(hall, main, older), await job(hall, main, newer)] as const };
}

const both = ['member:library/dora', 'team:library/kids'];
const held = ({ system }: Library) =>
  [...system.entries(catalogue).keys()].filter((address) => both.includes(address)).sort();

test('two merges in a row are both applied, in their order', async () => {
  const { main, newer, jobs } = await twoMerges();
  for (const each of jobs) expect((await run(each)).status).toBe('applied');
  expect(held(main)).toEqual(both);
  expect((await jobs[1].ledger()).latest?.source).toBe(newer);
});

test('where the newer job comes first the older is refused, says why, and nothing is lost', async () => {
  const { hall, main, newer, jobs } = await twoMerges();
  const [older, first] = jobs;
  expect((await run(first)).status).toBe('applied');
  const tip = hall.tip();
  const late = await run(older);
  expect(late).toMatchObject({ status: 'refused', refusals: [expect.stringMatching(/^guard rollback of/)] });
  expect(late.refusals[0]).toContain(newer.slice(0, 12));
  expect(hall.tip()).toBe(tip);
  expect(held(main)).toEqual(both);
});

test('at once, whichever comes through first: in the end both are there, and the ledger is one line', async () => {
  const { hall, main, jobs } = await twoMerges();
  const [older, newer] = jobs;
  const ended = await Promise.allSettled([run(older), run(newer)]);
  const words = ended.map((each) => (each.status === 'fulfilled' ? each.value.status : each.reason.code));
  for (const word of words) expect(['applied', 'refused', 'apply/running']).toContain(word);
  // A job that met the other one is run again.
  expect(['applied', 'nothing-to-do']).toContain((await run(newer)).status);
  expect(held(main)).toEqual(both);
  expect(hall.git('rev-list', '--merges', 'refs/heads/bylaw/ledger')).toBe('');
  expect((await run(newer)).status).toBe('nothing-to-do');
});

test('a job that died half-way continues when it is run again; one of an older commit does not', async () => {
  const { main, jobs } = await twoMerges();
  const [older, newer] = jobs;
  let writes = 0;
  const providers = whileWriting(newer, async () => {
    writes += 1;
    if (writes > 1) throw new Error('killed');
  });
  await run(newer, { providers }).catch(() => undefined);
  expect(held(main)).not.toEqual(both);
  main.clock.now = '2026-09-01T12:00:00Z';
  for (const each of jobs) each.clock.now = main.clock.now;
  const before = held(main);
  expect((await run(older)).status).toBe('refused');
  expect(held(main)).toEqual(before);
  expect((await run(newer)).status).toBe('applied');
  expect(held(main)).toEqual(both);
  expect((await run(newer)).status).toBe('nothing-to-do');
});

test('a job on a schedule carries out what expired, with no new commit, and records it once', async () => {
  const { hall, main } = await branches();
  const commit = merge(main, {
    'organizations/library/desk.yaml': team(
      'desk',
      [],
      'members: [ben]',
      'bindings: [{role: librarian, expires: 2026-09-20T12:00:00Z}]',
    ),
  });
  expect((await run(await job(hall, main, commit))).status).toBe('applied');
  const binding = [...main.system.entries(catalogue).keys()].find((address) =>
    address.startsWith('binding:'),
  );
  expect(binding).toBeDefined();

  main.clock.now = '2026-09-20T11:59:59Z';
  expect((await run(await job(hall, main, commit))).status).toBe('nothing-to-do');
  main.clock.now = '2026-09-20T12:00:00Z';
  const due = await job(hall, main, commit);
  expect((await run(due)).status).toBe('applied');
  expect(main.system.entries(catalogue).has(binding ?? '')).toBe(false);
  const [intent, result] = (await due.entries()).slice(-2).map(({ entry }) => entry);
  expect(intent).toMatchObject({ kind: 'intent', source: commit });
  expect(result).toMatchObject({
    kind: 'result',
    source: commit,
    outcomes: [{ action: 'delete', address: binding, status: 'applied' }],
  });
  const tip = hall.tip();
  expect((await run(await job(hall, main, commit))).status).toBe('nothing-to-do');
  expect(hall.tip()).toBe(tip);
});
