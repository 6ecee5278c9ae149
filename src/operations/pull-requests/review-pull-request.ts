import { resolve } from 'node:path';
import type { CountedApproval } from '../../access/approvals/counted-approvals.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { openPullRequestReader } from '../../pull-requests/github/open-reader.ts';
import { openPullRequestWriter } from '../../pull-requests/github/open-writer.ts';
import type { AtApply, ReviewedPlan, Standing } from '../../report/pull-request/reviewed-plan.ts';
import { standingOf } from '../../report/pull-request/standing-of.ts';
import type { PlanResult } from '../results.ts';
import type { Session } from '../session.ts';
import { askedIn } from './asked-in.ts';
import { findProposed, type ToldBy } from './find-proposed.ts';
import { hostContext } from './host-context.ts';
import { type PullRequestPlanRequest, planPullRequest } from './plan-pull-request.ts';
import { type PublishedReview, type PublishOptions, publishReview } from './publish-review.ts';
import { isUnplannable, publishUnplannable } from './publish-unplannable.ts';
import { runUrl } from './run-url.ts';
import { withDoubt } from './with-doubt.ts';
import { writeReviewFile } from './write-review-file.ts';

export interface ReviewRequest
  extends Pick<PullRequestPlanRequest, 'organizations' | 'horizon' | 'fetch'>,
    Partial<PublishOptions> {
  /** Which one; without it, that of `told`. */
  readonly number?: number;
  /** A run of it that may write nothing, and the file that the run left. What it proposes is fetched. */
  readonly told?: ToldBy;
  /** Where to leave such a file. */
  readonly out?: string;
  /** `acme/iam`; default: GITHUB_REPOSITORY. */
  readonly repository?: string;
}

/** An approval that is needed, and who gave it. */
export interface ReviewedApproval extends Pick<CountedApproval<unknown>, 'given' | 'missing' | 'uncounted'> {
  readonly organization: string;
  readonly target: string;
  readonly guardrail: string;
  readonly by: readonly string[];
  readonly count: number;
}

/** A pull request as it was looked at. */
export interface PullRequestReview {
  readonly number: number;
  readonly repository: string;
  readonly head: string;
  readonly base: string;
  readonly standing: Standing;
  readonly approvals: readonly ReviewedApproval[];
  /** Organizations that change and that the plan says nothing of. */
  readonly unplanned: readonly string[];
  /** Those, and new ones, about which nobody is asked. */
  readonly unasked?: readonly string[];
  /** Organizations that change, and that this was not to look at. */
  readonly elsewhere?: readonly string[];
  readonly atApply?: AtApply;
  readonly published: PublishedReview;
}

export interface ReviewResult {
  readonly result: PlanResult;
  readonly pullRequest: PullRequestReview;
  /** As reports render it. */
  readonly reviewed: ReviewedPlan;
  /** Why people there were not told, or not of everything. */
  readonly unpublished?: BylawError;
}

/**
 * Plans a pull request on its host, and tells people there what it comes to where that is asked for.
 *
 * @throws BylawError `pull-request/…`, `provider/…`
 */
export async function reviewPullRequest(
  session: Session,
  { number, told: by, out, repository: named, comment = false, check = false, ...request }: ReviewRequest,
): Promise<ReviewResult> {
  const context = hostContext(session, named);
  const repository = `${context.repository.owner}/${context.repository.name}`;
  const reader = await openPullRequestReader(context);
  const { pullRequest, told } = await findProposed(session, reader, repository, by ?? number);
  const leave = async (changeDigest: string | null) => {
    if (out !== undefined)
      await writeReviewFile(resolve(session.cwd, out), { repository, pullRequest, changeDigest });
  };
  // Where it cannot be planned somebody else has to say so.
  await leave(null);
  const asked = askedIn(request.organizations);
  const fetch = request.fetch === true || told !== undefined;
  const writer = comment || check ? await openPullRequestWriter(context) : undefined;
  const planned = await planPullRequest(session, reader, pullRequest, { ...request, fetch }).catch(
    async (error: unknown) => {
      if (writer !== undefined && isUnplannable(error))
        // What is the matter is told by who ends this, whether or not it can be told there.
        await publishUnplannable(writer, pullRequest, error, { comment, check, ...asked }).catch(
          () => undefined,
        );
      throw error;
    },
  );
  const { result } = planned;
  const url = runUrl(session);
  const seen = withDoubt(planned.reviewed, told, pullRequest);
  const reviewed = { ...seen, ...(url === undefined ? {} : { runUrl: url }) };
  await leave(result.plan?.changeDigest ?? null);
  let unpublished: BylawError | undefined;
  const published =
    writer === undefined
      ? {}
      : await publishReview(reader, writer, reviewed, { comment, check }).catch((error: unknown) => {
          // The plan is there, and is told all the same.
          if (!(error instanceof BylawError) || error.code === 'cli/interrupted') throw error;
          unpublished = error;
          return {};
        });
  return {
    result,
    reviewed,
    ...(unpublished === undefined ? {} : { unpublished }),
    pullRequest: {
      number: pullRequest.number,
      repository,
      head: pullRequest.head.commit,
      base: pullRequest.base.commit,
      standing: standingOf(reviewed),
      approvals: approvalsIn(reviewed),
      unplanned: reviewed.unplanned,
      ...besideOf(reviewed),
      published,
    },
  };
}

/** What there is of it. */
function besideOf({
  unasked = [],
  elsewhere = [],
  atApply,
}: ReviewedPlan): Pick<PullRequestReview, 'unasked' | 'elsewhere' | 'atApply'> {
  const isAny = atApply !== undefined && atApply.stops.length + atApply.waits.length > 0;
  return {
    ...(unasked.length === 0 ? {} : { unasked }),
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
    ...(isAny ? { atApply } : {}),
  };
}

function approvalsIn({ approvals }: ReviewedPlan): readonly ReviewedApproval[] {
  return approvals.flatMap(({ organization, target, counted }) =>
    counted.map(({ needed: { guardrail, by, count }, given, missing, uncounted }) => {
      return { organization, target, guardrail, by, count, given, missing, uncounted };
    }),
  );
}
