import type { BylawError } from '../diagnostic/bylaw-error.ts';
import { type ReviewRequest, reviewPullRequest } from '../operations/pull-requests/review-pull-request.ts';
import { renderPlanSummary } from '../report/pull-request/render-plan-summary.ts';
import { renderReviewText } from '../report/pull-request/render-review-text.ts';
import { renderErrorText } from '../report/render-error-text.ts';
import { plain } from '../report/style.ts';
import type { Outcome, Run } from './outcome.ts';
import { foundInPlan, keepPlan, planDiagnostics, planOutputs, planText } from './told-plan.ts';

/** Which pull request is meant: by its number, and where to leave what a later run tells; or by what such a run left. */
export type Proposed = Pick<ReviewRequest, 'number' | 'told' | 'out'>;

/** What a pull request changes, told under it where the job may write there, else in the summary of the job alone. */
export async function runPullRequest(run: Run, proposed: Proposed): Promise<Outcome> {
  const { session, inputs, event } = run;
  const { organizations, horizon, repository } = inputs;
  const mayWrite = event.pullRequest?.isFork !== true;
  const { result, pullRequest, reviewed, unpublished } = await reviewPullRequest(session, {
    ...proposed,
    comment: mayWrite && inputs.comment,
    check: mayWrite && inputs.check,
    ...(organizations === undefined ? {} : { organizations }),
    ...(horizon === undefined ? {} : { horizon }),
    ...(repository === undefined ? {} : { repository }),
  });
  const { standing, published } = pullRequest;
  const needsApproval =
    standing === 'needs-approval' || pullRequest.approvals.some(({ missing }) => missing > 0);
  const { commentUrl, checkUrl } = published;
  return {
    text: `${planText(result)}${renderReviewText(pullRequest, plain)}${unpublishedText(unpublished)}`,
    summary: renderPlanSummary(reviewed),
    diagnostics: planDiagnostics(result),
    isRemarked: checkUrl !== undefined,
    found: foundInPlan(result, needsApproval, standing === 'refused'),
    // A check keeps it from being merged; without one the job has to.
    failsOn: checkUrl === undefined ? ['error', 'needs-approval'] : ['error'],
    isFailed: unpublished !== undefined && !isReadOnly(unpublished),
    outputs: {
      ...planOutputs(result.plan, needsApproval, await keepPlan(run, result.plan)),
      standing,
      ...(commentUrl === undefined ? {} : { 'comment-url': commentUrl }),
      ...(checkUrl === undefined ? {} : { 'check-url': checkUrl }),
    },
  };
}

/** A token that may only read, as that of Dependabot's pull requests: the summary tells all the same. */
function isReadOnly({ code }: BylawError): boolean {
  return code === 'provider/forbidden';
}

function unpublishedText(error: BylawError | undefined): string {
  if (error === undefined) return '';
  const { code, message, hint } = error;
  return renderErrorText({ code, message, ...(hint === undefined ? {} : { hint }) });
}
