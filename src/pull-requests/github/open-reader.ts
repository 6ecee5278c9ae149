import type { PullRequestReader } from '../pull-request-host.ts';
import { readCommitAuthors } from './read-commit-authors.ts';
import { readPullRequest, readPullRequestsOf } from './read-pull-requests.ts';
import { readRetargeted } from './read-retargeted.ts';
import { readReviews } from './read-reviews.ts';
import { readWorkflowRun } from './read-workflow-run.ts';
import { openRepositoryHost, type RepositoryContext } from './repository-host.ts';

/** Throws where the context does not say to whom to speak, or as whom. Sends nothing yet. */
export async function openPullRequestReader(context: RepositoryContext): Promise<PullRequestReader> {
  const host = await openRepositoryHost(context);
  return {
    pullRequest: (number) => readPullRequest(host, number),
    reviews: (number) => readReviews(host, number),
    retargetedAt: (number) => readRetargeted(host, number),
    commitAuthors: (number) => readCommitAuthors(host, number),
    pullRequestsOf: (commit) => readPullRequestsOf(host, commit),
    workflowRun: (id) => readWorkflowRun(host, id),
  };
}
