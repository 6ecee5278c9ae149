import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/digest/json.ts';
import { namesCredential } from '../../src/parse/credentials.ts';
import { describeSchemaError } from '../../src/parse/describe-schema-error.ts';
import { nameFrom } from '../../src/parse/name-from.ts';
import { parseDocuments } from '../../src/parse/parse-documents.ts';
import { suggestDate } from '../../src/parse/suggest-date.ts';
import { suggestName } from '../../src/parse/suggest-name.ts';
import type { Kind } from '../../src/schema/kinds.ts';
import { validateBody } from '../../src/schema/validate.ts';
import { fc } from '../properties.ts';

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
    ['2026-12-31T24:00:00Z', 'write `2027-01-01T00:00:00Z`'],
    ['2027-02-28T24:00+02:00', 'write `2027-03-01T00:00+02:00`'],
    ['2026-12-31 24:00', 'say the offset: `2027-01-01T00:00Z` is that time in UTC'],
    ['2026-12-31T25:00:00Z', 'there is no such time: 25:00:00'],
    ['2026-12-31T18:60:00Z', 'there is no such time: 18:60:00'],
    ['2026-12-31T23:59:60Z', 'there is no such time: 23:59:60'],
    [
      '2026-12-31T18:00:00+25:00',
      'there is no such offset: +25:00; `2026-12-31T18:00:00Z` is that time in UTC',
    ],
    ['9999-12-31T24:00:00Z', 'there is no such time: 24:00:00'],
    ['next week', 'write it as `2026-12-31` or `2026-12-31T18:00:00Z`'],
  ])('of %s says: %s', (text, hint) => {
    expect(suggestDate(text, false)).toBe(hint);
  });

  it('asks for a time where a day is not enough', () => {
    expect(suggestDate('2026-12-01', true)).toBe('say the time: `2026-12-01T00:00:00Z`');
  });
});

const passes = (expires: string) =>
  validateBody('Token', { apiVersion: 'bylaw/v1', kind: 'Token', name: 't', owner: 'member/bo', expires })
    .length === 0;

describe('a suggested date', () => {
  const number = (most: number) =>
    fc.integer({ min: 0, max: most }).map((each) => `${each}`.padStart(2, '0'));
  const year = fc.constantFrom('0000', '1900', '2026', '2028', '9999');
  const separator = fc.constantFrom('-', '/', '.', '');
  const day = fc.oneof(
    fc.tuple(year, separator, number(13), separator, number(33)),
    fc.tuple(number(33), separator, number(13), separator, year),
  );
  const time = fc.tuple(
    fc.constantFrom('T', ' ', 't'),
    number(26),
    fc.constant(':'),
    number(61),
    fc.oneof(
      fc.constant(''),
      number(61).map((seconds) => `:${seconds}`),
    ),
    fc.oneof(
      fc.constantFrom('', 'Z', 'z', ' Z'),
      fc.tuple(number(26), number(61)).map((o) => `+${o.join(':')}`),
    ),
  );
  const text = fc.tuple(day, fc.option(time)).map(([d, t]) => d.join('') + (t?.join('') ?? ''));

  it('is one that is read, and not the one that was refused', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (written, wantsTime) => {
        fc.pre(!passes(written));
        for (const [, suggested = ''] of suggestDate(written, wantsTime).matchAll(/`([^`]+)`/g)) {
          expect(passes(suggested), `${written}: ${suggested}`).toBe(true);
          expect(suggested).not.toBe(written);
        }
      }),
      { numRuns: 5000 },
    );
  });
});

describe('dates in the schema', () => {
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

describe('a suggested name', () => {
  /** The hints of all that is wrong with a document. */
  const hintsOf = (kind: Kind, body: JsonObject) =>
    validateBody(kind, { apiVersion: 'bylaw/v1', kind, ...body }).map(
      (error) => describeSchemaError(error, undefined).hint,
    );
  const memberOf = (member: string) => hintsOf('Team', { name: 't', members: [member] });
  const policy = (written: string) => hintsOf('Role', { name: 'r', policies: [written] });
  const boundBy = (principal: string) =>
    hintsOf('Zone', { name: 'z', resources: ['*'], bindings: [{ principal, role: 'guide' }] });
  const owner = (written: string) => hintsOf('Token', { name: 't', owner: written, inherit: true });
  const manager = (written: string) => hintsOf('Member', { name: 'm', manager: written });

  it.each([
    ['who is in a team', memberOf('member/bo'), 'bo'],
    ['who is in a team, by display name', memberOf('Bo Lindqvist'), 'bo-lindqvist'],
    ['a machine in a team', memberOf('Service-Account/Ci Bot'), 'service-account/ci-bot'],
    ['a manager', manager('member/ana'), 'ana'],
    ['a parent', hintsOf('Team', { name: 't', parent: 'team/core' }), 'core'],
    ['a name with a slash', hintsOf('Team', { name: 'wg/Naming' }), 'wg-naming'],
    ['a version that is none', policy('edit-chapters@0'), 'edit-chapters'],
    ['a version in words', policy('edit-chapters@latest'), 'edit-chapters'],
    ['a version with a letter', policy('Edit Chapters@v3'), 'edit-chapters@3'],
    ['a principal without its kind', boundBy('ana'), 'member/ana'],
    ['a principal by display name', boundBy('Member/Ana Sousa'), 'member/ana-sousa'],
  ])('of %s', (_, hints, name) => {
    expect(hints).toEqual([`write \`${name}\``]);
  });

  it.each([
    ['everybody, in a zone', boundBy('*')],
    ['a team in a team', memberOf('team/core')],
    ['a team that owns a token', owner('team/core')],
    ['a name of which nothing is left', boundBy('日本')],
    ['a policy without a name', policy('@3')],
  ])('is not made up for %s', (_, hints) => {
    expect(hints).toEqual([undefined]);
  });

  it('is one that is read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(memberOf, policy, boundBy, owner, manager),
        fc.stringMatching(
          /^(?:(?:member|team|token|service-account|wg)\/)?[A-Za-z*._ -]{0,5}(?:@[v0-9]{0,2})?$/,
        ),
        (of, text) => {
          for (const hint of of(text)) {
            const suggested = /^write `(.*)`$/.exec(hint ?? '')?.[1];
            if (suggested !== undefined) expect(of(suggested), `${text}: ${suggested}`).toEqual([]);
          }
        },
      ),
      { numRuns: 2000 },
    );
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

describe('what a waiver is of', () => {
  const of = '^(member|service-account|token|team|role|policy|zone)/[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$';
  it.each([
    ['Policy/everything', 'policy/everything'],
    ['policy everything', 'policy/everything'],
    ['role / break glass', 'role/break-glass'],
    // It may be a policy, a role, or anybody.
    ['everything', undefined],
  ])('%s is %s', (found, wanted) => {
    expect(suggestName({ pattern: of, message: '', found } as never)).toBe(wanted);
  });
});

it('an operator of conditions that YAML takes for nothing is to be quoted', () => {
  const text =
    'apiVersion: bylaw/v1\nkind: Policy\nname: p\nstatements:\n  - { effect: allow, actions: ["*"], conditions: { Null: { principal.mfa: true } } }\n';
  const { diagnostics } = parseDocuments([{ path: 'organizations/acme/p.yaml', text }]);
  expect(diagnostics.map(({ message, hint }) => [message, hint])).toContainEqual([
    'the key `Null` is nothing, not a text',
    'quote it: `"Null"`',
  ]);
});
