import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../src/audit/entry.ts';
import { checkTrailers, entryMessage, entryTrailers, parseTrailers } from '../../src/audit/entry-message.ts';
import { entrySubject } from '../../src/audit/entry-subject.ts';
import { fc } from '../properties.ts';
import { resultEntry } from './orchestra.ts';

test('a result reads well in git log', () => {
  expect(entryMessage(resultEntry)).toMatchInlineSnapshot(`
    "Result 7: philharmonic/directory, 1 applied, 1 failed

    Bylaw-Sequence: 7
    Bylaw-Kind: result
    Bylaw-Organization: philharmonic
    Bylaw-Target: directory
    Bylaw-Change: cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc
    Bylaw-Source: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    Bylaw-Actor: Ana Ruiz <ana@philharmonic.example>
    Bylaw-Approved-By: Bo Lind <bo@philharmonic.example>
    Bylaw-Approved-By: Cy Aalto <cy@philharmonic.example>
    Bylaw-Outcome: 1 applied, 1 failed
    Bylaw-State: ffffffffffffffffffffffffffffffffffffffff
    "
  `);
});

const { target: _, outcomes: __, state: ___, ...aboutOrganization } = resultEntry;
const published = ['concerts', 'scores', 'rooms', 'keys'].map((policy, i) => ({
  policy,
  version: i + 1,
  digest: 'a'.repeat(64),
  previous: i,
}));
const change = {
  action: 'forget',
  address: 'team:philharmonic/strings',
  before: null,
  after: null,
  digest: '',
};

test.each<readonly [string, LedgerEntry]>([
  [
    'Publish 7: philharmonic, scores@2, concerts deleted',
    {
      ...aboutOrganization,
      kind: 'publish',
      published: published.slice(1, 2),
      deleted: [{ policy: 'concerts', after: 1 }],
    },
  ],
  [
    'Publish 7: philharmonic, concerts@1, scores@2, rooms@3, and 2 more',
    {
      ...aboutOrganization,
      kind: 'publish',
      published,
      deleted: [{ policy: 'pit', after: 1 }],
    },
  ],
  [
    'Intent 7: philharmonic/directory, 1 change',
    { ...aboutOrganization, target: 'directory', kind: 'intent', changes: [change] },
  ],
  [
    'Takeover 7: philharmonic/directory, of 6',
    { ...aboutOrganization, target: 'directory', kind: 'takeover' },
  ],
  [
    'Event 7: philharmonic/directory, forget team:philharmonic/strings',
    {
      ...aboutOrganization,
      target: 'directory',
      kind: 'event',
      event: 'forget',
      changes: [change],
    },
  ],
  ['Result 7: philharmonic/directory, 0 applied', { ...resultEntry, outcomes: [] }],
])('%s', (subject, entry) => {
  expect(entrySubject(entry)).toBe(subject);
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'Ana\nBylaw-Kind: emergency',
    'Ana\r\n\r\nBylaw-State: 0',
    'Ana\u2028Bylaw-Kind: x',
    '\u0000',
    '  ',
  ),
);

test('no name, approver or event can forge a trailer or a line', () => {
  fc.assert(
    fc.property(hostile, hostile, fc.array(hostile), hostile, (name, email, approvedBy, event) => {
      const entry: LedgerEntry = { ...resultEntry, kind: 'event', actor: { name, email }, approvedBy, event };
      const message = entryMessage(entry);
      expect(parseTrailers(message)).toEqual(entryTrailers(entry));
      expect(message.split('\n')).toHaveLength(entryTrailers(entry).length + 3);
      checkTrailers('c0ffee', message, entry);
    }),
  );
});

test('Git itself reads the same trailers', () => {
  const entry = {
    ...resultEntry,
    actor: { name: 'Ana\nBylaw-Kind: emergency', email: 'ana@philharmonic.example' },
  };
  const read = execFileSync('git', ['interpret-trailers', '--parse'], {
    input: entryMessage(entry),
    encoding: 'utf8',
  });
  expect(read.trimEnd().split('\n')).toEqual(entryTrailers(entry).map(([key, value]) => `${key}: ${value}`));
});

test.each([
  ['no trailers', 'Result 7: philharmonic/directory\n', /no Bylaw trailers/],
  ['another state', entryMessage({ ...resultEntry, state: '0'.repeat(40) }), /trailer Bylaw-State/],
  ['one missing', entryMessage(resultEntry).replace(/Bylaw-Source.*\n/, ''), /trailer Bylaw-Source/],
  ['one too many', `${entryMessage(resultEntry).trimEnd()}\nBylaw-State: 1\n`, /trailer Bylaw-State/],
  [
    'text among them',
    entryMessage(resultEntry).replace(/(Bylaw-Kind)/, 'in passing\n$1'),
    /no Bylaw trailers/,
  ],
])('%s does not agree with entry.json', (_name, message, expected) => {
  expect(() => checkTrailers('c0ffee', message, resultEntry)).toThrow(
    expect.objectContaining({ code: 'ledger/corrupt', message: expect.stringMatching(expected) }),
  );
});

test('a signature of another tool after ours does not count', () => {
  const signed = `${entryMessage(resultEntry).trimEnd()}\nSigned-off-by: Bo Lind <bo@philharmonic.example>\n`;
  expect(() => checkTrailers('c0ffee', signed, resultEntry)).not.toThrow();
});
