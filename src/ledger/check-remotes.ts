import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import { branchOf, truncatedLedger } from './ledger-failures.ts';

/**
 * Compares the ledger with where each remote's branch was last seen. Throws `ledger/behind` where a remote holds
 * entries that are not here, and `ledger/diverged` where both hold entries of their own; being ahead is fine.
 */
export async function checkRemotes(git: GitReader, ref: string, tip: Oid | undefined): Promise<void> {
  const branch = branchOf(ref);
  if (branch === ref) return;
  for (const remote of await git.remotes()) {
    const theirs = await git.resolveRef(`refs/remotes/${remote}/${branch}`);
    if (theirs === undefined || theirs === tip) continue;
    if (tip === undefined) throw notHereYet(branch, remote);
    if (await git.isAncestor(theirs, tip)) continue;
    if (await git.isAncestor(tip, theirs)) throw behind(branch, remote);
    // Across the edge of a shallow clone nothing is an ancestor of anything.
    if (await git.isShallow()) throw truncatedLedger(ref);
    throw diverged(branch, remote);
  }
}

function notHereYet(branch: string, remote: string): BylawError {
  return new BylawError(
    'ledger/behind',
    `${remote} has a ledger in ${branch}, but this repository has no such branch`,
    {
      hint: `git branch ${branch} ${remote}/${branch}`,
    },
  );
}

function behind(branch: string, remote: string): BylawError {
  return new BylawError('ledger/behind', `${remote}/${branch} holds entries that ${branch} lacks`, {
    hint: `git fetch ${remote} ${branch}:${branch}`,
  });
}

function diverged(branch: string, remote: string): BylawError {
  const look = `git log --oneline --left-right ${branch}...${remote}/${branch}`;
  return new BylawError(
    'ledger/diverged',
    `${branch} and ${remote}/${branch} each hold entries of their own`,
    {
      hint: `compare with \`${look}\`; \`git branch --force ${branch} ${remote}/${branch}\` keeps the remote's`,
    },
  );
}
