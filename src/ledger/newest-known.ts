import type { GitReader, Oid } from '../git/git-repository.ts';
import { hasCommit } from '../git/has-commit.ts';
import { divergedLedger, trackingRef } from './check-remotes.ts';
import { containsEntry } from './contains-entry.ts';
import { branchOf } from './ledger-failures.ts';
import type { LedgerPlace } from './ledger-place.ts';
import type { SeenTips } from './seen-tips.ts';

export interface NewestKnown {
  readonly tip: Oid | undefined;
  /** A remote that is known to have held entries that are not in this clone. */
  readonly behind: string | undefined;
}

/**
 * The newest entry of a ledger that is in this clone, by its own branch or by what was fetched or seen of its remote
 * (of each, where it has none); asks nobody.
 * @throws BylawError `ledger/diverged` where both hold entries of their own
 */
export async function newestKnown(
  git: GitReader,
  { ref, remote }: LedgerPlace,
  seen: SeenTips,
): Promise<NewestKnown> {
  let tip = await git.resolveRef(ref);
  let behind: string | undefined;
  for (const { name, theirs } of await knownTips(git, { ref, remote }, seen)) {
    if (await containsEntry(git, tip, theirs)) continue;
    if (!(await hasCommit(git, theirs))) behind = name;
    else if (await containsEntry(git, theirs, tip)) tip = theirs;
    else throw divergedLedger(branchOf(ref), name);
  }
  return { tip, behind };
}

/** Where the branch of a remote was when it was last fetched, and when Bylaw last saw it. */
async function knownTips(
  git: GitReader,
  { ref, remote }: LedgerPlace,
  seen: SeenTips,
): Promise<readonly { readonly name: string; readonly theirs: Oid }[]> {
  const names = remote === undefined ? await git.remotes() : [remote];
  const found = await Promise.all(
    names.map(async (name) => {
      const tracking = trackingRef(name, ref);
      const tips = [await git.resolveRef(tracking), remote === undefined ? undefined : seen.get(tracking)];
      return tips.flatMap((theirs) => (theirs === undefined ? [] : [{ name, theirs }]));
    }),
  );
  return found.flat();
}
