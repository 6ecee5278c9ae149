import { describe, expect, test } from 'vitest';
import { openIntentPath } from '../../src/audit/ledger-paths.ts';
import { doctor } from '../../src/operations/doctor.ts';
import { catalogue, openLibrary, team } from './library.ts';

describe.each(['native', 'isomorphic'])('a clock that goes back between applies, %s backend', (backend) => {
  test('the ledger stays whole and in order, and the next apply converges', async () => {
    const library = await openLibrary(undefined, { BYLAW_GIT: backend });
    expect((await library.apply()).status).toBe('applied');
    library.clock.now = '2025-01-01T00:00:00Z';
    library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
    const behind =
      /^it is 2025-01-01T00:00:00Z by the clock here, and entry \d+ was made at 2026-09-01T08:00:00Z: what starts/;
    const clock = async () => (await library.plan()).notes?.filter(({ about }) => about === 'clock');
    expect(await clock()).toEqual([{ about: 'clock', message: expect.stringMatching(behind) }]);
    const { checks } = await doctor(library.session());
    expect(checks.find(({ name }) => name === 'ledger')).toMatchObject({
      status: 'warning',
      message: expect.stringMatching(behind),
    });
    const applied = await library.apply();
    expect(applied.status).toBe('applied');
    expect(applied.sections.flatMap(({ notes }) => notes)).toEqual([expect.stringMatching(behind)]);
    // As long as clocks that go right may differ.
    library.clock.now = '2024-12-31T23:59:30Z';
    expect(await clock()).toEqual([]);
    library.clock.now = '2026-09-02T08:00:00Z';
    expect(await library.planned()).toEqual([]);
    const entries = await library.entries();
    expect(entries.map(({ entry }) => entry.sequence)).toEqual(entries.map((_, index) => index + 1));
    expect(library.git('fsck', '--strict', '--no-dangling')).toBe('');
  });

  test('an apply that died is settled by one whose clock is behind', async () => {
    const library = await openLibrary(undefined, { BYLAW_GIT: backend });
    library.system.inject({ diesAfter: { writes: 2, effect: true } });
    await expect(library.apply()).rejects.toMatchObject({ code: 'provider/disconnected' });
    library.system.inject({});
    library.clock.now = '2026-08-31T00:00:00Z';
    expect((await library.apply()).status).toBe('applied');
    expect(await library.planned()).toEqual([]);
    expect((await library.kinds()).at(-1)).toBe('result');
    expect((await library.ledger()).files.has(openIntentPath(catalogue))).toBe(false);
  });
});
