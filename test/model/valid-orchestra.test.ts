import { describe, expect, test } from 'vitest';
import { buildModel } from '../../src/model/build-model.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { kinds } from '../../src/schema/kinds.ts';
import { fc } from '../properties.ts';
import { checkRepository, fixtureFiles, fixtureNames } from './fixture-repository.ts';

const files = fixtureFiles('valid-orchestra');

describe('a repository in which nothing is wrong', () => {
  test('uses every kind of document', () => {
    const used = new Set(parseDocuments(files).value?.map(({ kind }) => kind));
    expect([...used].sort()).toEqual([...kinds].sort());
  });

  test('gives a model and no diagnostics', () => {
    const { model, diagnostics } = checkRepository(files);
    expect(diagnostics).toEqual([]);
    expect([...(model?.organizations.keys() ?? [])]).toEqual(['chamber', 'philharmonic']);
    expect(model?.ledger).toEqual({ ref: 'refs/heads/bylaw/ledger', trust: 'unsigned' });
  });
});

describe('the order of files and documents never counts', () => {
  const repositories = fixtureNames().map((name) => {
    const repository = fixtureFiles(name);
    return { repository, documents: parseDocuments(repository).value ?? [] };
  });

  test('for the model or for what is said of it', () => {
    const anyRepository = fc.constantFrom(...repositories).chain(({ repository, documents }) =>
      fc.record({
        documents: fc.constant(documents),
        shuffled: fc.shuffledSubarray([...documents], { minLength: documents.length }),
        files: fc.constant(repository.map(({ path }) => path)),
        shuffledFiles: fc.shuffledSubarray(
          repository.map(({ path }) => path),
          { minLength: repository.length },
        ),
      }),
    );
    fc.assert(
      fc.property(anyRepository, ({ documents, shuffled, files, shuffledFiles }) => {
        const once = buildModel(documents, { files, rejected: [] });
        const again = buildModel(shuffled, { files: shuffledFiles, rejected: [] });
        expect(dump(again)).toBe(dump(once));
      }),
      { numRuns: 200 },
    );
  });
});

/** Byte for byte: the order of maps and lists counts. */
function dump(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (inner instanceof Map ? [...inner] : inner), 1);
}
