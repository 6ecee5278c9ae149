import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { Oid } from '../git/git-repository.ts';

/** `bylaw/ledger` of `refs/heads/bylaw/ledger`; other refs stay whole. */
export function branchOf(ref: string): string {
  return ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : ref;
}

/**
 * Runs a read of the ledger and gives its failures the command that helps: a missing object means that part of
 * the branch was never fetched; anything corrupt is looked at in `commit`, and `good` is the last entry before it
 * that was verified, where one is known.
 */
export async function readingLedger<T>(
  ref: string,
  commit: Oid | undefined,
  good: Oid | undefined,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof BylawError)) throw error;
    if (error.code === 'git/missing-object') throw truncatedLedger(ref, error);
    if (error.code === 'git/malformed-object')
      throw new BylawError('ledger/corrupt', error.message, { hint: corruptHint(ref, commit, good) });
    if (error.code !== 'ledger/corrupt' || error.hint !== undefined) throw error;
    throw new BylawError(error.code, error.message, {
      hint: corruptHint(ref, commit, good),
      cause: error.cause,
    });
  }
}

export function truncatedLedger(ref: string, cause?: unknown): BylawError {
  return new BylawError('ledger/truncated', `entries of ${branchOf(ref)} are missing from this repository`, {
    hint: `git fetch --unshallow origin ${branchOf(ref)}`,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** Never a command that takes entries away, unless the entry to go back to is known to be good. */
function corruptHint(ref: string, commit: Oid | undefined, good: Oid | undefined): string {
  const look = `git show --stat ${commit ?? branchOf(ref)}`;
  if (good === undefined) return look;
  return `look with \`${look}\`; \`git update-ref ${ref} ${good}\` goes back to the entry before it`;
}
