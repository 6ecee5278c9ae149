import type { Commit } from '../git/git-repository.ts';
import type { RecordedEntry } from './ledger.ts';

/** One commit of the ledger with its record. */
export interface ChainLink {
  readonly commit: Commit;
  readonly recorded: RecordedEntry;
}
