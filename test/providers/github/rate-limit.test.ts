import { describe, expect, it } from 'vitest';
import { exhaustedUntil, rateLimitOf } from '../../../src/providers/github/client/rate-limit.ts';
import type { Headers } from '../../../src/providers/github/client/rest-types.ts';

const now = Date.parse('2026-11-23T00:00:00Z');
const exhausted = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 90) };

/** Seconds from now on, and whose limit it is. */
function limit(status: number, headers: Headers, message = '', attempt = 0) {
  const found = rateLimitOf({ status, headers, message }, now, attempt);
  return found && [(found.until - now) / 1000, found.isSecondary ? 'secondary' : 'primary'];
}

describe('a limit', () => {
  it.each([
    ['the seconds that GitHub names', 403, { 'retry-after': '7' }, '', [7, 'secondary']],
    [
      'the day that GitHub names',
      429,
      { 'retry-after': 'Mon, 23 Nov 2026 00:00:20 GMT' },
      '',
      [20, 'secondary'],
    ],
    ['the reset of the hour', 403, exhausted, 'API rate limit exceeded', [90, 'primary']],
    ['retry-after before the reset', 429, { ...exhausted, 'retry-after': '7' }, '', [7, 'primary']],
    [
      'a minute, where nothing is named',
      403,
      {},
      'You have exceeded a secondary rate limit',
      [60, 'secondary'],
    ],
    ['a minute, though the hour is used up', 403, exhausted, 'a secondary rate limit', [60, 'secondary']],
    ['a second at least', 429, { 'retry-after': '0' }, '', [1, 'secondary']],
    [
      'a second, where the reset is past',
      429,
      { ...exhausted, 'x-ratelimit-reset': '1' },
      '',
      [1, 'primary'],
    ],
    ['an answer of GraphQL', 200, exhausted, 'API rate limit exceeded', [90, 'primary']],
  ] as const)('%s', (_, status, headers, message, expected) => {
    expect(limit(status, headers, message)).toEqual(expected);
  });

  it('doubles where GitHub names no time', () => {
    expect([0, 1, 2, 3].map((attempt) => limit(429, {}, '', attempt)?.[0])).toEqual([60, 120, 240, 480]);
  });

  it.each([
    ['a refusal', 403, {}, 'Must have admin rights'],
    ['a refusal that was the last request of the hour', 403, exhausted, 'Must have admin rights'],
    ['an answer', 200, { 'retry-after': '7' }, ''],
    ['a server error', 503, { 'retry-after': '7' }, 'rate limit'],
  ] as const)('is not %s', (_, status, headers, message) => {
    expect(limit(status, headers, message)).toBeUndefined();
  });
});

it('the last request of the hour says when the next one may come, of the limits that are ours', () => {
  expect(exhaustedUntil(exhausted)).toBe(now + 90_000);
  expect(exhaustedUntil({ ...exhausted, 'x-ratelimit-resource': 'graphql' })).toBe(now + 90_000);
  expect(exhaustedUntil({ ...exhausted, 'x-ratelimit-resource': 'audit_log' })).toBeUndefined();
  expect(exhaustedUntil({ ...exhausted, 'x-ratelimit-remaining': '1' })).toBeUndefined();
});
