import type { EntryKind, Outcome } from '../audit/entry.ts';
import type { ReviewedComparison } from '../plan/compare-reviewed.ts';
import type { ExpectedVersion, Plan } from '../plan/plan.ts';
import type { CheckedSource } from './checked-source.ts';
import type { SentInvitation } from './invitations/sent-invitation.ts';
import type { EarlierApplies } from './results.ts';

export type ApplyStatus =
  | 'applied'
  | 'nothing-to-do'
  | 'refused'
  | 'declined'
  | 'held'
  | 'partly-failed'
  | 'interrupted'
  | 'invalid';

export interface AppliedSection {
  readonly organization: string;
  readonly target: string;
  readonly outcomes: readonly Outcome[];
  readonly published: readonly ExpectedVersion[];
  readonly entries: readonly {
    readonly kind: EntryKind;
    readonly sequence: number;
    readonly commit: string;
  }[];
  /** Who was invited, with the one-time codes that are shown this once. */
  readonly invitations: readonly SentInvitation[];
  /** What a person should know, such as a version number that another apply took. */
  readonly notes: readonly string[];
}

export interface ApplyResult extends CheckedSource {
  readonly status: ApplyStatus;
  readonly plan?: Plan;
  readonly earlier: EarlierApplies;
  readonly sections: readonly AppliedSection[];
  /** Why nothing was written: one sentence each, with what moved. */
  readonly refusals: readonly string[];
  /** How the plan differs from the one that was looked at before; absent where none was given. */
  readonly reviewed?: ReviewedComparison;
}
