import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import { askRemote } from './ask-remote.ts';
import { divergedLedger, trackingRef } from './check-remotes.ts';
import { containsEntry } from './contains-entry.ts';
import { branchOf, truncatedLedger } from './ledger-failures.ts';
import type { SeenTips } from './seen-tips.ts';
import { rewrittenLedger } from './verify-chain.ts';

/** Where a ledger that has a remote stands. */
export interface NewestTip {
  readonly tip: Oid | undefined;
  /** Of the remote's branch. */
  readonly far: Oid | undefined;
}

/**
 * Asks the remote of a ledger, and gives the newer of its tip and the one here; moves no ref. What was seen of the
 * remote's branch before, by Bylaw or by `git fetch`, must still be in it: a remote that lost entries is refused,
 * also where this clone could give them back.
 * @throws BylawError `ledger/rewritten`, `ledger/diverged`, `ledger/truncated`, `git/remote-unreachable`,
 *   `git/remote-refused`, `git/unsupported`
 */
export async function findNewestTip(
  git: GitReader,
  { ref, remote }: { readonly ref: string; readonly remote: string },
  local: Oid | undefined,
  seen: SeenTips,
): Promise<NewestTip> {
  // Before the remote: what somebody fetches in between must not look like entries that the remote lost.
  const fetched = await git.resolveRef(trackingRef(remote, ref));
  const far = await askRemote(git, remote, ref, local);
  const known = [seen.get(trackingRef(remote, ref)), fetched];
  for (const before of known) {
    if (before !== undefined && !(await containsEntry(git, far, before)))
      throw (await git.isShallow()) ? truncatedLedger(ref) : rewrittenRemote(git, ref, remote, before);
  }
  const tip = await newerOf(git, { ref, remote }, local, far);
  const here = seen.get(ref);
  if (here !== undefined && !(await containsEntry(git, tip, here))) throw rewrittenLedger(git, ref, here);
  return { tip, far };
}

async function newerOf(
  git: GitReader,
  { ref, remote }: { readonly ref: string; readonly remote: string },
  local: Oid | undefined,
  far: Oid | undefined,
): Promise<Oid | undefined> {
  if (await containsEntry(git, far, local)) return far;
  if (await containsEntry(git, local, far)) return local;
  // Across the edge of a shallow clone nothing is an ancestor of anything.
  throw (await git.isShallow()) ? truncatedLedger(ref) : divergedLedger(branchOf(ref), remote);
}

function rewrittenRemote(git: GitReader, ref: string, remote: string, seen: Oid): BylawError {
  const branch = branchOf(ref);
  return new BylawError(
    'ledger/rewritten',
    `${branch} at ${remote} no longer holds entry ${seen}, which was seen there before`,
    {
      hint: `\`git push ${remote} ${seen}:${ref}\` brings it back; if it was meant to go, \`git fetch --prune ${remote}\` and \`rm '${git.gitDirectory}/bylaw/seen.json'\``,
    },
  );
}
