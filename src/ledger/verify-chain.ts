import { corruptLedger } from '../audit/corrupt.ts';
import { BylawError, invariant } from '../diagnostic/bylaw-error.ts';
import type { Commit, GitReader, Oid } from '../git/git-repository.ts';
import type { ChainLink, VerifiedLink } from './chain-link.ts';
import { branchOf, readingLedger, truncatedLedger } from './ledger-failures.ts';
import { readEntries } from './read-entries.ts';
import { verifiedLink } from './verified-link.ts';
import { verifyChanges } from './verify-changes.ts';
import { verifyEntry } from './verify-entry.ts';

/**
 * Checks every entry from `tip` down to the first of those verified before in this clone (none: down to the first
 * there is), and gives the newest. Throws `ledger/corrupt`, `ledger/truncated`, `ledger/rewritten` or `ledger/other-version`.
 */
export async function verifyChain(
  git: GitReader,
  ref: string,
  tip: Oid,
  verified: readonly Oid[],
): Promise<VerifiedLink> {
  const commits = await readingLedger(ref, tip, verified[0], () => commitsSince(git, ref, tip, verified));
  let last: VerifiedLink | undefined;
  for (const commit of commits) {
    const previous = last;
    last = await readingLedger(ref, commit.oid, previous?.commit.oid, async () => {
      // The same id is the same content: what was verified once stays so.
      if (verified.includes(commit.oid)) return verifiedLink(git, commit);
      const [recorded] = await readEntries(git, [commit]);
      invariant(recorded !== undefined, 'one commit has one entry');
      await verifyLink(git, { commit, recorded }, previous);
      return { commit, sequence: recorded.entry.sequence, entry: () => recorded.entry };
    });
  }
  invariant(last !== undefined, 'a branch has at least its tip');
  return last;
}

async function verifyLink(
  git: GitReader,
  link: ChainLink,
  previous: VerifiedLink | undefined,
): Promise<void> {
  await verifyEntry(git, link, previous?.sequence ?? 0);
  await verifyChanges(git, previous?.commit, link);
}

/** Oldest first, the verified one included. A ledger never merges, and never loses its beginning. */
async function commitsSince(
  git: GitReader,
  ref: string,
  tip: Oid,
  verified: readonly Oid[],
): Promise<readonly Commit[]> {
  const commits: Commit[] = [];
  for await (const commit of git.log(tip)) {
    if (commit.parents.length > 1) {
      throw corruptLedger(`commit ${commit.oid} is a merge: a ledger has one entry after another`);
    }
    commits.push(commit);
    if (verified.includes(commit.oid)) return commits.reverse();
  }
  if ((commits.at(-1)?.parents.length ?? 0) > 0) throw truncatedLedger(ref);
  if (verified[0] !== undefined) throw rewrittenLedger(git, ref, verified[0]);
  return commits.reverse();
}

/** The branch no longer leads to the entry that was seen last. */
export function rewrittenLedger(git: GitReader, ref: string, seen: Oid): BylawError {
  const branch = branchOf(ref);
  return new BylawError(
    'ledger/rewritten',
    `${branch} no longer holds entry ${seen}, which was seen here before`,
    {
      hint: `\`git update-ref ${ref} ${seen}\` brings it back; if it was meant to go, \`rm '${git.gitDirectory}/bylaw/seen.json'\``,
    },
  );
}
