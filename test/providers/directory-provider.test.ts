import { describe, expect, test } from 'vitest';
import type { RecordedState } from '../../src/audit/recorded-state.ts';
import { BylawError } from '../../src/diagnostic/bylaw-error.ts';
import { directoryProvider } from '../../src/providers/directory/directory-provider.ts';
import { providers } from '../../src/providers/registry.ts';
import { recordedState } from '../audit/arbitrary-state.ts';
import { orchestra, scope } from '../audit/orchestra.ts';
import { backends, branch } from '../ledger/temporary-repository.ts';
import { fc } from '../properties.ts';
import { applyTo, changed, planFor, providerContract, type World } from './contract.ts';
import { ledgerRecording, memoryRecording, type Recording } from './recording.ts';
import { whole } from './whole-state.ts';

function directoryWorld({ recorded, record }: Recording): World {
  let broken: string | undefined;
  const readRecorded = async (): Promise<RecordedState> => {
    if (broken !== undefined) throw new BylawError('ledger/truncated', broken);
    return recorded();
  };
  return {
    provider: directoryProvider({ readRecorded }),
    recorded,
    record,
    put: (entries) => record({ entries, owned: new Set() }),
    async breakReads(how) {
      broken = how === 'refused' ? 'no entry could be read' : 'one managed file is missing';
    },
  };
}

describe.each(backends)('on %s Git', (backend) => {
  providerContract(async () => directoryWorld(await ledgerRecording(backend)));

  test('the result entry is the write: a person who leaves a team is a diff of that line', async () => {
    const recording = await ledgerRecording(backend);
    const world = directoryWorld(recording);
    await applyTo(world, orchestra);
    await applyTo(
      world,
      changed(orchestra, (draft) => draft.delete('team-member:philharmonic/strings/ana')),
    );
    const folder = 'organizations/philharmonic/targets/directory/managed';
    expect(
      recording.repository.git('diff', '--unified=0', `${branch}~`, branch, '--', folder),
    ).toMatchInlineSnapshot(`
      "diff --git a/organizations/philharmonic/targets/directory/managed/team/strings.json b/organizations/philharmonic/targets/directory/managed/team/strings.json
      index b4edfdb..cae2580 100644
      --- a/organizations/philharmonic/targets/directory/managed/team/strings.json
      +++ b/organizations/philharmonic/targets/directory/managed/team/strings.json
      @@ -10,3 +9,0 @@
      -    "ana": {
      -      "role": "maintainer"
      -    },"
    `);
  });
});

test('a writer that never commits has written nothing', async () => {
  const world = directoryWorld(memoryRecording());
  const { actual, diff } = await planFor(world, orchestra);
  const writer = world.provider.openWriter(scope, actual);
  for (const change of diff.changes) await writer.write({ ...change, effect: 'none' });
  expect((await world.provider.reader.read(scope)).entries.size).toBe(0);
});

test('from any state to any other, one apply converges', async () => {
  await fc.assert(
    fc.asyncProperty(recordedState, recordedState, async (first, second) => {
      const world = directoryWorld(memoryRecording());
      for (const entries of [whole(first.entries), whole(second.entries)]) {
        const { outcomes } = await applyTo(world, entries);
        expect(outcomes.filter(({ status }) => status !== 'applied')).toEqual([]);
        expect((await planFor(world, entries)).diff.changes).toEqual([]);
        expect(new Map((await world.recorded()).entries)).toEqual(entries);
      }
    }),
  );
});

test('YAML may name the directory and GitHub, and nothing that only tests have', () => {
  expect([...providers.keys()]).toEqual(['directory', 'github']);
});
