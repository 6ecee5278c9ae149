import { expect, test } from 'vitest';
import { BylawError } from '../../src/diagnostic/bylaw-error.ts';
import { hintOf } from '../../src/diagnostic/hint-of.ts';

test('a failure without a hint of its own has that of the catalogue', () => {
  expect(hintOf(new BylawError('git/no-commits', 'no commits', { hint: 'commit the score' }))).toBe(
    'commit the score',
  );
  expect(hintOf(new BylawError('git/no-identity', 'who are you?'))).toBe(
    'ledger entries carry an author: set user.name and user.email',
  );
  expect(hintOf(new BylawError('git/no-repository', 'no repository'))).toMatch(/^Bylaw reads/);
});

test('a catalogue that only points at the cause is no hint', () => {
  expect(hintOf(new BylawError('git/failed', 'reading failed'))).toBeUndefined();
});
