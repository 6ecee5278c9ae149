import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendEntry, type EntryDraft } from '../../../src/ledger/append-entry.ts';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import { revoke } from '../../../src/operations/revoke/revoke.ts';
import { openLibrary, start, target } from '../library.ts';

const folder = 'organizations/library/targets/directory';
const mark = `${folder}/emergency/member/ben.json`;

/** What a person with git writes into an entry, by what Bylaw finds wrong with it. */
const forged: readonly (readonly [
  string,
  Partial<EntryDraft>,
  (files: Readonly<Record<string, string>>) => Readonly<Record<string, string | null>>,
])[] = [
  ['is not what entry', { kind: 'emergency' }, (files) => ({ [mark]: renumbered(files[mark], 1) })],
  ['is an emergency that marks nobody', { kind: 'emergency' }, () => ({})],
  ['is not for entry', { kind: 'event', event: 'forget' }, () => ({ [mark]: null })],
  ['is not for entry', { kind: 'event', event: 'forget' }, (files) => ({ [mark]: `${files[mark]} ` })],
];

function renumbered(text: string | undefined, sequence: number): string {
  return `${text}`.replace(/"sequence": \d+/, `"sequence": ${sequence}`);
}

test('an emergency that gives, marks another, or is lifted by anything but a result of the loss is refused', async () => {
  const library = await openLibrary({
    ...start,
    'organizations/library/target.yaml': target('', 'directory', 'directory'),
  });
  await library.apply();
  await revoke(library.session(), { principal: 'ben', confirm: async () => true });
  const tip = library.git('rev-parse', 'bylaw/ledger');
  const git = await library.open();
  const paths = library.git('ls-tree', '-r', '--name-only', tip).split('\n');
  const files = Object.fromEntries(paths.map((path) => [path, `${library.git('show', `${tip}:${path}`)}\n`]));
  const member = paths.find((path) => /\/managed\/member\/..\/ben\.json$/.test(path)) ?? '';
  expect(files[member]).toContain('"suspended"');
  const cleo = paths.find((path) => path.endsWith('/cleo.json')) ?? '';
  const next = (await library.ledger()).sequence + 1;
  const renewed = renumbered(files[mark], next);
  const result = {
    kind: 'result',
    changeDigest: 'c'.repeat(64),
    evaluatedAt: library.clock.now,
    outcomes: [],
  } as const;
  const all: typeof forged = [
    ...forged,
    ['is no loss of whom', { kind: 'emergency' }, () => ({ [mark]: renewed, [cleo]: files[member] ?? '' })],
    [
      'is no loss of whom',
      { kind: 'emergency' },
      () => ({ [mark]: renewed, [member]: (files[member] ?? '').replace('suspended', 'active') }),
    ],
    ['is no loss of whom', { kind: 'emergency' }, () => ({ [mark]: renewed, [member]: null })],
    [
      'is not what entry',
      result,
      () => ({ [mark]: null, [member]: (files[member] ?? '').replace('suspended', 'active') }),
    ],
  ];
  for (const [words, draft, edits] of all) {
    library.git('update-ref', 'refs/heads/bylaw/ledger', tip);
    await rm(join(library.folder, '.git/bylaw'), { recursive: true, force: true });
    const ledger = await openLedger(git, 'bylaw/ledger');
    const emergency = {
      at: library.clock.now,
      organization: 'library',
      target: 'directory',
      source: library.git('rev-parse', 'HEAD'),
      runner: { id: 'forged', host: 'elsewhere', process: 1 },
      approvedBy: [],
    };
    await appendEntry(
      git,
      ledger,
      { ...emergency, ...draft } as EntryDraft,
      new Map(Object.entries(edits(files))),
    );
    await rm(join(library.folder, '.git/bylaw'), { recursive: true, force: true });
    const reading = openLedger(git, 'bylaw/ledger');
    await expect(reading, words).rejects.toMatchObject({
      code: 'ledger/corrupt',
      message: expect.stringContaining(words),
    });
  }
});
