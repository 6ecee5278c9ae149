import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fmt } from '../../src/operations/fmt.ts';
import { loadLedgerSettings } from '../../src/operations/load-model.ts';
import { validate } from '../../src/operations/validate.ts';
import { openFolderSource } from '../../src/source/folder-source.ts';
import { openLibrary, start, team } from './library.ts';

const night = 'organizations/library/night.yaml';
const latin1 = Buffer.from('kind: Team # f\xfcr die Nacht\n', 'latin1');
const start1 = { line: 1, column: 1 };

async function libraryAtNight(files: Readonly<Record<string, string>> = {}) {
  const library = await openLibrary({ ...start, ...files });
  writeFileSync(join(library.folder, night), latin1);
  return library;
}

it('a file that is not UTF-8 is told with every other mistake', async () => {
  const library = await libraryAtNight({
    'organizations/library/day.yaml': 'apiVersion: bylaw/v1\nkind: Taem\n',
  });
  const { diagnostics } = await validate(library.session());
  expect(diagnostics).toMatchObject([
    { code: 'parse/unknown-kind' },
    {
      code: 'parse/not-utf8',
      message: 'this file is not UTF-8 text',
      hint: 'save it as UTF-8',
      at: { file: night, start: start1, end: start1 },
    },
  ]);
});

it('it does not make those wrong who name what it may declare', async () => {
  const library = await libraryAtNight({
    'organizations/library/desk.yaml': team('desk', ['ben'], 'parent: night'),
  });
  const { diagnostics } = await validate(library.session());
  expect(diagnostics.map(({ code }) => code)).toEqual(['parse/not-utf8']);
});

it('nothing is planned or applied while it is there', async () => {
  const library = await libraryAtNight();
  expect((await library.plan()).plan).toBeUndefined();
  library.commit('Work at night');
  expect((await library.apply()).status).toBe('invalid');
  expect(await library.kinds()).toEqual([]);
});

it('fmt leaves it as it is, and tells', async () => {
  const library = await libraryAtNight();
  const { diagnostics, changed } = await fmt(library.session());
  expect(diagnostics).toMatchObject([{ code: 'parse/not-utf8', at: { file: night } }]);
  expect(changed).not.toContain(night);
  expect(readFileSync(join(library.folder, night))).toEqual(latin1);
});

it('the ledger is not guessed from a bylaw.yaml that cannot be read', async () => {
  const library = await openLibrary();
  writeFileSync(join(library.folder, 'bylaw.yaml'), latin1);
  await expect(loadLedgerSettings(openFolderSource(library.folder))).rejects.toMatchObject({
    code: 'source/invalid-repository-file',
  });
});
