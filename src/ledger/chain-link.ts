import type { LedgerEntry } from '../audit/entry.ts';
import type { Commit } from '../git/git-repository.ts';
import type { RecordedEntry } from './ledger.ts';

/** One commit of the ledger with its record. */
export interface ChainLink {
  readonly commit: Commit;
  readonly recorded: RecordedEntry;
}

/** The same of a commit that was verified, now or before: what it records is read when asked for. */
export interface VerifiedLink {
  readonly commit: Commit;
  readonly sequence: number;
  readonly entry: () => LedgerEntry | undefined;
}
