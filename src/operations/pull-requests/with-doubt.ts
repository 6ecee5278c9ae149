import type { PullRequest } from '../../pull-requests/pull-request-host.ts';
import type { ReviewedPlan } from '../../report/pull-request/reviewed-plan.ts';
import type { WrittenPullRequestReview } from '../../schema/generated/formats.ts';

/**
 * Says so where the run of the pull request itself saw something else of the same commits. What it says is never
 * believed: but people may have read it, and whoever changed what it does may have changed more.
 */
export function withDoubt(
  reviewed: ReviewedPlan,
  told: WrittenPullRequestReview | undefined,
  { base }: PullRequest,
): ReviewedPlan {
  // The base may have moved on between the two; and what could not plan saw nothing.
  if (told === undefined || told.base !== base.commit || told.changeDigest === null) return reviewed;
  if (told.changeDigest === reviewed.plan?.changeDigest) return reviewed;
  const seen = `saw other changes (digest ${told.changeDigest.slice(0, 12)}) of the same commits than there are`;
  return {
    ...reviewed,
    doubt: `The pull request's own run ${seen}. What stands here is what holds; what that run printed does not. See what the pull request changes in workflows, and run it again.`,
  };
}
