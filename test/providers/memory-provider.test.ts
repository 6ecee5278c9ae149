import { describe, expect, test } from 'vitest';
import { managedOnly } from '../../src/audit/recorded-state.ts';
import { memoryProvider } from '../../src/providers/memory/memory-provider.ts';
import { type MemorySystem, memorySystem } from '../../src/providers/memory/memory-system.ts';
import { orchestra, scope } from '../audit/orchestra.ts';
import { applyTo, changed, inOrder, planFor, providerContract, type World } from './contract.ts';
import { ledgerRecording, memoryRecording, type Recording } from './recording.ts';

function memoryWorld(
  { recorded, record }: Recording,
  system: MemorySystem = memorySystem(),
): World & { readonly system: MemorySystem } {
  return {
    system,
    provider: memoryProvider(system)({ readRecorded: recorded }),
    recorded,
    // It keeps its own state: the ledger records what Bylaw manages there.
    record: (state) => record(managedOnly(state)),
    put: async (entries) => system.put(scope, entries),
    async breakReads(how) {
      system.inject(how === 'refused' ? { refusedReads: true } : { readsBreakAfter: 3 });
    },
  };
}

describe('the contract', () => {
  providerContract(async () => memoryWorld(await ledgerRecording('native')));
});

const strings = 'team:philharmonic/strings';

test('a refused write fails alone, says why, and is tried again by the next apply', async () => {
  const world = memoryWorld(memoryRecording());
  const refused = 'member:philharmonic/bo';
  world.system.inject({ refusedWrites: new Map([[refused, 'the stage is full']]) });
  const { outcomes } = await applyTo(world, orchestra);
  const failed = outcomes.filter(({ status }) => status !== 'applied');
  expect(failed).toMatchObject([{ address: refused, status: 'failed', message: 'the stage is full' }]);
  expect((await world.recorded()).entries.has(refused)).toBe(false);
  world.system.inject({});
  expect((await applyTo(world, orchestra)).outcomes).toMatchObject([{ address: refused, status: 'applied' }]);
});

test('a deleted object takes its edges with it', async () => {
  const world = memoryWorld(memoryRecording());
  await applyTo(world, orchestra);
  const { actual, diff } = await planFor(
    world,
    changed(orchestra, (draft) => {
      for (const address of draft.keys()) if (address.includes('strings')) draft.delete(address);
    }),
  );
  const deletion = inOrder(diff).find(({ address }) => address === strings);
  if (deletion === undefined) throw new Error('nothing planned');
  const writer = world.provider.openWriter(scope, actual);
  expect(await writer.write(deletion)).toMatchObject({ status: 'applied' });
  expect([...(await writer.commit()).keys()].filter((address) => address.includes('strings'))).toEqual([]);
});

test.each([true, false])(
  'the connection dies in a write (took effect: %s): the next apply converges',
  async (effect) => {
    for (let writes = 0; writes < orchestra.size; writes += 1) {
      const world = memoryWorld(memoryRecording());
      world.system.inject({ diesAfter: { writes, effect } });
      await expect(applyTo(world, orchestra)).rejects.toMatchObject({ code: 'provider/disconnected' });
      expect(world.system.written).toHaveLength(writes + (effect ? 1 : 0));
      world.system.inject({});
      await applyTo(world, orchestra);
      expect((await world.recorded()).entries).toEqual(orchestra);
      expect((await planFor(world, orchestra)).diff).toMatchObject({ changes: [], adopts: [] });
      expect(world.system.written).toHaveLength(orchestra.size);
    }
  },
);

test('what a colleague removed there is planned again', async () => {
  const world = memoryWorld(memoryRecording());
  await applyTo(world, orchestra);
  await world.put(changed(orchestra, (draft) => draft.delete('team-member:philharmonic/strings/ana')));
  expect((await applyTo(world, orchestra)).outcomes).toMatchObject([{ action: 'create', status: 'applied' }]);
});
