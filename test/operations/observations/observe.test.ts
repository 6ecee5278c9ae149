import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { accessCheck } from '../../../src/operations/access/access-check.ts';
import { observedMembers } from '../../../src/operations/observations/observed-members.ts';
import { pruneObserved } from '../../../src/operations/observations/prune-observed.ts';
import { type Library, openLibrary, start } from '../library.ts';
import { branches } from '../remote/branches.ts';
import { branchOf, line, observing } from './seen.ts';

const ref = 'refs/heads/bylaw/observed';
const day = (number: number) => `2026-08-${String(number).padStart(2, '0')}T10:00:00Z`;

function pathOf(name: string): string {
  const folder = createHash('sha256').update(name).digest('hex').slice(0, 2);
  return `organizations/library/${folder}/${name}.json`;
}

test.each(['native', 'isomorphic'])('keeps the newest of each value, one commit a run: %s', async (git) => {
  const library = await openLibrary(start, { BYLAW_GIT: git });
  const lines = [
    line('ada', day(3), { mfa: true, lastSignIn: '2026-08-03T11:59:59.75+02:00' }),
    line('ada', day(1), { mfa: false, joined: '2024-02-29T00:00:00Z', organization: 'library' }),
    '',
    line('ben', day(2), { mfa: false, emailDelivery: 'failed' }),
    line('ben', day(2), { mfa: true, emailDelivery: 'delivered' }),
  ];
  const first = await observing(library, `\uFEFF${lines.join('\r\n')}`);
  expect(first).toMatchObject({ observations: 4, members: 2, skipped: 0, ref, remote: null });
  expect(first.commit).toBe(library.git('rev-parse', ref));
  expect(branchOf(library)).toEqual({
    [pathOf('ada')]: {
      joined: { at: day(1), value: '2024-02-29T00:00:00Z' },
      lastSignIn: { at: day(3), value: '2026-08-03T09:59:59Z' },
      mfa: { at: day(3), value: true },
    },
    [pathOf('ben')]: {
      emailDelivery: { at: day(2), value: 'failed' },
      mfa: { at: day(2), value: false },
    },
  });
  const tree = library.git('rev-parse', `${ref}^{tree}`);
  expect(await observing(library, lines.join('\n'))).toMatchObject({ members: 0, commit: null });
  expect(await observing(library, line('ada', day(2), { mfa: false }))).toMatchObject({
    members: 0,
    commit: null,
  });
  expect(library.git('rev-list', '--count', ref)).toBe('1');
  library.git('update-ref', '-d', ref);
  await observing(library, lines.toReversed().join('\n'));
  expect(library.git('rev-parse', `${ref}^{tree}`)).toBe(tree);
  expect(await observing(library, line('ada', day(9), { mfa: false }))).toMatchObject({ members: 1 });
  expect(library.git('rev-list', '--count', ref)).toBe('2');
});

const bad: Readonly<Record<string, string | Uint8Array>> = {
  'is no JSON object': '{"principal":"member/ada","at"',
  'is no JSON object ': '["member/ada"]',
  '`principal`': line('Ada Lovelace', day(1), { mfa: true }),
  '`principal` ': line('ada\u0000\u001b[2J', day(1), { mfa: true }),
  'there is no member `bem` in library: did you mean `ben`?': line('bem', day(1), { mfa: true }),
  'there is no organization `libary`: did you mean `library`?': line('ada', day(1), {
    mfa: true,
    organization: 'libary',
  }),
  '`at` is in the future': line('ada', '2026-09-01T08:06:00Z', { mfa: true }),
  '`at` is no time': line('ada', '2026-02-30T08:06:00Z', { mfa: true }),
  '`at`': line('ada', '2026-08-01', { mfa: true }),
  '`lastSignIn` is after `at`': line('ada', day(1), { lastSignIn: day(2) }),
  '`mfa`': line('ada', day(1), { mfa: 'yes' }),
  ': `mfaa` is not known here: what is': line('ada', day(1), { mfaa: true }),
  joined: line('ada', day(1), {}),
  'too long': `{"principal":"${'a'.repeat(3_000_000)}"}`,
  'not UTF-8': Buffer.from([0x7b, 0xff, 0x7d]),
};

test('names each bad line, and records nothing unless told to leave them out', async () => {
  const library = await openLibrary();
  const good = line('cleo', '2026-09-01T08:04:59Z', { mfa: true });
  const text = Buffer.concat(
    [good, ...Object.values(bad), good].map((each) => Buffer.concat([Buffer.from(each), Buffer.from('\n')])),
  );
  const failure = await observing(library, text).catch((error) => error);
  expect(failure).toMatchObject({ code: 'observe/bad-lines', message: '15 lines cannot be recorded' });
  const told = Object.keys(bad).map((words, index) => [`seen.jsonl:${index + 2}: `, words.trim()]);
  expect(failure.details).toHaveLength(told.length);
  for (const [index, words] of told.entries()) {
    for (const each of words) expect(failure.details[index]).toContain(each);
  }
  expect(library.git('for-each-ref', ref)).toBe('');
  const report = await observing(library, text, { skipBad: true });
  expect(report).toMatchObject({ observations: 2, members: 1, skipped: 15 });
  expect(report.skippedLines[4]).toEqual({
    line: 6,
    problem: 'there is no member `bem` in library: did you mean `ben`?',
  });
  expect(Object.keys(branchOf(library))).toEqual([pathOf('cleo')]);
  const allBad = observing(library, '{}\n{}', { skipBad: true });
  await expect(allBad).rejects.toMatchObject({ code: 'observe/bad-lines' });
});

