import type { Oid } from '../../git/git-repository.ts';
import type { LedgerRemote } from '../ledger.ts';

/** Beside the ledger, so that it can be pruned or deleted: no decision and no plan reads it. */
export const observedRef = 'refs/heads/bylaw/observed';

/** Where the branch of observations stands. */
export interface ObservedBranch {
  /** Undefined where nothing was observed yet. */
  readonly tip: Oid | undefined;
  /** Of this clone: a cache of the remote's, where there is one. */
  readonly local: Oid | undefined;
  readonly remote: LedgerRemote | undefined;
}
