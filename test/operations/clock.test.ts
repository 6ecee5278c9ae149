import { expect, test } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import { catalogue, changesOf, type Library, openLibrary, team } from './library.ts';

const place = 'team-member:library/desk/cleo';

/** Cleo helps out at the desk for a while. */
function desk(period: string): Record<string, string> {
  return {
    'organizations/library/desk.yaml': team(
      'desk',
      [],
      `members: [ben, {member: cleo, ${period}}]`,
      'bindings: [librarian]',
    ),
  };
}

const september = desk('starts: 2026-09-10, expires: 2026-09-20');

async function causes(library: Library): Promise<readonly string[]> {
  const changes = changesOf((await library.plan()).plan);
  return changes.map(({ action, address, cause }) => `${action} ${address} ${cause}`);
}

test('a place not in force yet is announced, comes by the clock, and goes by it', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({ ...september, 'organizations/library/stacks.yaml': team('stacks', ['ada', 'cleo']) });
  expect(changesOf((await library.plan()).plan).map(({ address }) => address)).toEqual([
    'team-member:library/stacks/ada',
  ]);
  expect((await library.plan()).plan?.sections[0]?.clock.starts).toEqual([
    {
      address: place,
      at: '2026-09-10T00:00:00Z',
      value: { role: 'member', starts: '2026-09-10T00:00:00Z', expires: '2026-09-21T00:00:00Z' },
    },
  ]);
  await library.apply();
  expect(await (await library.ledger()).applied(catalogue)).toMatchObject({
    scheduled: [{ address: place }],
  });

  library.clock.now = '2026-09-09T23:59:59Z';
  expect(await library.planned()).toEqual([]);
  library.clock.now = '2026-09-10T00:00:00Z';
  expect(await causes(library)).toEqual([`create ${place} clock`]);
  await library.apply();

  library.clock.now = '2026-09-20T23:59:59Z';
  expect(await library.planned()).toEqual([]);
  library.clock.now = '2026-09-21T00:00:00Z';
  expect(await causes(library)).toEqual([`delete ${place} clock`]);
  await library.apply();
  expect(await library.planned()).toEqual([]);
  expect(library.system.entries(catalogue).has(place)).toBe(false);
});

test('what was to come by the clock still does where its write failed, or another change was applied', async () => {
  const library = await openLibrary();
  library.edit(september);
  await library.apply();
  library.clock.now = '2026-09-11T00:00:00Z';
  library.edit({ 'organizations/library/stacks.yaml': team('stacks', ['ada', 'cleo']) });
  await library.apply({ only: ['team:library/stacks'] });
  expect(await causes(library)).toEqual([`create ${place} clock`]);
  library.edit({ 'organizations/library/stacks.yaml': team('stacks', ['cleo']) });
  library.system.inject({ refusedWrites: new Map([[place, 'the desk is closed']]) });
  expect((await library.apply()).status).toBe('partly-failed');
  expect(await causes(library)).toEqual([`create ${place} clock`]);
});

test('what was to come by the clock still does after an apply that died', async () => {
  const library = await openLibrary();
  library.edit(september);
  await library.apply();
  library.edit({ 'organizations/library/stacks.yaml': team('stacks', ['ada', 'cleo']) });
  library.system.inject({ diesAfter: { writes: 0, effect: true } });
  await expect(library.apply()).rejects.toMatchObject({ code: 'provider/disconnected' });
  library.system.inject({});
  await library.apply();
  library.clock.now = '2026-09-11T00:00:00Z';
  expect(await causes(library)).toEqual([`create ${place} clock`]);
});

test('an edge that expires while a person thinks is not given any more', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit(desk('expires: 2026-09-20T12:00:00Z'));
  library.clock.now = '2026-09-20T11:59:00Z';
  const asked: number[] = [];
  const result = await library.apply({
    confirm: async (plan) => {
      asked.push(changesOf(plan).length);
      library.clock.now = '2026-09-20T12:00:00Z';
      return true;
    },
  });
  expect(asked).toEqual([1]);
  expect(result.status).toBe('nothing-to-do');
  expect(library.system.entries(catalogue).has(place)).toBe(false);
});

test('planned again, everything is evaluated at the later time, and recorded so', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit(desk('starts: 2026-09-10T00:00:00Z'));
  library.clock.now = '2026-09-09T23:59:59Z';
  library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
  const asked: number[] = [];
  await library.apply({
    confirm: async (plan) => {
      asked.push(changesOf(plan).length);
      if (asked.length === 1) {
        library.clock.now = '2026-09-10T00:00:00Z';
        library.system.entries(catalogue).delete('team-member:library/stacks/cleo');
      }
      return true;
    },
  });
  expect(asked).toEqual([2, 4]);
  expect((await library.entries()).slice(-2).map(({ entry }) => entry.evaluatedAt)).toEqual([
    '2026-09-10T00:00:00Z',
    '2026-09-10T00:00:00Z',
  ]);
});

test('an announcement alone is worth an apply, which asks first, and is made once', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit(september);
  expect(changesOf((await library.plan()).plan)).toEqual([]);
  const asked: string[] = [];
  const confirm = async (plan: Plan) => {
    asked.push(...plan.sections.flatMap(({ clock }) => clock.starts.map(({ address }) => address)));
    return true;
  };
  expect((await library.apply({ confirm })).status).toBe('applied');
  expect(asked).toEqual([place]);
  expect((await library.apply({ confirm })).status).toBe('nothing-to-do');
  library.clock.now = '2026-09-10T00:00:00Z';
  expect(await causes(library)).toEqual([`create ${place} clock`]);
});
