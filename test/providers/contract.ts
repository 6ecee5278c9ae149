import { expect, test } from 'vitest';
import type { Outcome } from '../../src/audit/entry.ts';
import { recordChanges } from '../../src/audit/record-changes.ts';
import {
  adoptObjects,
  forgetObject,
  ownedAfter,
  type RecordedState,
} from '../../src/audit/recorded-state.ts';
import type { JsonObject } from '../../src/digest/json.ts';
import { type Address, knownAddress } from '../../src/plan/address.ts';
import { diffState, type StateDiff } from '../../src/plan/diff-state.ts';
import type { Change } from '../../src/plan/plan.ts';
import type { StateEntries } from '../../src/plan/state.ts';
import type { Provider, Scope } from '../../src/providers/provider.ts';
import { scope as directory, orchestra } from '../audit/orchestra.ts';

/** The philharmonic in the words of a system: objects and edges that it can hold. */
export interface Fixture {
  readonly scope: Scope;
  /** Of ana and bo, an account that is nobody's, the team of strings, and who is in it. */
  readonly entries: StateEntries;
  /** A team beside that. */
  readonly choir: JsonObject;
  /** A third member, and the strings as described later. */
  readonly cy: JsonObject;
  readonly described: JsonObject;
}

/** In Bylaw's own words. */
export const ownWords: Fixture = {
  scope: directory,
  entries: orchestra,
  choir: { description: 'sings' },
  cy: { id: 'cy', role: 'player', status: 'active' },
  described: { description: 'violins to cellos' },
};

/** One system with its provider and a ledger that records what was applied there. */
export interface World {
  readonly provider: Provider;
  /** Default: in Bylaw's own words. */
  readonly fixture?: Fixture;
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
  const { scope } = fixtureOf(world);
  const { capabilities } = world.provider;
  const actual = await world.provider.reader.read(scope);
  const nothing = { publishes: [], timed: [], scheduled: [], expired: [], origins: new Map() };
  const desired = { ...scope, entries, fresh: entries, previously, ...nothing };
  const recorded = (await world.recorded()).entries;
  const diff = diffState(desired, actual, {
    mode: 'additive',
    manages: new Set(capabilities.manages),
    observes: capabilities.observes,
    evaluatedAt: '2026-12-01T09:00:00Z',
    ...(capabilities.stages ? {} : { recorded }),
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
  const { capabilities } = world.provider;
  const writer = world.provider.openWriter(fixtureOf(world).scope, actual);
  const changes = inOrder(diff);
  const outcomes: Outcome[] = [];
  for (const change of changes) outcomes.push(await writer.write(change));
  const applied = changes.filter((_change, i) => outcomes[i]?.status === 'applied');
  const written = { entries: await writer.commit(), owned: ownedAfter(actual.owned, applied) };
  const existing = diff.adopts.filter((address) => written.entries.has(address));
  if (capabilities.stages) await world.record(adoptObjects(written, existing));
  else {
    const adopted = new Map(existing.map((address) => [address, entries.get(address) ?? {}]));
    const { observes } = capabilities;
    const recording = { made: applied, adopted, entries: written.entries, observes };
    await world.record(recordChanges(await world.recorded(), recording));
  }
  return { diff, outcomes };
}

function fixtureOf({ fixture = ownWords }: World): Fixture {
  return fixture;
}

/** Objects before their edges, edges gone before their objects. */
export function inOrder({ changes }: StateDiff): readonly Change[] {
  const rank = ({ action, address }: { readonly action: string; readonly address: Address }): number => {
    const edge = ['team-member', 'binding', 'repository-permission'].includes(knownAddress(address).kind);
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

/** What the next apply finds by looking that was done under an intent that nobody ended. */
async function settle(world: World, made: readonly Change[]): Promise<void> {
  const { observes } = world.provider.capabilities;
  const { entries } = await world.provider.reader.read(fixtureOf(world).scope);
  const recording = { made, adopted: new Map(), entries, observes };
  await world.record(recordChanges(await world.recorded(), recording));
}

/** What is recorded is what is declared, with what is only seen. */
async function expectRecorded(world: World, entries: StateEntries): Promise<void> {
  const { observes } = world.provider.capabilities;
  const recorded = [...(await world.recorded()).entries].map(([address, value]) => {
    const declared = Object.entries(value).filter(
      ([field]) => !observes.includes(field) || entries.get(address)?.[field] !== undefined,
    );
    return [address, Object.fromEntries(declared)] as const;
  });
  expect(new Map(recorded)).toEqual(new Map(entries));
}

const strings = 'team:philharmonic/strings';
const ana = 'team-member:philharmonic/strings/ana';

/** What holds of every provider. */
export function providerContract(openWorld: () => Promise<World>, words: Fixture = ownWords): void {
  const { scope, entries: orchestra } = words;
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
    const objects = [...orchestra.keys()].filter(
      (address) => !/^(team-member|binding|repository-permission):/.test(address),
    );
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
      [...orchestra].map(([address, value]) => [address.replace('/strings', '/string-section'), value]),
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
    await expectRecorded(world, smaller);
  });

  test("somebody else's objects are left alone until they are declared", async () => {
    const world = await openWorld();
    const choir = new Map([['team:philharmonic/choir', words.choir]]);
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
    const { stages } = world.provider.capabilities;
    const kept = stages ? await world.provider.reader.read(scope) : await world.recorded();
    await world.record(forgetObject(kept, strings));
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
      // A system of its own may say so, or do it once more, which changes nothing.
      { status: expect.stringMatching(/^(stale|applied)$/) },
    ]);
    const lost = { ...join, address: 'team-member:philharmonic/strings/nobody' };
    expect(await writer.write(lost)).toMatchObject({
      status: 'failed',
      message: expect.stringContaining('nobody'),
    });
    const committed = await writer.commit();
    expect([...orchestra.keys()].filter((address) => !committed.has(address))).toEqual([]);
    expect([...committed.keys()].filter((address) => address.includes('nobody'))).toEqual([]);
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
      draft.set('member:philharmonic/cy', words.cy);
      draft.set('team-member:philharmonic/strings/cy', { role: 'member' });
      draft.set(strings, words.described);
    });
    for (let writes = 0; writes <= 5; writes += 1) {
      const world = await openWorld();
      await applyTo(world, orchestra);
      const { actual, diff } = await planFor(world, after);
      expect(diff.changes).toHaveLength(5);
      const writer = world.provider.openWriter(scope, actual);
      // The process ends here: nothing is committed, nothing recorded.
      const made = inOrder(diff).slice(0, writes);
      for (const change of made) await writer.write(change);
      if (!world.provider.capabilities.stages) await settle(world, made);
      await applyTo(world, after);
      await expectEmptyPlan(world, after);
      await expectRecorded(world, after);
    }
  });
}
