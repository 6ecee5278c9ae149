import { expect, test } from 'vitest';
import { appendEntry } from '../../src/ledger/append-entry.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import type { ApplyResult } from '../../src/operations/apply-result.ts';
import { newRun, runner } from '../../src/operations/runner.ts';
import { renderApplyText } from '../../src/report/render-apply-text.ts';
import { type Library, openLibrary, start, target, team, whileReading, whileWriting } from './library.ts';

/** Something else is recorded: the ledger moves, the library does not. */
async function elsewhere(library: Library): Promise<void> {
  const git = await library.open();
  const draft = {
    kind: 'event',
    at: library.clock.now,
    organization: 'museum',
    source: library.git('rev-parse', 'HEAD'),
    runner: runner(newRun(library.session())),
    approvedBy: [],
    event: 'a guided tour',
  } as const;
  await appendEntry(git, await openLedger(git, 'bylaw/ledger'), draft, new Map());
}

test('moved while a person thought: planned again, and not asked again where the changes are the same', async () => {
  const library = await openLibrary();
  let asked = 0;
  const result = await library.apply({
    confirm: async () => {
      asked += 1;
      await elsewhere(library);
      return true;
    },
  });
  expect(result.status).toBe('applied');
  expect(asked).toBe(1);
  expect(await library.kinds()).toEqual(['event', 'publish', 'intent', 'result']);
});

test('moved by many others, one after the other: it waits its turn and comes through', async () => {
  const library = await openLibrary();
  // Two more than how often it tries before it waits for its turn.
  let others = 12;
  const providers = whileReading(library, async () => {
    if (others === 0) return;
    others -= 1;
    await elsewhere(library);
  });
  expect((await library.apply({}, { providers })).status).toBe('applied');
  expect(others).toBe(0);
});

test('asked again where the changes became others', async () => {
  const library = await openLibrary();
  await library.apply();
  library.edit({ 'organizations/library/kids.yaml': team('kids', ['cleo']) });
  const asked: (readonly string[])[] = [];
  const result = await library.apply({
    confirm: async (plan) => {
      asked.push(plan.sections.flatMap(({ changes }) => changes.map(({ address }) => address)));
      if (asked.length === 1) await library.apply({ only: ['team:library/kids'] });
      return asked.length === 1;
    },
  });
  expect(asked[0]).toHaveLength(2);
  expect(asked).toHaveLength(1);
  expect(result.status).toBe('nothing-to-do');
});

test('what another apply did first is told: who, when, by which entry', async () => {
  const library = await openLibrary();
  const result = await library.apply({
    confirm: async () => {
      await library.apply();
      return true;
    },
  });
  expect(result.status).toBe('nothing-to-do');
  const entry = (await library.entries()).at(-1);
  expect(result.sections).toEqual([
    {
      organization: 'library',
      invitations: [],
      target: 'catalogue',
      outcomes: [],
      published: [],
      entries: [],
      notes: [expect.stringContaining(`entry ${entry?.entry.sequence} (${entry?.commit.slice(0, 7)})`)],
    },
  ]);
  const [note] = result.sections[0]?.notes ?? [];
  const { actor, at } = entry?.entry ?? {};
  expect(note).toContain(`applied meanwhile by ${actor?.name} <${actor?.email}> at ${at}`);
  const text = renderApplyText(result);
  expect(text).toMatch(/^ {2}note: what was planned here .*\n\nNothing to do: the target matches\.\n$/m);
  expect((await library.apply()).sections).toEqual([]);
});

test.each([
  ['memory', 'native'],
  ['memory', 'isomorphic'],
  ['directory', 'native'],
  ['directory', 'isomorphic'],
])(
  'moved between intent and result of a %s target: the result is recorded on the new tip, %s',
  async (provider, backend) => {
    const files = { ...start, 'organizations/library/target.yaml': target('', 'catalogue', provider) };
    const library = await openLibrary(files, { BYLAW_GIT: backend });
    const result = await library.apply({}, { providers: whileWriting(library, () => elsewhere(library)) });
    expect(result.status).toBe('applied');
    expect((await library.kinds()).filter((kind) => kind !== 'event')).toEqual([
      'publish',
      'intent',
      'result',
    ]);
    expect((await library.kinds()).at(-2)).toBe('event');
    expect(await library.planned()).toEqual([]);
    expect((await library.apply()).status).toBe('nothing-to-do');
  },
);

test('an apply that lost its lease stops, and leaves the rest to who took over', async () => {
  const library = await openLibrary();
  let taken: ApplyResult | undefined;
  const providers = whileWriting(library, async () => {
    if (taken !== undefined) return;
    library.clock.now = '2026-09-01T08:30:00Z';
    taken = await library.apply();
  });
  await expect(library.apply({}, { providers })).rejects.toMatchObject({
    code: 'apply/fenced',
    message: expect.stringContaining('was taken over by entry 3'),
  });
  expect(taken?.status).toBe('applied');
  expect((await library.kinds()).slice(0, 4)).toEqual(['publish', 'intent', 'takeover', 'result']);
  expect((await library.apply()).status).toBe('nothing-to-do');
});

test.each(['native', 'isomorphic'])(
  'of two applies of one target at once one comes through, %s',
  async (backend) => {
    const library = await openLibrary(start, { BYLAW_GIT: backend });
    const ended = await Promise.allSettled([library.apply(), library.apply()]);
    const words = ended.map((each) => (each.status === 'fulfilled' ? each.value.status : each.reason.code));
    expect(words).toContain('applied');
    for (const word of words) expect(['applied', 'nothing-to-do', 'apply/running']).toContain(word);
    expect((await library.apply()).status).toBe('nothing-to-do');
    expect((await library.kinds()).filter((kind) => kind === 'result')).toHaveLength(1);
    expect(new Set(library.system.written).size).toBe(library.system.written.length);
  },
);

test('two applies of two targets at once both come through', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/app.yaml': target('', 'website', 'directory'),
  });
  const results = await Promise.all([
    library.apply({ targets: ['catalogue'] }),
    library.apply({ targets: ['website'] }),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['applied', 'applied']);
  expect((await library.kinds()).filter((kind) => kind === 'publish')).toHaveLength(1);
  expect((await library.kinds()).filter((kind) => kind === 'result')).toHaveLength(2);
  expect(await library.planned()).toEqual([]);
});

test('what was published before a target moved is still told, once', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/app.yaml': target('', 'website', 'memory'),
  });
  let asked = 0;
  const onOutcome = () => {
    if (asked > 1) return;
    // While the first target is written to, the second one moves.
    library.system.put({ organization: 'library', target: 'website' }, new Map([['team:library/desk', {}]]));
  };
  const confirm = async () => {
    asked += 1;
    return true;
  };
  const result = await library.apply({ confirm, onOutcome: onOutcome });
  expect(result.status).toBe('applied');
  expect(asked).toBe(2);
  const published = result.sections.flatMap((section) => section.published);
  expect(published.map(({ policy, version }) => `${policy}@${version}`)).toEqual(['lend-books@1']);
  expect(result.sections.map(({ target: name }) => name)).toEqual(['catalogue', 'website']);
});
