import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/digest/json.ts';
import { narrows } from '../../../src/plan/approvals/narrows.ts';

const [early, late] = ['2039-01-01T00:00:00Z', '2040-01-01T00:00:00Z'];

test.each([
  [{}, { expires: late }],
  [{ expires: late }, { expires: early }],
  [{ expires: late }, { expires: '2039-12-31T23:59:59+00:00' }],
  [{}, { starts: early }],
  [{ starts: early }, { starts: late }],
])('%j holds all of %j', (was, is) => {
  expect(narrows({ role: 'member', ...was }, { role: 'member', ...is })).toBe(true);
  expect(narrows({ role: 'member', ...is }, { role: 'member', ...was })).toBe(false);
});

const [first, second] = [1, 2].map((at) => Date.parse(early) + at);
const role = { role: 'member' };

test.each([
  [role, { ...role, '@later': [[first, null]] }],
  [
    { ...role, '@later': [[second, null]] },
    { ...role, '@later': [[first, null]] },
  ],
  [
    { ...role, '@later': [[second, null]] },
    {
      '@later': [
        [first, role],
        [second, null],
      ],
    },
  ],
  [{ '@later': [[first, role]] }, { '@later': [[second, role]] }],
])('where no dates are kept %j holds all of %j', (was, is) => {
  expect(narrows(was as JsonObject, is as JsonObject)).toBe(true);
  expect(narrows(is as JsonObject, was as JsonObject)).toBe(false);
  expect(narrows({ ...was, '@identity': 'a' } as JsonObject, { ...is, '@identity': 'b' } as JsonObject)).toBe(
    false,
  );
});

test('another value for a time is no part of it', () => {
  const other = { role: 'maintainer' };
  expect(narrows(role, { ...other, '@later': [[first, null]] } as JsonObject)).toBe(false);
  expect(
    narrows(role, {
      ...role,
      '@later': [
        [first, other],
        [second, null],
      ],
    } as JsonObject),
  ).toBe(false);
});

test.each([
  [{ expires: late }, { expires: early, role: 'maintainer' }],
  [{ expires: late }, { expires: early, starts: early, also: ['{}'] }],
  [
    { expires: late, also: ['{}'] },
    { expires: early, also: ['{}'] },
  ],
  [
    { expires: late, starts: late },
    { expires: early, starts: early },
  ],
  [{ expires: late }, { expires: 'never' }],
  [{ expires: late }, { expires: 1 }],
  [
    { expires: late, '@identity': 'a' },
    { expires: early, '@identity': 'b' },
  ],
])('%j may not hold all of %j', (was, is) => {
  expect(narrows({ role: 'member', ...was }, { role: 'member', ...is })).toBe(false);
});

test('what is not there is no part of anything, nor the other way round', () => {
  expect(narrows(undefined, { expires: late })).toBe(false);
  expect(narrows({ expires: late }, undefined)).toBe(false);
});
