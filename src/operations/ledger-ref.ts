import type { GitReader } from '../git/git-repository.ts';
import { openWorkTreeSource } from '../source/folder-source.ts';
import { loadLedgerRef } from './load-model.ts';
import { refuseSourceBranch } from './refuse-source-branch.ts';

/**
 * The ledger's full ref as the work tree's `bylaw.yaml` names it.
 * @throws BylawError `ledger/is-source-branch`, and what `loadLedgerRef` throws
 */
export async function ledgerRef(git: GitReader): Promise<string> {
  const ref = await loadLedgerRef(openWorkTreeSource(git));
  await refuseSourceBranch(git, ref);
  return ref;
}
