import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { doctor } from '../../../src/operations/doctor.ts';
import { ledgerResume } from '../../../src/operations/ledger-resume.ts';
import type { Address } from '../../../src/plan/address.ts';
import { catalogue, type Library, target, team } from '../library.ts';
import { leaveUnrecorded, waiting } from './leave-unrecorded.ts';

describe.each(['memory', 'directory'])('a result of a %s target that found no remote', (provider) => {
  test('is recorded by ledger resume, as the apply would have', async () => {
    const { hall, main, other } = await leaveUnrecorded(provider);
    const { resumed } = await ledgerResume(main.session());
    expect(resumed).toMatchObject([{ is: 'recorded', intent: 2, by: { sequence: 3 } }]);
    expect(waiting(main)).toEqual([]);
    expect(await ledgerResume(main.session())).toMatchObject({ resumed: [] });
    expect(main.git('rev-parse', 'bylaw/ledger')).toBe(hall.tip());
    for (const library of [main, other]) expect(await library.planned()).toEqual([]);
    const [, intent, result] = await main.entries();
    expect(result?.entry.runner).toEqual(intent?.entry.runner);
  });

  test('is recorded by the next apply in that clone', async () => {
    const { main } = await leaveUnrecorded(provider);
    expect((await main.apply()).status).toBe('nothing-to-do');
    expect(await main.kinds()).toEqual(['publish', 'intent', 'result']);
    expect(waiting(main)).toEqual([]);
  });

  test('is not recorded once somebody else has settled its intent', async () => {
    const { main, other } = await leaveUnrecorded(provider);
    // Far away, and half an hour later.
    for (const library of [main, other]) library.clock.now = '2026-09-01T08:31:00Z';
    other.git('fetch', '--quiet', 'origin', 'bylaw/ledger:bylaw/ledger');
    expect((await other.apply()).status).toMatch(/^(?:applied|nothing-to-do)$/);
    const before = await other.kinds();
    expect(await ledgerResume(main.session())).toMatchObject({ resumed: [{ is: 'settled' }] });
    expect(waiting(main)).toEqual([]);
    expect((await main.apply()).status).toBe('nothing-to-do');
    expect(await main.kinds()).toEqual(before);
  });
});

describe('a result of a directory, which would be the write,', () => {
  /** The commit whose apply went unrecorded was taken back. */
  async function takenBack() {
    const stage = await leaveUnrecorded('directory');
    stage.main.edit({ 'organizations/library/desk.yaml': null });
    return stage;
  }

  async function desk(library: Library): Promise<unknown> {
    const { entries } = await (await library.ledger()).readManaged(catalogue);
    return entries.get('team:library/desk' as Address);
  }

  test('writes nothing that HEAD no longer declares before somebody agreed to it', async () => {
    const { main } = await takenBack();
    expect((await main.apply({ confirm: async () => false })).status).toBe('declined');
    expect(await desk(main)).toBeUndefined();
    expect((await main.apply()).status).toBe('applied');
    const results = (await main.entries()).filter(({ entry }) => entry.kind === 'result');
    expect(results.map(({ entry }) => entry.outcomes?.some(({ status }) => status === 'applied'))).toEqual([
      false,
      true,
    ]);
    expect(await main.planned()).toEqual([]);
  });

  test('is recorded by ledger resume as not done', async () => {
    const { main } = await takenBack();
    expect(await ledgerResume(main.session())).toMatchObject({ resumed: [{ is: 'recorded' }] });
    expect(waiting(main)).toEqual([]);
    expect(await desk(main)).toBeUndefined();
    const result = (await main.entries()).at(-1)?.entry;
    expect(new Set(result?.outcomes?.map(({ status }) => status))).toEqual(new Set(['skipped']));
  });
});

type Waiting = Record<string, unknown> & {
  intent: { sequence: number; commit: string };
  outcomes: { digest: string; address: string; action: string; status: string }[];
  scheduled: unknown[];
};

