import type { NamedKind } from '../organization/declared-organization.ts';

/**
 * Which rules found nothing wrong in an organization, and of what: a rule that looks at the same again finds nothing
 * again. Only of use to the build that made it.
 */
export interface Verdicts {
  /** Of all that is not of one kind. */
  readonly common: string;
  /** Of the files that declare documents of each kind, as they were. */
  readonly kinds: Readonly<Record<NamedKind, string>>;
  /** The rules by their place among all, each with the kinds of documents that it looked at. */
  readonly clean: readonly CleanRule[];
}

export type CleanRule = readonly [rule: number, kinds: readonly NamedKind[]];

/** The verdicts of earlier runs, by the folder of the organization. */
export interface VerdictMemory {
  get(folder: string): Verdicts | undefined;
  /** Keeps those of these folders and no others. */
  keep(verdicts: ReadonlyMap<string, Verdicts>): void;
}
