import type { NamedKind } from '../organization/declared-organization.ts';

/**
 * Which rules found nothing wrong in an organization, and of what: a rule that looks at the same again finds nothing
 * again. Only of use to the build that made it.
 */
export interface Verdicts extends RuleInputs {
  readonly clean: readonly CleanRule[];
}

/** What tells an organization from every other that its rules could be asked of. */
export interface RuleInputs {
  /** Of all that is not of one kind. */
  readonly common: string;
  readonly kinds: Readonly<Record<NamedKind, KindInputs>>;
}

/** Of the documents of one kind. */
export interface KindInputs {
  /** Of the files that declare them, as they were. */
  readonly content: string;
  /** Of their names. */
  readonly names: string;
  /** The same as `content` of each part of them, see partOf. */
  readonly parts: readonly string[];
}

/** A rule by its place among all, with the kinds of documents that it looked at: as a whole, by name, one by one. */
export type CleanRule = readonly [
  rule: number,
  whole: readonly NamedKind[],
  names: readonly NamedKind[],
  each: readonly NamedKind[],
];

/** The verdicts of earlier runs, by the folder of the organization. */
export interface VerdictMemory {
  get(folder: string): Verdicts | undefined;
  /** Keeps those of these folders and no others. */
  keep(verdicts: ReadonlyMap<string, Verdicts>): void;
}
