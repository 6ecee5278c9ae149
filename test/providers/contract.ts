import { expect, test } from 'vitest';
import type { Outcome } from '../../src/audit/entry.ts';
import {
  adoptObjects,
  forgetObject,
  ownedAfter,
  type RecordedState,
} from '../../src/audit/recorded-state.ts';
import { type Address, knownAddress, objectKinds } from '../../src/plan/address.ts';
import { diffState, type StateDiff } from '../../src/plan/diff-state.ts';
import type { Change } from '../../src/plan/plan.ts';
import type { StateEntries } from '../../src/plan/state.ts';
import type { Provider } from '../../src/providers/provider.ts';
import { orchestra, scope } from '../audit/orchestra.ts';

/** One system with its provider and a ledger that records what was applied there. */
export interface World {
  readonly provider: Provider;
  readonly recorded: () => Promise<RecordedState>;
  readonly record: (state: RecordedState) => Promise<void>;
  /** Puts a state there behind Bylaw's back. */
  readonly put: (entries: StateEntries) => Promise<void>;
  /** Makes reads fail: refused at once, or broken off half-way. */
  readonly breakReads: (how: 'refused' | 'partial') => Promise<void>;
}

type Previously = ReadonlyMap<Address, readonly Address[]>;

/** The plan for a desired state. */
export async function planFor(world: World, entries: StateEntries, previously: Previously = new Map()) {
  const actual = await world.provider.reader.read(scope);
  const nothing = { publishes: [], timed: [], scheduled: [], expired: [], origins: new Map() };
  const desired = { ...scope, entries, fresh: entries, previously, ...nothing };
  const recorded = (await world.recorded()).entries;
  const diff = diffState(desired, actual, {
    mode: 'additive',
    manages: new Set(objectKinds),
    evaluatedAt: '2026-12-01T09:00:00Z',
    ...(world.provider.capabilities.stages ? {} : { recorded }),
  });
  return { actual, diff };
}

/** Applies a desired state and records what succeeded, as apply does. */
export async function applyTo(
  world: World,
  entries: StateEntries,
  previously?: Previously,
): Promise<{ readonly diff: StateDiff; readonly outcomes: readonly Outcome[] }> {
  const { actual, diff } = await planFor(world, entries, previously);
  const writer = world.provider.openWriter(scope, actual);
  const changes = inOrder(diff);
  const outcomes: Outcome[] = [];
  for (const change of changes) outcomes.push(await writer.write(change));
  const applied = changes.filter((_change, i) => outcomes[i]?.status === 'applied');
  const written = { entries: await writer.commit(), owned: ownedAfter(actual.owned, applied) };
  const existing = diff.adopts.filter((address) => written.entries.has(address));
  await world.record(adoptObjects(written, existing));
  return { diff, outcomes };
}

/** Objects before their edges, edges gone before their objects. */
export function inOrder({ changes }: StateDiff): readonly Change[] {
  const rank = ({ action, address }: { readonly action: string; readonly address: Address }): number => {
    const edge = ['team-member', 'binding'].includes(knownAddress(address).kind);
    if (action === 'rename') return 0;
    if (action === 'delete') return edge ? 3 : 4;
    return edge ? 2 : 1;
  };
  return [...changes].sort((a, b) => rank(a) - rank(b)).map((change) => ({ ...change, effect: 'none' }));
}

export function changed(entries: StateEntries, edit: (draft: Map<Address, object>) => void): StateEntries {
  const draft = new Map<Address, object>(entries);
  edit(draft);
  return draft as Map<Address, never>;
}

const strings = 'team:philharmonic/strings';
const ana = 'team-member:philharmonic/strings/ana';

