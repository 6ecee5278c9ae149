import type { Commit, Oid } from '../git-repository.ts';

/** Where refs are kept, in files. */
export interface RefPlace {
  /** The common Git directory. */
  readonly gitDirectory: string;
  /** `core.logAllRefUpdates`, as configured. */
  readonly logs: string | undefined;
}

/** A move of a ref, and what the log of the ref is to say of it. */
export interface RefMove {
  readonly ref: string;
  readonly next: Commit;
  /** Undefined where the ref must not exist. */
  readonly expected: Oid | undefined;
  readonly reason: string;
}
