import type { Diagnostic } from '../diagnostic/diagnostic.ts';

/** What an operation that read YAML says of it, and the texts that a code frame needs. */
export interface CheckedSource {
  /** Sorted, located, without duplicates. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of each file that a diagnostic points into, by path. */
  readonly texts: ReadonlyMap<string, string>;
}
