import { expect } from 'vitest';
import type { BylawError } from '../../src/diagnostic/bylaw-error.ts';
import type { GitWriter } from '../../src/git/git-repository.ts';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { branch, type TemporaryRepository } from './temporary-repository.ts';

/** What opening the ledger throws; undefined where it opens. It is refused, never repaired. */
export async function refusalOf(
  repository: TemporaryRepository,
  backend: GitWriter['backend'],
): Promise<BylawError | undefined> {
  const git = await repository.open(backend);
  const tip = repository.git('for-each-ref', '--format=%(objectname)', branch);
  const error = await openLedger(git, 'bylaw/ledger').then(
    () => undefined,
    (caught: unknown) => caught as BylawError,
  );
  expect(repository.git('for-each-ref', '--format=%(objectname)', branch)).toBe(tip);
  return error;
}
