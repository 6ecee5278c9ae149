import type { Instant } from '../model/model.ts';

/** Who agreed, by a guardrail, to a pull request that brought some of what was applied. */
export interface RecordedApproval {
  readonly guardrail: string;
  readonly pullRequest: number;
  /** The commit that was proposed, and reviewed. */
  readonly head: string;
  /** What merging it made. */
  readonly mergeCommit: string;
  readonly reviews: readonly RecordedReview[];
  /** The digests of the changes that it brought; none where it is about guardrails. */
  readonly changes: readonly string[];
}

export interface RecordedReview {
  /** The number that the host gave the review. */
  readonly id?: number;
  /** The number of the account, and what it was called. */
  readonly account: number;
  readonly login: string;
  /** `member/ana` */
  readonly principal: string;
  readonly submittedAt?: Instant;
}

/** Whoever approved something, each once, as `member/ana (ana on GitHub, #12)`. */
export function approversIn(approvals: readonly RecordedApproval[]): readonly string[] {
  const all = approvals.flatMap(({ pullRequest, reviews }) =>
    reviews.map(({ principal, login }) => `${principal} (${login}, #${pullRequest})`),
  );
  return [...new Set(all)].sort();
}
