import type { Instant } from '../../model/model.ts';

/** A change that is proposed on a host of pull requests, with what was said of it. */
export interface ReviewedProposal {
  /** The commit that is proposed. */
  readonly head: string;
  /** The numbers of the accounts of whoever proposes it, or wrote some of it. */
  readonly authors: readonly number[];
  readonly reviews: readonly HostReview[];
  /** When what it is compared with last became something else: reviews until then looked at another change. */
  readonly retargetedAt?: Instant;
}

/** What somebody said of it, whenever. */
export interface HostReview {
  /** The number that the host gave it. */
  readonly id?: number;
  readonly account: number;
  readonly login: string;
  readonly state: 'approved' | 'changes-requested' | 'commented' | 'dismissed' | 'pending';
  /** The commit that was looked at; undefined where the host no longer knows. */
  readonly commit: string | undefined;
  readonly submittedAt?: Instant;
}

/** What stands of all that somebody said. */
export interface StandingReview extends Pick<HostReview, 'account' | 'login' | 'commit' | 'submittedAt'> {
  /** `withdrawn`: was approved, and somebody took it back, or they themselves. */
  readonly state: 'approved' | 'withdrawn' | 'refused';
}
