import { expect, test } from 'vitest';
import { catalogue, openLibrary, team } from './library.ts';

const kids = 'team:library/kids';

test('a refused write fails with what depends on it; the rest goes on, and the next apply converges', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({
    'organizations/library/kids.yaml': team('kids', ['cleo'], 'bindings: [librarian]'),
    'organizations/library/desk.yaml': team('desk', ['ben', 'cleo'], 'bindings: [librarian]'),
  });
  library.system.inject({ refusedWrites: new Map([[kids, 'the room is closed']]) });
  const failed = await library.apply();
  expect(failed.status).toBe('partly-failed');
  const outcomes = failed.sections.flatMap((section) => section.outcomes);
  const status = (address: string) => outcomes.find((each) => each.address === address);
  expect(status(kids)).toMatchObject({ status: 'failed', message: 'the room is closed' });
  expect(status('team-member:library/kids/cleo')).toMatchObject({ status: 'skipped' });
  expect(status('team-member:library/desk/cleo')).toMatchObject({ status: 'applied' });
  const recorded = await (await library.ledger()).readManaged(catalogue);
  expect(recorded.entries).toEqual(library.system.entries(catalogue));
  expect(recorded.entries.has(kids)).toBe(false);
  library.system.inject({});
  expect((await library.apply()).status).toBe('applied');
  expect(library.system.entries(catalogue).has('team-member:library/kids/cleo')).toBe(true);
  expect((await library.apply()).status).toBe('nothing-to-do');
});

test('an apply of which nothing succeeds records so, and the last applied commit stays', async () => {
  const library = await openLibrary();
  const first = library.git('rev-parse', 'HEAD');
  await library.apply();
  library.edit({ 'organizations/library/kids.yaml': team('kids', []) });
  library.system.inject({ refusedWrites: new Map([[kids, 'the room is closed']]) });
  expect((await library.apply()).status).toBe('partly-failed');
  expect(await (await library.ledger()).applied(catalogue)).toMatchObject({ source: first });
  expect((await library.kinds()).slice(-2)).toEqual(['intent', 'result']);
});

test.each([
  ['refused', { refusedReads: true }],
  ['broken off', { readsBreakAfter: 3 }],
])('a read that is %s throws, and nothing is written', async (_, faults) => {
  const library = await openLibrary();
  await library.apply();
  library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
  const written = library.system.written.length;
  library.system.inject(faults);
  await expect(library.apply()).rejects.toMatchObject({ code: 'provider/unreadable' });
  expect(await library.kinds()).toEqual(['publish', 'intent', 'result']);
  expect(library.system.written).toHaveLength(written);
});

test('a target that can no longer be read after the question: nothing is written, no intent stays open', async () => {
  const library = await openLibrary();
  const confirm = async () => {
    library.system.inject({ refusedReads: true });
    return true;
  };
  await expect(library.apply({ confirm })).rejects.toMatchObject({ code: 'provider/unreadable' });
  expect(library.system.written).toEqual([]);
  expect(await (await library.ledger()).openIntent(catalogue)).toBeUndefined();
});

test('what moved in the target while a person thought is planned again, and asked again', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
  const asked: number[] = [];
  const result = await library.apply({
    confirm: async (plan) => {
      asked.push(plan.sections.flatMap(({ changes }) => changes).length);
      if (asked.length === 1) library.system.entries(catalogue).delete('team-member:library/desk/ben');
      return true;
    },
  });
  expect(result.status).toBe('applied');
  expect(asked).toEqual([2, 3]);
  expect(library.system.entries(catalogue).has('team-member:library/desk/ben')).toBe(true);
});
