import { describe, expect, it } from 'vitest';
import { hasErrors } from '../../src/diagnostic/diagnostic.ts';
import { auditShow } from '../../src/operations/audit-show.ts';
import { doctor } from '../../src/operations/doctor.ts';
import { loadLedgerSettings, loadModel, loadSettings } from '../../src/operations/load-model.ts';
import { log } from '../../src/operations/log.ts';
import { openCommitSource } from '../../src/source/commit-source.ts';
import type { SourceTree } from '../../src/source/source-tree.ts';
import { openLibrary, start, team } from './library.ts';

const repository = (more = '') => `apiVersion: bylaw/v1\nkind: Repository\n${more}`;

/** The files of a commit made of these. */
async function committed(files: Readonly<Record<string, string>>): Promise<SourceTree> {
  const library = await openLibrary(files);
  return openCommitSource(await library.open(), library.git('rev-parse', 'HEAD'));
}

describe('loadLedgerSettings', () => {
  it('is the branch that bylaw.yaml names, in full', async () => {
    const tree = await committed({ 'bylaw.yaml': repository('ledger: {ref: audit/library}\n') });
    expect((await loadLedgerSettings(tree)).ref).toBe('refs/heads/audit/library');
  });

  it('is the default where there is no bylaw.yaml', async () => {
    expect((await loadLedgerSettings(await committed({ 'readme.md': 'Books\n' }))).ref).toBe(
      'refs/heads/bylaw/ledger',
    );
  });

  it.each([
    [
      'a ref that is no branch',
      'ledger: {ref: refs/tags/ledger}\n',
      /`refs\/tags\/ledger` is not the name of a branch/,
    ],
    ['a ref of the wrong type', 'ledger: {ref: 7}\n', /must be/],
    ['a key that may have said which', 'leger: {ref: audit/library}\n', /`leger` is not a key/],
    ['YAML that cannot be read', 'ledger: {ref: audit\n', /bylaw\.yaml/],
  ])('is not guessed from %s', async (_, more, message) => {
    const tree = await committed({ 'bylaw.yaml': repository(more) });
    await expect(loadLedgerSettings(tree)).rejects.toMatchObject({
      code: 'source/invalid-repository-file',
      message: expect.stringMatching(message),
      hint: expect.stringContaining('bylaw validate'),
    });
  });
});

describe('a ledger ref that is no branch', () => {
  const files = { ...start, 'bylaw.yaml': repository('ledger: {ref: refs/tags/ledger}\n') };

  it('is an error of the commands that only read the ledger', async () => {
    const library = await openLibrary(files);
    const refused = { code: 'source/invalid-repository-file' };
    await expect(log(library.session())).rejects.toMatchObject(refused);
    await expect(auditShow(library.session(), { entry: '1' })).rejects.toMatchObject(refused);
    const { checks } = await doctor(library.session());
    expect(checks.find(({ name }) => name === 'ledger')).toMatchObject({
      status: 'error',
      message: expect.stringContaining('source/invalid-repository-file'),
    });
  });

  it('is a diagnostic where the model is built, and does not keep settings from being read', async () => {
    const library = await openLibrary(files);
    const tree = openCommitSource(await library.open(), library.git('rev-parse', 'HEAD'));
    expect(await loadSettings(tree)).toMatchObject({ organizations: ['organizations/*'] });
    const { diagnostics, model } = await loadModel(tree, library.session());
    expect(diagnostics.map(({ code }) => code)).toEqual(['model/ledger-not-a-branch']);
    expect(model).toBeUndefined();
  });
});

describe('an unknown key', () => {
  it('leaves a model to count, from which nothing is planned or applied', async () => {
    const library = await openLibrary();
    library.edit({ 'organizations/library/desk.yaml': team('desk', ['ada', 'ben'], 'colour: red') });
    const loaded = await loadModel(
      openCommitSource(await library.open(), library.git('rev-parse', 'HEAD')),
      library.session(),
    );
    expect(loaded.model).toBeDefined();
    expect(hasErrors(loaded.diagnostics)).toBe(true);
    const planned = await library.plan();
    expect(planned.plan).toBeUndefined();
    expect(planned.diagnostics.map(({ code }) => code)).toEqual(['parse/unknown-key']);
    expect((await library.apply()).status).toBe('invalid');
    expect(await library.kinds()).toEqual([]);
  });
});
