import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { PullRequest, PullRequestWriter } from '../../pull-requests/pull-request-host.ts';
import type { ReviewedPlan } from '../../report/pull-request/reviewed-plan.ts';
import { renderUnplannable, unplannableCheck } from '../../report/pull-request/unplannable.ts';
import type { PublishOptions } from './publish-review.ts';
import { reviewNames } from './review-names.ts';

/** What lies in the commits, the ledger, or between the two, and not in how this was run or what was pushed meanwhile. */
const telling = /^(?:source|ledger|plan)\/|^git\/too-large$|^pull-request\/(?:behind|invalid-base)$/;

/** What the host did not answer while it was looked at: who approved may be another by now than its check says. */
const unanswered = /^provider\//;

/** Whether it is for people of the pull request to know why it could not be planned: no run of `workflow_run` is shown there. */
export function isUnplannable(error: unknown): error is BylawError {
  return error instanceof BylawError && (telling.test(error.code) || unanswered.test(error.code));
}

/**
 * Tells people why it could not be planned, in place of what stood there of an earlier commit; where the host did not
 * answer, the check alone, so that none stays green that may no longer be.
 */
export async function publishUnplannable(
  writer: PullRequestWriter,
  { number, head, base }: PullRequest,
  error: BylawError,
  { comment, check, asked }: PublishOptions & Pick<ReviewedPlan, 'asked'>,
): Promise<void> {
  const names = reviewNames({ base, ...(asked === undefined ? {} : { asked }) });
  const text = renderUnplannable({ number, head: head.commit, base: base.commit }, error);
  if (comment && telling.test(error.code)) await writer.putComment(number, names.comment, text);
  if (check) await writer.putCheck(head.commit, unplannableCheck(names.check, text));
}
