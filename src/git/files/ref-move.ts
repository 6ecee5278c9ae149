import type { Commit, Oid } from '../git-repository.ts';
import type { FileSettings } from './file-settings.ts';

/** Where refs are kept, in files. */
export interface RefPlace extends FileSettings {
  /** The common Git directory. */
  readonly gitDirectory: string;
}

/** A move of a ref, and what the log of the ref is to say of it. */
export interface RefMove {
  readonly ref: string;
  readonly next: Commit;
  /** Undefined where the ref must not exist. */
  readonly expected: Oid | undefined;
  readonly reason: string;
}