const hostile: readonly (readonly [what: string, edit: (result: Waiting) => unknown])[] = [
  ['is not JSON', () => '{"unrecordedVersion": 1'],
  ['is something else', () => ['a list']],
  ['is of another version', (result) => ({ ...result, unrecordedVersion: 2 })],
  ['says more than it may', (result) => ({ ...result, edits: { 'entry.json': '{}' } })],
  ['is of no intent', (result) => ({ ...result, intent: { ...result.intent, sequence: 1 } })],
  ['is of no commit', (result) => ({ ...result, intent: { sequence: 2, commit: 'a'.repeat(40) } })],
  ['leaves a change out', (result) => ({ ...result, outcomes: result.outcomes.slice(1) })],
  ['tells a change twice', (result) => ({ ...result, outcomes: [...result.outcomes, result.outcomes[0]] })],
  [
    'adds a change',
    (result) => ({
      ...result,
      outcomes: [
        ...result.outcomes,
        { digest: 'f'.repeat(64), address: 'member:library/eve', action: 'create', status: 'applied' },
      ],
    }),
  ],
  [
    'gives a change another address',
    ({ outcomes: [first, ...rest], ...result }) => ({
      ...result,
      outcomes: [{ ...first, address: 'member:library/eve' }, ...rest],
    }),
  ],
  [
    'announces what the intent does not',
    (result) => ({
      ...result,
      scheduled: [{ address: 'team-member:library/desk/eve', value: { role: 'member' } }],
    }),
  ],
];

test('a file that was tampered with records nothing, is told, and is put aside', async () => {
  const { hall, main } = await leaveUnrecorded('memory');
  const [path = ''] = waiting(main);
  const whole = readFileSync(path, 'utf8');
  const before = hall.tip();
  for (const [what, edit] of hostile) {
    const edited = edit(JSON.parse(whole) as Waiting);
    const text = typeof edited === 'string' ? edited : JSON.stringify(edited);
    writeFileSync(path, text);
    const { resumed, unusable } = await ledgerResume(main.session());
    expect(resumed, what).toEqual([]);
    expect(unusable, what).toMatchObject([{ why: expect.stringContaining(path) }]);
    expect(readFileSync(unusable[0]?.path ?? '', 'utf8'), what).toBe(text);
  }
  expect(waiting(main)).toHaveLength(hostile.length);
  expect(hall.tip()).toBe(before);
  const { checks } = await doctor(main.session());
  expect(checks.find(({ name }) => name === 'unrecorded')).toMatchObject({ status: 'warning' });
  writeFileSync(path, whole);
  expect(await ledgerResume(main.session())).toMatchObject({ resumed: [{ is: 'recorded' }], unusable: [] });
});

test('a file that cannot be used stops no apply: it looks at the target, and records the others', async () => {
  const { main } = await leaveUnrecorded('memory');
  const [path = ''] = waiting(main);
  writeFileSync(path, '{"unrecordedVersion": 1');
  writeFileSync(join(dirname(path), `${'b'.repeat(40)}.json`), 'a note of mine');
  mkdirSync(join(dirname(path), 'folder.json'));
  const { status, earlier } = await main.apply();
  expect(status).toBe('nothing-to-do');
  const told = earlier.unusable.map((each) => each.path).sort();
  expect(told).toEqual(
    [
      `${path}.unusable`,
      join(dirname(path), `${'b'.repeat(40)}.json.unusable`),
      join(dirname(path), 'folder.json'),
    ].sort(),
  );
  expect(earlier.settled).toMatchObject([{ intent: 2, notDone: 0, neither: 0, by: { sequence: 3 } }]);
  expect(earlier.settled[0]?.done).toBeGreaterThan(3);
  expect(await main.kinds()).toEqual(['publish', 'intent', 'result']);
});

test('others may record elsewhere meanwhile', async () => {
  const { main, other } = await leaveUnrecorded('memory');
  other.git('fetch', '--quiet', 'origin', 'bylaw/ledger:bylaw/ledger');
  other.edit({
    'organizations/library/site.yaml': target('', 'website', 'directory'),
    'organizations/library/kids.yaml': team('kids', ['cleo']),
  });
  expect((await other.apply({ targets: ['website'] })).status).toBe('applied');
  expect(await ledgerResume(main.session())).toMatchObject({ resumed: [{ is: 'recorded' }] });
  expect((await main.kinds()).filter((kind) => kind === 'result')).toHaveLength(2);
});
