import { BylawError } from '../diagnostic/bylaw-error.ts';
import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Organization } from '../model/model.ts';
import { hasPins } from '../plan/check-pins.ts';
import type { PolicyHistories } from '../plan/policy-history.ts';

/**
 * The versions that a pin may name: those of the newest entry whose source is an ancestor of `base` (or `base`
 * itself). What another branch published meanwhile does not count, so that a pin never holds a text that its
 * author has not seen. Nothing is read where nothing is pinned.
 */
export async function pinnableVersions(
  git: GitReader,
  ledger: Ledger,
  organization: Organization,
  base: Oid | null,
): Promise<PolicyHistories> {
  if (base === null || !hasPins(organization)) return new Map();
  const known = new Map<Oid, boolean>();
  for await (const { commit, entry } of ledger.entries({ organization: organization.name })) {
    const counts = known.get(entry.source) ?? (await isSourceOf(git, entry.source, base));
    known.set(entry.source, counts);
    if (counts) return (await ledger.treeAt(commit)).policyHistories(organization.name);
  }
  return new Map();
}

/** A source that is not in this clone is no ancestor that anybody here has seen. */
async function isSourceOf(git: GitReader, source: Oid, base: Oid): Promise<boolean> {
  try {
    return await git.isAncestor(source, base);
  } catch (error) {
    if (error instanceof BylawError && error.code === 'git/missing-object') return false;
    throw error;
  }
}
