import { describe, expect, test } from 'vitest';
import type { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import { doctor } from '../../../src/operations/doctor.ts';
import { ledgerSync } from '../../../src/operations/ledger-sync.ts';
import { type Library, whileWriting } from '../library.ts';
import { branches } from './branches.ts';

/** Another clone takes over while the first change is made, as by a clock that is ahead. */
function takenOverBy(other: Library, library: Library, happens: () => void) {
  let taken = false;
  return whileWriting(library, async () => {
    if (taken) return;
    taken = true;
    other.clock.now = '2026-09-01T08:30:00Z';
    await other.apply();
    happens();
  });
}

/** Not only what it finds out when it records its result. */
const stoppedByTakeover = expect.stringMatching(/^not begun: .*another apply has taken the target over$/);

describe('an apply whose target another clone took over', () => {
  test('stops at the next change once its lease has ended, and tells what became of each', async () => {
    const { hall, main, other } = await branches();
    const providers = takenOverBy(other, main, () => {
      main.clock.now = '2026-09-01T08:30:01Z';
    });
    const error = (await main.apply({}, { providers }).catch((thrown) => thrown)) as BylawError;
    expect(error).toMatchObject({ code: 'apply/fenced', message: expect.stringContaining('by entry 3 (') });
    const [first = '', ...rest] = error.details.filter((line) => !line.startsWith('done: '));
    expect(error.details.at(-1)).toMatch(/^done: library\/catalogue, policy lend-books version 1 published/);
    // Whoever took over made the first change before this apply came to it.
    expect(first).toMatch(/^stale: create /);
    expect(rest.length).toBeGreaterThan(3);
    for (const line of rest) expect(line).toMatch(/^not begun: .*another apply has taken the target over$/);
    expect(await other.planned()).toEqual([]);
    const kinds = (await other.entries()).map(({ entry }) => entry.kind);
    expect(kinds).toEqual(['publish', 'intent', 'takeover', 'result', 'intent', 'result']);
    expect(other.git('rev-parse', 'bylaw/ledger')).toBe(hall.tip());
    expect((await main.apply()).status).toBe('nothing-to-do');
  });

  test('stops within ten seconds where its own clock says that the lease still runs', async () => {
    const { main, other } = await branches();
    let elapsed = 0;
    const providers = takenOverBy(other, main, () => {
      elapsed = 10_000;
    });
    const error = (await main
      .apply({}, { providers, elapsed: () => elapsed })
      .catch((thrown) => thrown)) as BylawError;
    expect(error).toMatchObject({ code: 'apply/fenced' });
    expect(error.details).toContainEqual(stoppedByTakeover);
  });

  test('does not believe in its lease for ever where its clock went back', async () => {
    const { main, other } = await branches();
    let elapsed = 0;
    const providers = takenOverBy(other, main, () => {
      main.clock.now = '2026-09-01T03:00:00Z';
      elapsed = 30 * 60 * 1000;
    });
    await expect(main.apply({}, { providers, elapsed: () => elapsed })).rejects.toMatchObject({
      code: 'apply/fenced',
      details: expect.arrayContaining([stoppedByTakeover]),
    });
  });

  test('says what it wrote after the takeover, and the next apply records that as drift or finds it right', async () => {
    const { main, other } = await branches();
    let writes = 0;
    const providers = whileWriting(main, async () => {
      writes += 1;
      // The change in hand began before the takeover and ends after it.
      if (writes !== 3) return;
      other.clock.now = '2026-09-01T08:30:00Z';
      main.clock.now = '2026-09-01T08:30:00Z';
      await other.apply({ only: ['team:library/stacks'] });
    });
    const error = (await main.apply({}, { providers }).catch((thrown) => thrown)) as BylawError;
    expect(error).toMatchObject({ code: 'apply/fenced' });
    expect(error.details.filter((line) => line.startsWith('in flight')).length).toBeGreaterThan(0);
    expect((await other.apply()).status).toBe('applied');
    expect(await other.planned()).toEqual([]);
  });
});

test('a lease is of as many seconds as BYLAW_LEASE says', async () => {
  const { main } = await branches();
  const environment = (seconds: string) => ({ ...main.session().environment, BYLAW_LEASE: seconds });
  await expect(main.apply({}, { environment: environment('soon') })).rejects.toMatchObject({
    code: 'apply/bad-lease',
  });
  expect(main.system.written).toEqual([]);
  expect(await main.kinds()).toEqual([]);
  await main.apply({}, { environment: environment('90') });
  const nothing = main.apply({}, { environment: environment('0') });
  await expect(nothing).rejects.toMatchObject({
    code: 'apply/bad-lease',
    hint: expect.stringContaining('from 1 to'),
  });
  const intent = (await main.entries()).find(({ entry }) => entry.kind === 'intent');
  expect(intent?.entry.leaseUntil).toBe('2026-09-01T08:01:30Z');
});

test('sync and doctor tell which of a clone and its remote is behind', async () => {
  const { hall, main, other } = await branches();
  const remote = async (library: Library) =>
    (await doctor(library.session())).checks.find(({ name }) => name === 'remote');
  await main.apply();
  expect(await remote(main)).toMatchObject({ status: 'ok' });
  expect(await remote(other)).toMatchObject({ status: 'warning', message: expect.stringContaining('lacks') });
  expect(await ledgerSync(other.session())).toMatchObject({ sequence: 3, fetched: 3, pushed: 0 });
  expect(await ledgerSync(other.session())).toMatchObject({ fetched: 0, pushed: 0, tip: hall.tip() });
  expect(await remote(other)).toMatchObject({ status: 'ok' });
  hall.git('update-ref', '-d', 'refs/heads/bylaw/ledger');
  main.git('remote', 'rename', 'origin', 'hall');
  main.git('update-ref', '-d', 'refs/remotes/hall/bylaw/ledger');
  expect(await ledgerSync(main.session())).toMatchObject({ remote: 'hall', fetched: 0, pushed: 3 });
  main.git('remote', 'remove', 'hall');
  await expect(ledgerSync(main.session())).rejects.toMatchObject({ code: 'ledger/no-remote' });
});

test('of several remotes none is guessed', async () => {
  const { hall, main } = await branches();
  main.git('remote', 'rename', 'origin', 'north');
  main.git('remote', 'add', 'south', hall.folder);
  await expect(main.apply()).rejects.toMatchObject({
    code: 'ledger/which-remote',
    hint: expect.stringContaining('ledger: {remote: NAME}'),
  });
  main.git('config', 'branch.bylaw/ledger.remote', 'south');
  expect((await main.apply()).status).toBe('applied');
  main.edit({ 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\nledger: {remote: nrth}\n' });
  await expect(main.planned()).rejects.toMatchObject({
    code: 'ledger/which-remote',
    hint: expect.stringContaining('north'),
  });
});

test('an apply that is told to end records what it did, and the rest is not begun', async () => {
  const { main } = await branches();
  const controller = new AbortController();
  let writes = 0;
  const providers = whileWriting(main, async () => {
    writes += 1;
    if (writes === 2) controller.abort();
  });
  const result = await main.apply({}, { providers, signal: controller.signal });
  expect(result.status).toBe('interrupted');
  const outcomes = result.sections.flatMap((section) => section.outcomes);
  expect(outcomes.filter(({ status }) => status === 'applied')).toHaveLength(2);
  expect(outcomes.filter(({ message }) => message === 'interrupted').length).toBeGreaterThan(2);
  expect(await main.kinds()).toEqual(['publish', 'intent', 'result']);
  expect((await main.apply()).status).toBe('applied');
});