/** What holds of every provider. */
export function providerContract(openWorld: () => Promise<World>): void {
  const expectEmptyPlan = async (world: World, entries: StateEntries) => {
    const { diff } = await planFor(world, entries);
    expect({ changes: diff.changes, adopts: diff.adopts, letGo: diff.letGo }).toEqual({
      changes: [],
      adopts: [],
      letGo: [],
    });
  };

  test('the plan after an apply is empty, and what was applied is owned', async () => {
    const world = await openWorld();
    const { outcomes } = await applyTo(world, orchestra);
    expect(outcomes.map(({ status }) => status)).toEqual([...orchestra].map(() => 'applied'));
    await expectEmptyPlan(world, orchestra);
    const objects = [...orchestra.keys()].filter((address) => !/^(team-member|binding):/.test(address));
    expect([...(await world.provider.reader.read(scope)).owned].sort()).toEqual(objects.sort());
  });

  test('applying twice changes nothing the second time', async () => {
    const world = await openWorld();
    await applyTo(world, orchestra);
    const before = await world.recorded();
    expect((await applyTo(world, orchestra)).outcomes).toEqual([]);
    expect(await world.recorded()).toEqual(before);
  });

  test('a rename keeps the edges and is no delete and create', async () => {
    const world = await openWorld();
    await applyTo(world, orchestra);
    const renamed = new Map(
      [...orchestra].map(([address, value]) => [
        address.replace('/strings', '/string-section').replace('team/strings', 'team/string-section'),
        value,
      ]),
    );
    const to = 'team:philharmonic/string-section';
    const { outcomes } = await applyTo(world, renamed, new Map([[to, [strings]]]));
    expect(outcomes).toMatchObject([{ action: 'rename', address: to, status: 'applied' }]);
    await expectEmptyPlan(world, renamed);
    expect((await world.recorded()).owned.has(to)).toBe(true);
    expect((await world.recorded()).owned.has(strings)).toBe(false);
  });

  test('an owned object that is no longer declared goes, with its edges', async () => {
    const world = await openWorld();
    await applyTo(world, orchestra);
    const smaller = changed(orchestra, (draft) => {
      for (const address of draft.keys()) if (address.includes('strings')) draft.delete(address);
    });
    await applyTo(world, smaller);
    await expectEmptyPlan(world, smaller);
    expect([...(await world.recorded()).entries.keys()].sort()).toEqual([...smaller.keys()].sort());
  });

  test("somebody else's objects are left alone until they are declared", async () => {
    const world = await openWorld();
    const choir = new Map([['team:philharmonic/choir', { description: 'sings' }]]);
    await world.put(choir);
    await applyTo(world, orchestra);
    expect((await world.provider.reader.read(scope)).entries.has('team:philharmonic/choir')).toBe(true);
    await expectEmptyPlan(world, orchestra);
    const both = new Map([...orchestra, ...choir]);
    expect((await applyTo(world, both)).diff.adopts).toEqual(['team:philharmonic/choir']);
    await expectEmptyPlan(world, both);
    await applyTo(world, orchestra);
    expect((await world.provider.reader.read(scope)).entries.has('team:philharmonic/choir')).toBe(false);
  });

  test('an object that was forgotten stays there, and is not removed', async () => {
    const world = await openWorld();
    await applyTo(world, orchestra);
    const actual = await world.provider.reader.read(scope);
    await world.record(forgetObject(actual, strings));
    const smaller = changed(orchestra, (draft) => {
      for (const address of draft.keys()) if (address.includes('strings')) draft.delete(address);
    });
    await expectEmptyPlan(world, smaller);
    expect((await world.provider.reader.read(scope)).entries.has(ana)).toBe(true);
    expect((await applyTo(world, orchestra)).diff.adopts).toEqual([strings]);
    await expectEmptyPlan(world, orchestra);
  });

  test('a change that no longer fits is stale, alone, and what failed is not recorded', async () => {
    const world = await openWorld();
    const without = changed(orchestra, (draft) => draft.delete(ana));
    await applyTo(world, without);
    const { actual, diff } = await planFor(world, orchestra);
    const [join] = inOrder(diff);
    if (join === undefined) throw new Error('nothing planned');
    const writer = world.provider.openWriter(scope, actual);
    const twice = [await writer.write(join), await writer.write(join)];
    expect(twice).toMatchObject([
      { status: 'applied', digest: join.digest, address: ana, action: 'create' },
      { status: 'stale', message: expect.stringContaining('exists already') },
    ]);
    const lost = { ...join, address: 'team-member:philharmonic/strings/nobody' };
    expect(await writer.write(lost)).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('nobody'),
    });
    expect([...(await writer.commit()).keys()].sort()).toEqual([...orchestra.keys()].sort());
  });

  test.each(['refused', 'partial'] as const)(
    'a read that is %s throws, and is never an empty answer',
    async (how) => {
      const world = await openWorld();
      await applyTo(world, orchestra);
      await world.breakReads(how);
      await expect(world.provider.reader.read(scope)).rejects.toMatchObject({ name: 'BylawError' });
    },
  );

  test('killed at any instant, the next apply converges', async () => {
    const after = changed(orchestra, (draft) => {
      draft.delete(ana);
      draft.delete('member:philharmonic/ana');
      draft.set('member:philharmonic/cy', { id: 'cy', role: 'player', status: 'active' });
      draft.set('team-member:philharmonic/strings/cy', { role: 'member' });
      draft.set(strings, { description: 'violins to cellos' });
    });
    for (let writes = 0; writes <= 5; writes += 1) {
      const world = await openWorld();
      await applyTo(world, orchestra);
      const { actual, diff } = await planFor(world, after);
      expect(diff.changes).toHaveLength(5);
      const writer = world.provider.openWriter(scope, actual);
      // The process ends here: nothing is committed, nothing recorded.
      for (const change of inOrder(diff).slice(0, writes)) await writer.write(change);
      await applyTo(world, after);
      await expectEmptyPlan(world, after);
      expect((await world.recorded()).entries).toEqual(after);
    }
  });
}
