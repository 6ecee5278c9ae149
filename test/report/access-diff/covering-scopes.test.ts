import { expect, test } from 'vitest';
import type { AccessChange } from '../../../src/access/diff/access-diff.ts';
import { allowingFlags } from '../../../src/report/access-diff/allowing-scopes.ts';
import { coveringScopes } from '../../../src/report/access-diff/covering-scopes.ts';
import { change } from './sample-diff.ts';

const one = 'krn:k:s:acme:one/*';
const eight = Array.from({ length: 8 }, (_, at) => `s:a${at}`);

function gains(actions: readonly string[], pattern = one, principals = ['member/a']): AccessChange {
  return change({ principals, actions, resources: [{ pattern, extent: 'whole' }] });
}

test('covering scopes keep the pattern', () => {
  expect(coveringScopes([{ changes: [gains(eight)], privileged: ['t:danger'] }])).toEqual([
    `member/a s:* ${one}`,
  ]);
});

test('covering scopes hold nothing privileged that is not gained', () => {
  const privileged = ['s:danger'];
  expect(coveringScopes([{ changes: [gains(eight)], privileged }])).toEqual([]);
  expect(coveringScopes([{ changes: [gains([...eight, 's:danger'])], privileged }])).toEqual([
    `member/a s:* ${one}`,
  ]);
  const many = Array.from({ length: 8 }, (_, at) => gains(['s:read', 's:danger'], `krn:k:s:acme:${at}/*`));
  expect(coveringScopes([{ changes: many, privileged }])).toEqual([]);
  expect(coveringScopes([{ changes: many, privileged: [] }])).toEqual([
    'member/a s:read',
    'member/a s:danger',
  ]);
});

test('covering scopes are never of everybody', () => {
  const people = eight.map((_, at) => `member/m${at}`);
  expect(coveringScopes([{ changes: [gains(['s:read'], one, people)], privileged: [] }])).toEqual([]);
});

test('what a pattern takes from a caller may be anything, and nothing else', () => {
  const { shown } = allowingFlags([gains(['s:read'], 'krn:k:s:{org_id}:{principal.name}/*')]);
  expect(shown).toEqual([`--allow 'member/a s:read krn:k:s:{org_id}:*/*'`]);
});
