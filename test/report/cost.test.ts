import { expect, test } from 'vitest';
import { renderCost } from '../../src/report/render-cost.ts';
import { renderDuration } from '../../src/report/render-duration.ts';
import { renderOutcome } from '../../src/report/render-outcome.ts';

test.each([
  [0, '0 s'],
  [0.2, '1 s'],
  [59, '59 s'],
  [60, '1 min'],
  [119, '2 min'],
  [3_600, '1 h'],
  [4_830, '1 h 20 min'],
  [86_400, '1 d'],
  [200_000, '2 d'],
])('%d seconds are %s', (seconds, text) => {
  expect(renderDuration(seconds)).toBe(text);
});

test('what a plan costs is told in requests and time where the system can tell', () => {
  expect(renderCost([{ reads: 0, writes: 1 }])).toBe('0 reads, 1 write');
  const told = { reads: 15, points: 3, writes: 30, apply: { requests: 40, seconds: 100 } };
  expect(renderCost([told])).toBe('reading took 15 requests; applying takes about 40 requests, 2 min');
  expect(renderCost([{ ...told, writes: 0, apply: { requests: 0, seconds: 0 } }])).toBe(
    'reading took 15 requests',
  );
  expect(renderCost([told, { reads: 1, writes: 2 }])).toBe(
    'reading took 16 requests; applying takes about 42 requests, 2 min',
  );
});

test('an outcome says where its answer was lost', () => {
  const outcome = { digest: '', address: 'team:acme/core', action: 'create', status: 'applied' } as const;
  expect(renderOutcome({ ...outcome, ambiguous: true })).toBe(
    'applied create team:acme/core: the answer was lost, and what became of it was seen by looking',
  );
  expect(renderOutcome(outcome)).toBe('applied create team:acme/core');
});
