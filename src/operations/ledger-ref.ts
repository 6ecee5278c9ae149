import type { GitReader } from '../git/git-repository.ts';
import { openWorkTreeSource } from '../source/folder-source.ts';
import { loadLedgerRef } from './load-model.ts';

/** The ledger's full ref as the work tree's `bylaw.yaml` names it. */
export async function ledgerRef(git: GitReader): Promise<string> {
  return loadLedgerRef(openWorkTreeSource(git));
}
