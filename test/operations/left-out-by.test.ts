import { expect, test } from 'vitest';
import { leftOutBy } from '../../src/operations/left-out-by.ts';

const outcomes = [{ status: 'applied' }, { status: 'held' }] as const;

test.each([
  ['nothing left out, and all that was held is told', {}, {}],
  ['what it was told to leave out', { leftOut: 2 }, { leftOut: 2 }],
  ['what was held and is told is an outcome', { held: 1 }, {}],
  ['what was held and is not told was left out', { leftOut: 2, held: 3 }, { leftOut: 4 }],
])('%s', (_, intent, expected) => {
  expect(leftOutBy(intent, outcomes)).toEqual(expected);
});
