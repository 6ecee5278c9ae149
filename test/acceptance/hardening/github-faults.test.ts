import { expect, test } from 'vitest';
import { times } from './counts.ts';
import { everythingWritten } from './github/everything-written.ts';
import { type FaultLane, openFaultLane } from './github/fault-lane.ts';
import { randomFaults } from './github/random-faults.ts';
import { applyHere, applyUntilKilled, type Said } from './github/ways-to-apply.ts';
import { seedOfTest } from './seed.ts';

const limit = { timeout: times(1_800_000, 180_000) };

/** Of a token nothing may be found, and of what was applied something: else nothing would ever be. */
function expectNoToken({ library }: FaultLane, said: Said): void {
  const written = [everythingWritten(library.folder), ...said].join('\n');
  expect(written).toContain('team:acme/team-1');
  expect(written.split(library.github.token)).toHaveLength(1);
}

test(
  'whatever GitHub does, an apply ends clearly, takes nothing that stays declared, tells the ledger what it did, and the next one converges',
  limit,
  async () => {
    const random = seedOfTest();
    const lane = await openFaultLane(random, { pace: 1000 });
    const said: Said = [];
    for (let run = 1; run <= times(180, 4); run += 1) {
      const problems = await lane.run(random, randomFaults(random), () => applyHere(lane, said));
      expect(problems, `run ${run}`).toEqual([]);
    }
    expectNoToken(lane, said);
  },
);

test('killed when a write took effect and was not answered, likewise', limit, async () => {
  const random = seedOfTest();
  const lane = await openFaultLane(random, { pace: 0, start: new Date().toISOString() });
  const said: Said = [];
  for (let run = 1; run <= times(20, 2); run += 1) {
    const writes = 1 + random.below(4);
    const problems = await lane.run(random, [], () => applyUntilKilled(lane, said, writes));
    expect(problems, `run ${run}`).toEqual([]);
  }
  expectNoToken(lane, said);
});
