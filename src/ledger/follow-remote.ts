import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitWriter, Oid } from '../git/git-repository.ts';
import { containsEntry } from './contains-entry.ts';

/** How often the branch is tried where others move it at the same time. */
const attempts = 5;

/**
 * Moves the branch of this clone to an entry that the remote holds, and gives where it stands then. The branch is a
 * cache of the remote's: one that others have moved further stays, and one that cannot be moved now is moved by the
 * next append, so that no failure is one of recording.
 */
export async function followRemote(
  git: GitWriter,
  ref: string,
  local: Oid | undefined,
  next: Oid,
  reason: string,
): Promise<Oid | undefined> {
  let from = local;
  for (let attempt = 1; from !== next; attempt += 1) {
    try {
      await git.updateRef(ref, next, from, reason);
      return next;
    } catch (error) {
      if (!(error instanceof BylawError)) throw error;
      if (error.code !== 'git/ref-moved' || attempt === attempts) return from;
    }
    const now: Oid | undefined = await git.resolveRef(ref);
    // Whoever moved it further holds the entry; entries of its own are for the next read to refuse.
    if (now !== undefined && !(await containsEntry(git, next, now))) return now;
    from = now;
  }
  return next;
}
