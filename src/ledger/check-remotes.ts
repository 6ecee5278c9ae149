import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import { containsEntry } from './contains-entry.ts';
import { branchOf, truncatedLedger } from './ledger-failures.ts';
import type { LedgerPlace } from './ledger-place.ts';

/**
 * Compares the ledger of this clone with where its remote's branch was last seen (each remote's, where the ledger
 * has none of its own), asking nobody. Throws `ledger/behind` where a remote is known to hold entries that are not
 * here, and `ledger/diverged` where both hold entries of their own; being ahead is fine. `seen` is what was verified
 * of the remote's branch before.
 */
export async function checkRemotes(
  git: GitReader,
  { ref, remote }: LedgerPlace,
  tip: Oid | undefined,
  seen: Oid | undefined,
): Promise<void> {
  const branch = branchOf(ref);
  if (branch === ref) return;
  if (remote !== undefined && !(await containsEntry(git, tip, seen))) throw behind(branch, remote, remote);
  for (const name of remote === undefined ? await git.remotes() : [remote]) {
    const theirs = await git.resolveRef(trackingRef(name, ref));
    if (theirs === undefined || theirs === tip) continue;
    if (tip === undefined) throw notHereYet(branch, name, remote);
    if (await git.isAncestor(theirs, tip)) continue;
    if (await git.isAncestor(tip, theirs)) throw behind(branch, name, remote);
    // Across the edge of a shallow clone nothing is an ancestor of anything.
    if (await git.isShallow()) throw truncatedLedger(ref);
    throw divergedLedger(branch, name);
  }
}

/** Where Git keeps what it last saw of a remote's branch. */
export function trackingRef(remote: string, ref: string): string {
  return `refs/remotes/${remote}/${branchOf(ref)}`;
}

function notHereYet(branch: string, name: string, remote: string | undefined): BylawError {
  return new BylawError(
    'ledger/behind',
    `${name} has a ledger in ${branch}, but this repository has no such branch`,
    { hint: remote === undefined ? `git branch ${branch} ${name}/${branch}` : 'bylaw ledger sync' },
  );
}

function behind(branch: string, name: string, remote: string | undefined): BylawError {
  return new BylawError('ledger/behind', `${name}/${branch} holds entries that ${branch} lacks`, {
    hint: remote === undefined ? `git fetch ${name} ${branch}:${branch}` : 'bylaw ledger sync',
  });
}

/** Both hold entries of their own. */
export function divergedLedger(branch: string, remote: string): BylawError {
  const look = `git log --oneline --left-right ${branch}...${remote}/${branch}`;
  return new BylawError(
    'ledger/diverged',
    `${branch} and ${remote}/${branch} each hold entries of their own`,
    {
      hint: `compare with \`git fetch ${remote}; ${look}\`; \`git branch --force ${branch} ${remote}/${branch}\` keeps the remote's`,
    },
  );
}
