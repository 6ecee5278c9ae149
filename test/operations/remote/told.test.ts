import { renameSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { BylawError } from '../../../src/diagnostic/bylaw-error.ts';
import { renderApplyText } from '../../../src/report/render-apply-text.ts';
import { catalogue, type Library, start, target, team, whileReading, whileWriting } from '../library.ts';
import { branches, type Hall } from './branches.ts';

function dying(library: Library, after: number) {
  let writes = 0;
  return whileWriting(library, async () => {
    writes += 1;
    if (writes > after) throw new Error('killed');
  });
}

test('an apply tells what it settled: whose, since when, and what became of each change in counts', async () => {
  const { main, other } = await branches();
  await expect(main.apply({}, { providers: dying(main, 3) })).rejects.toThrow('killed');
  main.system.entries(catalogue).set('team-member:library/stacks/cleo', { role: 'maintainer' });
  other.clock.now = '2026-09-01T08:31:00Z';
  const result = await other.apply();
  expect(result.earlier.settled).toMatchObject([
    { intent: 2, actor: 'Ada Lund', at: '2026-09-01T08:00:00Z', done: 3, neither: 1, by: { sequence: 3 } },
  ]);
  expect(result.earlier.settled[0]?.notDone).toBeGreaterThan(2);
  expect(renderApplyText(result)).toMatch(
    /^note: Ada Lund's apply to library on catalogue of 2026-09-01T08:00:00Z \(process \d+ on .*\) had no result to its intent 2: 3 changes found done, \d+ not done, 1 neither .*; recorded as entry 3 \(\w{7}\)\.$/m,
  );
  expect((await other.apply()).earlier.settled).toEqual([]);
});

test('also where the plan that follows is declined', async () => {
  const { main } = await branches();
  await expect(main.apply({}, { providers: dying(main, 1) })).rejects.toThrow('killed');
  const result = await main.apply({ confirm: async () => false });
  expect(result).toMatchObject({ status: 'declined', earlier: { settled: [{ intent: 2, done: 1 }] } });
  expect(renderApplyText(result)).toContain('Not applied: nothing else was written.');
});

const two = { ...start, 'organizations/library/museum.yaml': target('', 'museum') };
const away = (hall: Hall) => renameSync(hall.folder, `${hall.folder}.away`);

test('a remote that is lost between two targets: what was done is told, and what was not begun', async () => {
  const { hall, main } = await branches(two);
  let reads = 0;
  // Each target is read for the plan, and again before it is applied.
  const providers = whileReading(main, async () => {
    reads += 1;
    if (reads === 4) away(hall);
  });
  const error = (await main.apply({}, { providers, patience: 200 }).catch((thrown) => thrown)) as BylawError;
  expect(error.code).toMatch(/^git\/remote-/);
  expect(error.details).toEqual([
    expect.stringMatching(
      /^done: library\/catalogue, policy lend-books version 1 published, 1\d of 1\d changes applied \(entries 1 publish, 2 intent, 3 result\)$/,
    ),
    expect.stringMatching(/^not begun: library\/museum, 1\d changes$/),
  ]);
});

test('a remote that is lost between a change and its result: that and the other targets are told', async () => {
  const { hall, main } = await branches(two);
  let writes = 0;
  const providers = whileWriting(main, async () => {
    writes += 1;
    if (writes === 2) away(hall);
  });
  const error = (await main.apply({}, { providers, patience: 200 }).catch((thrown) => thrown)) as BylawError;
  expect(error.code).toBe('apply/unrecorded');
  expect(error.details[0]).toMatch(/^applied: create /);
  expect(error.details.slice(-2)).toEqual([
    expect.stringMatching(/^done: library\/catalogue, policy .* published \(entries 1 publish\)$/),
    expect.stringMatching(/^not begun: library\/museum, 1\d changes$/),
  ]);
});

test('a saved plan that no longer fits is refused before anything is settled', async () => {
  const { hall, main } = await branches();
  const planText = JSON.stringify((await main.plan()).plan);
  await expect(main.apply({}, { providers: dying(main, 1) })).rejects.toThrow('killed');
  const tip = hall.tip();
  const stale = await main.apply({ planText });
  expect(stale).toMatchObject({ status: 'refused', earlier: { settled: [] } });
  main.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
  expect(await main.apply({ planText })).toMatchObject({ status: 'refused', earlier: { settled: [] } });
  expect(hall.tip()).toBe(tip);
  const fresh = JSON.stringify((await main.plan()).plan);
  expect((await main.apply({ planText: fresh })).status).toBe('applied');
});
