import type { PullRequestReader, PullRequestWriter } from '../../pull-requests/pull-request-host.ts';
import { planCheck } from '../../report/pull-request/plan-check.ts';
import { renderPlanComment } from '../../report/pull-request/render-plan-comment.ts';
import type { ReviewedPlan } from '../../report/pull-request/reviewed-plan.ts';
import { reviewNames } from './review-names.ts';

export interface PublishOptions {
  readonly comment: boolean;
  readonly check: boolean;
}

/** What was written where people of a pull request see it. */
export interface PublishedReview {
  /** `outdated`: another commit is proposed by now, whose own run says what there is to say. */
  readonly comment?: 'created' | 'edited' | 'unchanged' | 'outdated';
  readonly commentUrl?: string;
  readonly checkUrl?: string;
}

/** Tells people what a pull request changes. A comment about a commit that is no longer the newest would mislead them. */
export async function publishReview(
  reader: Pick<PullRequestReader, 'pullRequest'>,
  writer: PullRequestWriter,
  reviewed: ReviewedPlan,
  { comment, check }: PublishOptions,
): Promise<PublishedReview> {
  const told = comment ? await commentOn(reader, writer, reviewed) : {};
  if (!check) return told;
  const { url } = await writer.putCheck(reviewed.head, planCheck(reviewNames(reviewed).check, reviewed));
  return { ...told, ...(url === undefined ? {} : { checkUrl: url }) };
}

async function commentOn(
  reader: Pick<PullRequestReader, 'pullRequest'>,
  writer: PullRequestWriter,
  reviewed: ReviewedPlan,
): Promise<PublishedReview> {
  const now = await reader.pullRequest(reviewed.number);
  if (now?.head.commit !== reviewed.head) return { comment: 'outdated' };
  const { is, url } = await writer.putComment(
    reviewed.number,
    reviewNames(reviewed).comment,
    renderPlanComment(reviewed),
  );
  return { comment: is, ...(url === undefined ? {} : { commentUrl: url }) };
}