test('neither what is seen, nor pruning or deleting it, changes a plan or a decision', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/lend-books.yaml': `apiVersion: bylaw/v1
kind: Policy
name: lend-books
statements:
  - {effect: allow, actions: ["books:lend"], conditions: {Bool: {principal.mfa: true}}}
`,
  });
  const known = async () => ({
    plan: (await library.plan()).plan,
    offline: (await library.plan({ offline: true })).plan,
    ledger: library.git('for-each-ref', 'refs/heads/bylaw/ledger'),
    decision: await accessCheck(library.session(), { principal: 'member/ben', action: 'books:lend' }),
  });
  await library.apply();
  library.edit({ 'organizations/library/stacks.yaml': null });
  const before = await known();
  expect(before.plan?.sections[0]?.changes.length).toBeGreaterThan(0);
  await observing(
    library,
    [line('ben', day(4), { mfa: true }), line('ada', day(1), { mfa: true })].join('\n'),
  );
  expect(await known()).toEqual(before);
  await pruneObserved(library.session(), day(2));
  expect(await known()).toEqual(before);
  library.git('update-ref', '-d', ref);
  expect(await known()).toEqual(before);
});

test('pruning leaves one commit without a parent, with what was seen since', async () => {
  const library = await openLibrary();
  expect(await pruneObserved(library.session(), '2026-08-02')).toMatchObject({ commit: null });
  await observing(library, line('ada', day(1), { mfa: false, joined: day(1) }));
  await observing(
    library,
    [line('ada', day(2), { mfa: true }), line('ben', day(1), { mfa: true })].join('\n'),
  );
  const pruned = await pruneObserved(library.session(), '2026-08-02');
  expect(pruned).toMatchObject({ before: '2026-08-02T00:00:00Z', members: 2 });
  expect(library.git('rev-list', '--count', ref)).toBe('1');
  expect(branchOf(library)).toEqual({ [pathOf('ada')]: { mfa: { at: day(2), value: true } } });
  expect(await pruneObserved(library.session(), '2026-08-02')).toMatchObject({ members: 0, commit: null });
  await pruneObserved(library.session(), '2026-08-20');
  expect(branchOf(library)).toEqual({});
});

test('two clones merge what they saw at their remote, and what one prunes does not come back', async () => {
  const { hall, main, other } = await branches();
  const atHall = () => hall.git('rev-parse', ref);
  await Promise.all([
    observing(main, line('ada', day(1), { mfa: true })),
    observing(other, line('ben', day(2), { mfa: true })),
  ]);
  const merged = { ...main, git: (...args: string[]) => hall.git(...args) } as Library;
  expect(Object.keys(branchOf(merged)).sort()).toEqual([pathOf('ada'), pathOf('ben')].sort());
  expect(hall.git('rev-list', '--merges', '--count', ref)).toBe('0');
  expect(await observing(main, line('cleo', day(3), { mfa: false }))).toMatchObject({ remote: 'origin' });
  await pruneObserved(main.session(), '2026-08-02');
  expect(hall.git('rev-list', '--count', ref)).toBe('1');
  expect(main.git('rev-parse', ref)).toBe(atHall());
  await observing(other, line('ben', day(4), { emailDelivery: 'delivered' }));
  expect(other.git('rev-parse', ref)).toBe(atHall());
  expect(Object.keys(branchOf(merged)).sort()).toEqual([pathOf('ben'), pathOf('cleo')].sort());
  expect(hall.git('rev-list', '--count', ref)).toBe('2');
  main.git('fetch', '--quiet', 'origin');
  const known = await observedMembers(await main.open(), 'origin', 'library');
  expect(known.get('ben')).toEqual({
    mfa: { at: day(2), value: true },
    emailDelivery: { at: day(4), value: 'delivered' },
  });
  expect([...(await observedMembers(await main.open(), undefined, 'library', 'ben')).keys()]).toEqual([
    'ben',
  ]);
  expect(await observedMembers(await main.open(), undefined, 'orchestra')).toEqual(new Map());
  hall.git('update-ref', '-d', ref);
  await observing(main, line('cleo', day(5), { mfa: true }));
  expect(main.git('rev-parse', ref)).toBe(atHall());
});

test('a branch that holds anything else is refused, and left as it is', async () => {
  const library = await openLibrary();
  library.git('branch', 'bylaw/observed');
  const observation = line('ada', day(1), { mfa: true });
  await expect(observing(library, observation)).rejects.toMatchObject({ code: 'observe/corrupt' });
  expect(library.git('rev-parse', ref)).toBe(library.git('rev-parse', 'main'));
  library.git('checkout', '--quiet', 'bylaw/observed');
  await expect(observing(library, observation)).rejects.toMatchObject({ code: 'observe/branch-in-use' });
  library.git('checkout', '--quiet', 'main');
  library.edit({ 'bylaw.yaml': 'apiVersion: bylaw/v1\nkind: Repository\nledger: {ref: bylaw/observed}\n' });
  await expect(observing(library, observation)).rejects.toMatchObject({ code: 'observe/branch-in-use' });
});
