import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCodes } from '../../src/diagnostic/catalogue/parse.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { type ExpectedDiagnostic, expectOnlyDiagnostic } from '../diagnostic/expect-diagnostic.ts';
import { fixtures, readFixture } from './read-fixture.ts';

type ParseCode = keyof typeof parseCodes;

/** What each fixture shows: the text underlined, and the hint. */
const shown: Readonly<Record<ParseCode, Omit<ExpectedDiagnostic, 'code'>>> = {
  'parse/yaml-syntax': { hint: /quote the text if it holds `: `/ },
  'parse/yaml-version': { hint: 'remove the `%YAML` line' },
  'parse/duplicate-key': { underlined: 'members', hint: /keep one/ },
  'parse/non-string-key': { underlined: '7', hint: 'quote it: `"7"`' },
  'parse/unsafe-key': { underlined: '__proto__', hint: 'rename it' },
  'parse/custom-tag': { underlined: 'secret/staff/noor', message: /!vault/ },
  'parse/alias-bomb': { underlined: '*c' },
  'parse/unknown-anchor': { underlined: '*wind-section' },
  'parse/too-deep': { message: 'nested more than 64 levels deep' },
  'parse/inexact-number': { underlined: '90071992547409931', hint: 'quote it: `"90071992547409931"`' },
  'parse/not-a-mapping': { message: 'this document is a list, not a map' },
  'parse/missing-api-version': { underlined: 'kind', hint: 'add `apiVersion: bylaw/v1`' },
  'parse/unknown-api-version': { underlined: 'v1', hint: 'write `bylaw/v1`' },
  'parse/missing-kind': { underlined: 'apiVersion' },
  'parse/unknown-kind': { underlined: 'team', hint: 'did you mean `Team`?' },
  'parse/unknown-key': { underlined: 'membres', hint: 'did you mean `members`?' },
  'parse/missing-key': { underlined: 'name', message: '`owner` is missing' },
  'parse/wrong-type': { underlined: '249043822', hint: 'quote it: `"249043822"`' },
  'parse/unknown-value': { underlined: 'suspnded', hint: 'did you mean `suspended`?' },
  'parse/malformed-name': { underlined: 'First Violins', hint: 'write `first-violins`' },
  'parse/malformed-date': { underlined: '04/05/2027', hint: /write `2027-05-04` or `2027-04-05`/ },
  'parse/malformed-value': { underlined: '"books-return"', message: /an action is `service:name`/ },
  'parse/empty-list': { underlined: 'actions' },
  'parse/empty-map': { underlined: 'Bool' },
  'parse/conflicting-keys': {
    underlined: 'notActions',
    message: '`actions` and `notActions` exclude one another',
  },
  'parse/missing-choice': {
    underlined: 'apiVersion',
    message: /`forbid`, .* or `maxBindingDuration` is missing/,
  },
  'parse/repeated-item': { underlined: 'violins', message: 'items 1 and 3 of `previously` are the same' },
  'parse/out-of-range': { underlined: '0', message: '`defaultVersion` must be at least 1, not 0' },
  'parse/credential-field': { underlined: 'apiKey' },
  'parse/credential-value': { message: 'this looks like a GitHub token' },
};

describe('the catalogue of parse codes', () => {
  it('has a fixture for each code, and no other', () => {
    const folders = readdirSync(join(fixtures, 'parse')).sort();
    const codes = Object.keys(parseCodes).map((code) => code.slice('parse/'.length));
    expect(folders).toEqual(codes.sort());
  });

  for (const code of Object.keys(parseCodes) as ParseCode[]) {
    it(`${code} is what its fixture shows, and nothing else`, () => {
      const files = readFixture('parse', code.slice('parse/'.length));
      const { diagnostics, value } = parseDocuments(files);
      expectOnlyDiagnostic({ files, diagnostics }, { code, ...shown[code] });
      expect(value?.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['Repository', 'Organization']));
    });
  }

  it('explains each code in sentences', () => {
    for (const { title, explanation } of Object.values(parseCodes)) {
      expect(title).toMatch(/^[^A-Z].*[^.]$/);
      expect(explanation).toMatch(/\.$/);
    }
  });
});
