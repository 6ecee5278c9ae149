import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitWriter, Oid, PushOptions } from '../git/git-repository.ts';
import { askRemote } from './ask-remote.ts';
import { containsEntry } from './contains-entry.ts';
import type { LedgerRemote } from './ledger.ts';

/**
 * Moves the branch of a remote to `next`, if it still is where it was. An answer that was lost is settled by asking:
 * what the branch holds was recorded. While the branch stands where it was, the push may be sent again: the same
 * commit from the same place is recorded once at most.
 * @throws BylawError `git/ref-moved`, `git/remote-refused`: nothing was recorded; `git/remote-unreachable`: it
 *   cannot be known
 */
export async function pushTip(
  git: GitWriter,
  ref: string,
  { name, tip }: LedgerRemote,
  next: Oid,
  options: PushOptions = {},
): Promise<void> {
  for (let again = false; ; again = true) {
    try {
      return await git.pushRef(name, ref, next, tip, options);
    } catch (error) {
      if (!isUnsettled(error)) throw error;
      const found = await askRemote(git, name, ref, tip);
      if (found !== undefined && (await containsEntry(git, found, next))) return;
      if (found !== tip) throw moved(name, ref, error);
      if (again) throw error;
    }
  }
}

function isUnsettled(error: unknown): error is BylawError {
  return (
    error instanceof BylawError && (error.code === 'git/ref-moved' || error.code === 'git/remote-unreachable')
  );
}

function moved(name: string, ref: string, cause: BylawError): BylawError {
  if (cause.code === 'git/ref-moved') return cause;
  return new BylawError('git/ref-moved', `somebody else moved ${ref} at ${name}`, { cause });
}
