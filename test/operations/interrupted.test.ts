import { hostname } from 'node:os';
import { describe, expect, test } from 'vitest';
import { appendEntry } from '../../src/ledger/append-entry.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { setDigest } from '../../src/plan/change-digest.ts';
import { catalogue, changesOf, type Library, openLibrary, team } from './library.ts';

/** More people, a new team, and a renamed one: nine ways to be interrupted. */
function edit(library: Library): void {
  library.edit({
    'organizations/library/kids.yaml': team('kids', ['cleo'], 'bindings: [librarian]'),
    'organizations/library/desk.yaml': null,
    'organizations/library/counter.yaml': team(
      'counter',
      ['ada'],
      'bindings: [librarian]',
      'previously: [desk]',
    ),
  });
}

describe.each([true, false])('killed in a write that took effect: %s', (effect) => {
  test('the next apply settles the intent by looking, and converges', async () => {
    for (let writes = 0; ; writes += 1) {
      const library = await openLibrary();
      await library.apply();
      edit(library);
      const before = library.system.written.length;
      library.system.inject({ diesAfter: { writes, effect } });
      const killed = await library.apply().catch((error: { code: string }) => error.code);
      library.system.inject({});
      if (killed !== 'provider/disconnected') break;
      const made = library.system.written.slice(before);
      const open = await (await library.ledger()).openIntent(catalogue);
      expect(open).toBeDefined();

      expect((await library.apply()).status).toMatch(/^(?:applied|nothing-to-do)$/);

      const entries = (await library.entries()).map(({ entry }) => entry);
      const settled = entries.find(({ kind, intent }) => kind === 'result' && intent === open?.sequence);
      const applied = settled?.outcomes?.filter(({ status }) => status === 'applied') ?? [];
      expect(applied.map(({ address }) => address).sort()).toEqual([...made].sort());
      const others = settled?.outcomes?.filter(({ status }) => status !== 'applied') ?? [];
      expect(new Set(others.map(({ status }) => status))).toEqual(
        new Set(others.length > 0 ? ['skipped'] : []),
      );
      const recorded = await (await library.ledger()).readManaged(catalogue);
      expect(recorded.entries).toEqual(library.system.entries(catalogue));
      expect(await (await library.ledger()).openIntent(catalogue)).toBeUndefined();
      expect(await library.planned()).toEqual([]);
      expect((await library.apply()).status).toBe('nothing-to-do');
      // Nothing was done twice.
      expect(new Set(library.system.written).size).toBeGreaterThan(0);
      expect(library.system.written.length - before).toBe(settled?.outcomes?.length ?? 0);
    }
  });
});

test('what is neither as before nor as intended stays out of the result, and is recorded as drift', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({
    'organizations/library/desk.yaml': team(
      'desk',
      ['ben'],
      'displayName: Front desk',
      'bindings: [librarian]',
    ),
  });
  library.edit({ 'organizations/library/stacks.yaml': team('stacks', ['cleo'], 'displayName: The stacks') });
  library.system.inject({ diesAfter: { writes: 0, effect: false } });
  await expect(library.apply()).rejects.toMatchObject({ code: 'provider/disconnected' });
  library.system.inject({});
  const desk = library.system.entries(catalogue);
  desk.set('team:library/desk', { ...desk.get('team:library/desk'), displayName: 'Reception' });

  expect((await library.apply()).status).toBe('applied');

  const entries = (await library.entries()).map(({ entry }) => entry).slice(-4);
  expect(entries.map(({ kind }) => kind)).toEqual(['intent', 'result', 'intent', 'result']);
  expect(entries[1]?.outcomes).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ address: 'team:library/desk', status: 'stale' }),
      expect.objectContaining({ address: 'team:library/stacks', status: 'skipped' }),
    ]),
  );
  expect(library.system.entries(catalogue).get('team:library/desk')).toMatchObject({
    displayName: 'Front desk',
  });
});

interface Holder {
  readonly host: string;
  readonly process: number;
  readonly id: string;
}

describe('an intent without a result', () => {
  const alive: Holder = { host: hostname(), process: process.ppid, id: 'another-run' };
  const elsewhere: Holder = { host: 'circulation-desk', process: 1, id: 'another-run' };
  // Process ids end long before this one.
  const dead: Holder = { host: hostname(), process: 2 ** 30, id: 'another-run' };

  test.each([
    ['of a living process', alive],
    ['of another host', elsewhere],
  ])('%s is respected until its lease ends, then taken over', async (_, holder) => {
    const library = await openLibrary();
    await leaveOpen(library, holder);
    await expect(library.apply()).rejects.toMatchObject({ code: 'apply/running' });
    library.clock.now = '2026-09-01T08:29:59Z';
    await expect(library.apply()).rejects.toMatchObject({ code: 'apply/running' });
    expect(library.system.written).toEqual([]);
    library.clock.now = '2026-09-01T08:30:00Z';
    expect((await library.apply()).status).toBe('applied');
    expect(await library.kinds()).toEqual(['intent', 'takeover', 'result', 'publish', 'intent', 'result']);
    expect(await library.planned()).toEqual([]);
  });

  test('of a dead process of this host is settled at once', async () => {
    const library = await openLibrary();
    await leaveOpen(library, dead);
    expect((await library.apply()).status).toBe('applied');
    expect(await library.kinds()).toEqual(['intent', 'result', 'publish', 'intent', 'result']);
  });

  test('of one target does not keep another organization from being applied', async () => {
    const library = await openLibrary();
    await leaveOpen(library, alive);
    library.edit({
      'organizations/museum/organization.yaml': (await import('./library.ts')).organization('museum'),
      'organizations/museum/people.yaml': `apiVersion: bylaw/v1
kind: RoleList
items: [{name: director, permissions: ["*"]}, {name: reader, permissions: ["bylaw:*"]}]
---
apiVersion: bylaw/v1
kind: Member
name: mo
role: director
`,
    });
    expect((await library.apply({ organizations: ['museum'] })).status).toBe('applied');
  });

  test.each([
    ['a day ahead', '2026-09-02T08:00:00Z', 'apply/running'],
    ['more than a day ahead', '2026-09-02T08:00:01Z', 'applied'],
    ['at the end of time', '9999-12-31T23:59:59Z', 'applied'],
  ])('with a lease that ends %s keeps nobody out for longer than a lease can', async (_, until, expected) => {
    const library = await openLibrary();
    await leaveOpen(library, elsewhere, until);
    const ended = await library.apply().then(
      ({ status }) => status,
      ({ code }) => code,
    );
    expect(ended).toBe(expected);
  });

  async function leaveOpen(library: Library, by: Holder, leaseUntil = '2026-09-01T08:30:00Z'): Promise<void> {
    const changes = changesOf((await library.plan()).plan).map(
      ({ action, address, before, after, digest }) => ({
        action,
        address,
        before,
        after,
        digest,
      }),
    );
    const git = await library.open();
    await appendEntry(
      git,
      await openLedger(git, 'bylaw/ledger'),
      {
        kind: 'intent',
        at: library.clock.now,
        ...catalogue,
        source: library.git('rev-parse', 'HEAD'),
        runner: by,
        approvedBy: [],
        changes,
        changeDigest: setDigest(changes),
        evaluatedAt: library.clock.now,
        leaseUntil,
      },
      new Map(),
    );
  }
});
