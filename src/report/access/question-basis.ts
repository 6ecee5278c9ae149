import type { Assumption } from '../../access/decision.ts';

/** What an answer about access was given from. */
export interface QuestionBasis {
  readonly organization: string;
  readonly files: FilesBasis;
  /** When: which bindings are in force. */
  readonly now: string;
  /** The policy versions that count; null where there is no repository and the text of the files counts. */
  readonly versions: {
    /** Of the entry that holds those published; 0 where nothing was published. */
    readonly sequence: number;
    /** Versions that the next apply would publish, and that count as published here. */
    readonly expected: readonly { readonly policy: string; readonly version: number }[];
    /** A remote that is known to hold newer entries, which are not in this clone. */
    readonly behind: string | null;
  } | null;
  /** What was applied last to each target, where the files as they are were asked; null of a commit, a day or a folder. */
  readonly applied: readonly AppliedBasis[] | null;
  readonly assumptions: readonly Assumption[];
}

/** What was applied last to a target. */
export interface AppliedBasis {
  readonly target: string;
  /** Of the result entry. */
  readonly sequence: number;
  readonly commit: string;
  /**
   * How the files that were asked stand to it: `apart` where neither commit leads to the other, `unknown` where this
   * clone lacks the history that would tell.
   */
  readonly files: 'same' | 'ahead' | 'behind' | 'apart' | 'unknown';
  /** Whether all that was planned then was done: nothing failed, was held or left out (`--only`). */
  readonly complete: boolean;
}

export type FilesBasis =
  /** `changed`: some file differs from the commit. */
  | { readonly is: 'work-tree'; readonly commit: string | null; readonly changed: boolean }
  | { readonly is: 'commit'; readonly revision: string; readonly commit: string }
  /** What the last apply before a day was made from; not `complete` where it did part of the commit: that part counts. */
  | {
      readonly is: 'ledger';
      readonly at: string;
      readonly commit: string;
      readonly sequence: number;
      readonly appliedAt: string;
      readonly complete: boolean;
    };
