import type { GitReader, Oid } from '../git/git-repository.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Organization } from '../model/model.ts';
import { hasPins } from '../plan/check-pins.ts';
import type { PolicyHistories } from '../plan/policy-history.ts';
import { versionsSeenBy } from './versions-seen-by.ts';

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
  return (await versionsSeenBy(git, ledger, organization.name, base)).histories;
}
