import type { EditReport } from '../edits/edit-report.ts';

/** Who in a target is who in the files, by numbers that never change. */
export interface PinReport extends EditReport {
  /** What was written, or with `--check` would be. */
  readonly pinned: readonly PinnedIdentity[];
  /** Whose account is another than the one that is declared or was recorded. */
  readonly refused: readonly RefusedIdentity[];
  /** How many accounts and teams say already who they are. */
  readonly current: number;
  /** Of how many members nothing says which account is theirs. */
  readonly unnamed: number;
}

export interface PinnedIdentity {
  readonly organization: string;
  /** `member/ana`, `service-account/ci`, `team/core`. */
  readonly of: string;
  readonly field: 'id' | 'login';
  readonly before: string | number | null;
  readonly after: string | number;
}

export interface RefusedIdentity {
  readonly organization: string;
  readonly of: string;
  readonly why: string;
}
