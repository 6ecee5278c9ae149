import { expect, test } from 'vitest';
import { isLeased, takeLease } from '../../src/operations/lease.ts';
import type { Session } from '../../src/operations/session.ts';

test('a lease ends by the time that has passed, should the clock have gone back', () => {
  let [now, elapsed] = ['2026-09-01T08:00:00Z', 0];
  const session: Partial<Session> = { environment: {}, now: () => now, elapsed: () => elapsed };
  const lease = takeLease(session as Session);
  expect(lease.hasEnded()).toBe(false);
  now = '2026-09-01T03:00:00Z';
  elapsed = 30 * 60 * 1000 - 1;
  expect(lease.hasEnded()).toBe(false);
  elapsed += 1;
  expect(lease.hasEnded()).toBe(true);
});

test('a lease that ends later than any that could be taken now does not count', () => {
  expect(isLeased('2026-09-02T08:00:00Z', '2026-09-01T08:00:00Z')).toBe(true);
  expect(isLeased('2026-09-02T08:00:01Z', '2026-09-01T08:00:00Z')).toBe(false);
});
