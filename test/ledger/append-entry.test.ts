import { expect, test } from 'vitest';
import { nothingRecorded } from '../../src/audit/recorded-state.ts';
import { stateEdits } from '../../src/audit/state-edits.ts';
import { appendEntry } from '../../src/ledger/append-entry.ts';
import type { RecordedEntry } from '../../src/ledger/ledger.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { objectAddress } from '../../src/plan/address.ts';
import { orchestra, ownedState, scope } from '../audit/orchestra.ts';
import { firstSeason, intentDraft, publishScores, readScores, recordState } from './season.ts';
import { type Backend, backends, branch, cloneOf, temporaryRepository } from './temporary-repository.ts';

const managed = 'organizations/philharmonic/targets/directory/managed';

test.each(backends)('%s: an empty ledger holds nothing, and opening it writes nothing', async (backend) => {
  const repository = await temporaryRepository();
  const ledger = await openLedger(await repository.open(backend), 'bylaw/ledger');
  expect(ledger).toMatchObject({
    ref: branch,
    tip: undefined,
    sequence: 0,
    latest: undefined,
    organizations: [],
  });
  expect(await ledger.readManaged(scope)).toEqual(nothingRecorded);
  expect(await ledger.applied(scope)).toBeUndefined();
  expect((await ledger.policyHistories('philharmonic')).size).toBe(0);
  expect(await ledger.entryAt(1)).toBeUndefined();
  expect(await collect(ledger.entries())).toEqual([]);
  expect(repository.git('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
});

test.each(backends)('%s: entries make a linear history that git understands', async (backend) => {
  const repository = await temporaryRepository();
  const ledger = await firstSeason(await repository.open(backend));
  expect(repository.git('log', '--format=%s', 'bylaw/ledger')).toMatchInlineSnapshot(`
    "Result 3: philharmonic/directory, 1 applied
    Intent 2: philharmonic/directory, 0 changes
    Publish 1: philharmonic, scores@1"
  `);
  expect(repository.git('ls-tree', '-r', '--name-only', 'bylaw/ledger')).toMatchInlineSnapshot(`
    "entry.json
    organizations/philharmonic/policies/scores/1.json
    organizations/philharmonic/targets/directory/applied.json
    organizations/philharmonic/targets/directory/managed/member/24/ana.json
    organizations/philharmonic/targets/directory/managed/member/3d/bo.json
    organizations/philharmonic/targets/directory/managed/organization/philharmonic.json
    organizations/philharmonic/targets/directory/managed/service-account/archive.json
    organizations/philharmonic/targets/directory/managed/team/strings.json"
  `);
  const trailers = repository.git(
    'log',
    '--format=%(trailers:key=Bylaw-Sequence,valueonly,separator=%x2C)',
    branch,
  );
  expect(trailers.split('\n')).toEqual(['3', '2', '1']);
  expect(repository.git('log', '-1', '--format=%an <%ae> %aI', branch)).toBe(
    'Ana Ruiz <ana@philharmonic.example> 2026-12-01T09:00:00+00:00',
  );
  expect(repository.git('rev-list', '--merges', branch)).toBe('');
  expect(repository.git('rev-parse', `${branch}:${managed}`)).toBe(ledger.latest?.state);
  expect(repository.git('fsck', '--strict', '--no-dangling')).toBe('');
  expect(repository.git('status', '--porcelain')).toBe('');
});

test.each(backends)('%s: what was appended is what is read', async (backend) => {
  const repository = await temporaryRepository();
  const git = await repository.open(backend);
  const appended = await firstSeason(git);
  const opened = await openLedger(await repository.open(backend), 'bylaw/ledger');
  expect(opened).toMatchObject({
    tip: appended.tip,
    tree: appended.tree,
    sequence: 3,
    latest: appended.latest,
  });
  expect([...opened.files].sort()).toEqual([...appended.files].sort());
  expect(opened.organizations).toEqual(['philharmonic']);
  expect(opened.targets('philharmonic')).toEqual(['directory']);
  expect(await opened.readManaged(scope)).toEqual(ownedState(sorted(orchestra)));
  expect(await opened.applied(scope)).toEqual({
    sequence: 3,
    source: 'a'.repeat(40),
    evaluatedAt: '2026-12-01T08:59:58Z',
    scheduled: [],
    changeDigest: 'c'.repeat(64),
  });
  expect((await opened.policyHistories('philharmonic')).get('scores')?.versions).toMatchObject([
    { version: 1, statements: readScores },
  ]);
  expect(await opened.stateTree(scope)).toBe(opened.latest?.state);
});

test.each(backends)('%s: history is read back, by number, commit and limit', async (backend) => {
  const repository = await temporaryRepository();
  const ledger = await firstSeason(await repository.open(backend));
  const entries = await collect(ledger.entries());
  expect(entries.map(({ entry }) => `${entry.kind} ${entry.sequence}`)).toEqual([
    'result 3',
    'intent 2',
    'publish 1',
  ]);
  expect((await collect(ledger.entries({ limit: 1 }))).map(({ entry }) => entry.sequence)).toEqual([3]);
  expect((await collect(ledger.entries({ target: 'directory' }))).length).toBe(2);
  expect(await ledger.entryAt(2)).toEqual(entries[1]);
  expect(await ledger.entryAt('bylaw/ledger~2')).toEqual(entries[2]);
  expect(await ledger.entryAt((ledger.tip ?? '').slice(0, 12))).toEqual(entries[0]);
  for (const missing of [0, 4, 1.5, 'main', 'no-such-branch'])
    expect(await ledger.entryAt(missing)).toBeUndefined();
  const before = await ledger.treeAt(entries[1]?.commit ?? '');
  expect(await before.readManaged(scope)).toEqual(nothingRecorded);
  expect((await before.policyHistories('philharmonic')).size).toBe(1);
});

test.each(backends)('%s: an object let go of stays, unmanaged', async (backend) => {
  const repository = await temporaryRepository();
  const git = await repository.open(backend);
  const team = objectAddress('team', 'philharmonic', 'strings');
  const forgotten = ownedState(sorted(orchestra), [team]);
  const ledger = await recordState(git, await firstSeason(git), forgotten);
  expect(sortedState(await ledger.readManaged(scope))).toEqual(sortedState(forgotten));
  expect(
    repository.git('diff', '--name-status', '--find-renames', `${branch}~`, branch, '--', 'organizations'),
  ).toBe(
    `M\torganizations/philharmonic/targets/directory/applied.json\nR100\t${managed}/team/strings.json\t${managed.replace('managed', 'unmanaged')}/team/strings.json`,
  );
  const adopted = await recordState(git, ledger, ownedState(orchestra));
  expect(await adopted.stateTree(scope)).toBe(repository.git('rev-parse', `${branch}~2:${managed}`));
});

test.each(backends)('%s: everything removed leaves the empty state', async (backend) => {
  const repository = await temporaryRepository();
  const git = await repository.open(backend);
  const ledger = await recordState(git, await firstSeason(git), nothingRecorded);
  expect(ledger.latest?.state).toBe(repository.gitWith('', 'mktree'));
  expect(await ledger.stateTree(scope)).toBeUndefined();
  const opened = await openLedger(await repository.open(backend), 'bylaw/ledger');
  expect(await opened.readManaged(scope)).toEqual(nothingRecorded);
});

test('both backends write the same trees and commits', async () => {
  const [native, isomorphic] = await Promise.all(
    backends.map(async (backend) => {
      const repository = await temporaryRepository();
      const git = await repository.open(backend);
      await publishScores(git, await firstSeason(git), [{ effect: 'deny', actions: ['scores:burn'] }]);
      return repository.git('log', '--format=%H %T', branch);
    }),
  );
  expect(native).toBe(isomorphic);
});

test.each(backends)(
  '%s: of two that append at once, one wins and the other wrote nothing',
  async (backend) => {
    const repository = await temporaryRepository();
    const season = await firstSeason(await repository.open(backend));
    const racers = await Promise.all([repository.open(backend), repository.open('native')]);
    const ledgers = await Promise.all(racers.map((git) => openLedger(git, 'bylaw/ledger')));
    const race = await Promise.allSettled(
      racers.map(async (git, i) =>
        appendEntry(git, ledgers[i] ?? season, { ...intentDraft, event: `racer ${i}` }, new Map()),
      ),
    );
    const lost = race.filter((outcome) => outcome.status === 'rejected');
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toMatchObject({ code: expect.stringMatching(/^git\/ref-(moved|locked)$/) });
    expect((await openLedger(racers[0] ?? (await repository.open(backend)), 'bylaw/ledger')).sequence).toBe(
      4,
    );
    expect(repository.git('rev-list', '--count', branch)).toBe('4');
  },
);

test.each(backends)('%s: a ledger opened before somebody else appended does not append', async (backend) => {
  const repository = await temporaryRepository();
  const git = await repository.open(backend);
  const old = await firstSeason(git);
  const next = await appendEntry(git, old, intentDraft, new Map());
  await expect(appendEntry(git, old, intentDraft, new Map())).rejects.toMatchObject({
    code: 'git/ref-moved',
  });
  expect(repository.git('rev-parse', branch)).toBe(next.tip);
});

test.each(backends)('%s: without an identity nothing is written', async (backend) => {
  const repository = await temporaryRepository();
  const git = await repository.open(backend);
  const ledger = await firstSeason(git);
  repository.git('config', '--unset', 'user.email');
  await expect(
    appendEntry(await repository.open(backend), ledger, intentDraft, new Map()),
  ).rejects.toMatchObject({
    code: 'git/no-identity',
    hint: expect.stringContaining('git config user.name'),
  });
  expect(repository.git('rev-parse', branch)).toBe(ledger.tip);
});

test('a clone that fetched the branch continues it', async () => {
  const repository = await temporaryRepository();
  await firstSeason(await repository.open('native'));
  const clone = await cloneOf(repository);
  clone.git('branch', 'bylaw/ledger', 'origin/bylaw/ledger');
  const git = await clone.open('native');
  const ledger = await appendEntry(git, await openLedger(git, 'bylaw/ledger'), intentDraft, new Map());
  expect(ledger.latest?.actor).toEqual({ name: 'Bo Lind', email: 'bo@philharmonic.example' });
  clone.git('push', '--quiet', 'origin', 'bylaw/ledger');
  expect((await openLedger(await repository.open('native'), branch)).sequence).toBe(4);
});

test.each<Backend>(['native', 'isomorphic'])(
  '%s: 3,000 members in 800 teams are recorded',
  async (backend) => {
    const repository = await temporaryRepository();
    const git = await repository.open(backend);
    const state = ownedState(largeOrchestra());
    const empty = await openLedger(git, 'bylaw/ledger');
    const recorded = await appendEntry(
      git,
      empty,
      { ...intentDraft, kind: 'sync' },
      stateEdits(scope, nothingRecorded, state),
    );
    const opened = await openLedger(await repository.open(backend), 'bylaw/ledger');
    const before = await opened.readManaged(scope);
    const entries = new Map(before.entries);
    entries.delete('team-member:philharmonic/desk-0/player-0');
    const changed = await recordState(git, opened, { ...before, entries });
    expect(await recorded.stateTree(scope)).toBe(await opened.stateTree(scope));
    expect(before.entries.size).toBe(state.entries.size);
    expect((await changed.readManaged(scope)).entries).toEqual(entries);
  },
);

function largeOrchestra(): ReadonlyMap<string, { readonly role?: string; readonly description?: string }> {
  const entries = new Map<string, { readonly role?: string; readonly description?: string }>();
  for (let i = 0; i < 3000; i += 1) entries.set(`member:philharmonic/player-${i}`, { role: 'player' });
  for (let i = 0; i < 800; i += 1) {
    entries.set(`team:philharmonic/desk-${i}`, { description: `desk ${i}` });
    for (let j = 0; j < 12; j += 1) {
      entries.set(`team-member:philharmonic/desk-${i}/player-${(i * 12 + j) % 3000}`, { role: 'member' });
    }
  }
  return entries;
}

function sorted<T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...map].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function sortedState(state: {
  readonly entries: ReadonlyMap<string, unknown>;
  readonly owned: ReadonlySet<string>;
}) {
  return { entries: sorted(state.entries), owned: [...state.owned].sort() };
}

async function collect(entries: AsyncIterable<RecordedEntry>): Promise<readonly RecordedEntry[]> {
  const collected: RecordedEntry[] = [];
  for await (const entry of entries) collected.push(entry);
  return collected;
}
