/** A line that was left out, and why. */
export interface BadLine {
  readonly line: number;
  readonly problem: string;
}

/** Where observations are kept. */
interface Kept {
  readonly ref: string;
  /** Where the branch was moved first. */
  readonly remote: string | null;
  /** Null where there was nothing to change. */
  readonly commit: string | null;
}

export interface ObserveReport extends Kept {
  /** How many lines hold an observation. */
  readonly observations: number;
  /** How many members have newer values by them. */
  readonly members: number;
  /** How many lines were left out, and the first of them. */
  readonly skipped: number;
  readonly skippedLines: readonly BadLine[];
}

export interface PruneReport extends Kept {
  /** RFC 3339, UTC. */
  readonly before: string;
  /** How many members have fewer values by it. */
  readonly members: number;
}
