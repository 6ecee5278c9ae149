import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesCredential } from '../../src/parse/credentials.ts';
import { nameFrom } from '../../src/parse/name-from.ts';
import { suggestDate } from '../../src/parse/suggest-date.ts';
import { validateBody } from '../../src/schema/validate.ts';

describe('suggestDate', () => {
  it.each([
    ['31/12/2026', 'write `2026-12-31`'],
    ['12-31-2026', 'write `2026-12-31`'],
    ['1.2.2027', 'it can be read in two ways: write `2027-02-01` or `2027-01-02`'],
    ['2.2.2027', 'write `2027-02-02`'],
    ['2026/12/31', 'write `2026-12-31`'],
    ['20261231', 'write `2026-12-31`'],
    ['2026-02-30', 'there is no such day: 2026-02 has 28 days'],
    ['2026-13-01', 'there is no such day: 2026-13 is no month'],
    ['2026-12-31T18:00', 'say the offset: `2026-12-31T18:00Z` is that time in UTC'],
    ['2026-12-31 18:00:00', 'say the offset: `2026-12-31T18:00:00Z` is that time in UTC'],
    ['2026-12-31 18:00:00z', 'write `2026-12-31T18:00:00Z`'],
    ['next week', 'write it as `2026-12-31` or `2026-12-31T18:00:00Z`'],
  ])('of %s says: %s', (text, hint) => {
    expect(suggestDate(text, false)).toBe(hint);
  });

  it('asks for a time where a day is not enough', () => {
    expect(suggestDate('2026-12-01', true)).toBe('say the time: `2026-12-01T00:00:00Z`');
  });
});

describe('dates in the schema', () => {
  const passes = (expires: string) =>
    validateBody('Token', { apiVersion: 'bylaw/v1', kind: 'Token', name: 't', owner: 'member/bo', expires })
      .length === 0;

  it('are the days that exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1600, max: 2400 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const date = new Date(`${text}T00:00:00Z`);
          const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
          expect(passes(text), text).toBe(exists);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each(['2026-12-31T18:00:00Z', '2026-12-31T18:00Z', '2026-12-31T18:00:00.5+01:00', '2000-02-29'])(
    'may be %s',
    (text) => {
      expect(passes(text)).toBe(true);
    },
  );

  it.each([
    '2026-12-31T18:00',
    '2026-12-31T24:00Z',
    '2026-12-31T18Z',
    '1900-02-29',
    '26-12-31',
    '2026-12-31Z',
  ])('may not be %s', (text) => {
    expect(passes(text)).toBe(false);
  });
});

describe('nameFrom', () => {
  it.each([
    ['Ana Sousa', 'ana-sousa'],
    ['Zoë Ångström', 'zoe-angstrom'],
    ['wg/Naming & Structure', 'wg-naming-structure'],
    ['-_x_-', 'x'],
    ['日本', undefined],
  ])('makes of %s the name %s', (text, name) => {
    expect(nameFrom(text)).toBe(name);
  });

  it('makes a name or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        const name = nameFrom(text);
        if (name !== undefined) expect(name).toMatch(/^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/);
      }),
    );
  });
});

describe('namesCredential', () => {
  it.each([
    'token',
    'accessToken',
    'password',
    'API_KEY',
    'apiKey',
    'privateKey',
    'client-secret',
    'pat',
    'credentials',
    'tokens',
  ])('knows %s', (key) => {
    expect(namesCredential(key)).toBe(true);
  });

  it.each(['organization', 'baseUrl', 'path', 'tokenUrl', 'secretScanning', 'pattern', 'keys', 'compat'])(
    'does not take %s for one',
    (key) => {
      expect(namesCredential(key)).toBe(false);
    },
  );
});
