import { expect, test } from 'vitest';
import { parseEntry, renderEntry } from '../../src/audit/entry-text.ts';
import { resultEntry } from './orchestra.ts';

test('an entry survives being written and read', () => {
  expect(parseEntry('c0ffee', renderEntry(resultEntry))).toEqual(resultEntry);
});

test('a newer ledger is refused before anything in it is looked at', () => {
  expect(() => parseEntry('c0ffee', '{"ledgerVersion": 2, "kind": "sonata"}')).toThrow(
    expect.objectContaining({ code: 'ledger/other-version', hint: expect.stringContaining('npm install') }),
  );
});

test.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['no version', '{}'],
  ['a kind nobody knows', renderEntry({ ...resultEntry, kind: 'sonata' as 'result' })],
  ['a sequence of zero', renderEntry({ ...resultEntry, sequence: 0 })],
  [
    'an organization that leads out of its folder',
    renderEntry({ ...resultEntry, organization: '../../etc' }),
  ],
  ['a target without state', renderEntry((({ state: _, ...rest }) => rest)(resultEntry))],
])('%s is no entry', (_name, text) => {
  expect(() => parseEntry('c0ffee', text)).toThrow(
    expect.objectContaining({ code: 'ledger/corrupt', message: expect.stringContaining('c0ffee') }),
  );
});
