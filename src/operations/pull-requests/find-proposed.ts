import { resolve } from 'node:path';
import { invariant } from '../../diagnostic/bylaw-error.ts';
import type { PullRequest, PullRequestReader } from '../../pull-requests/pull-request-host.ts';
import type { WrittenPullRequestReview } from '../../schema/generated/formats.ts';
import type { Session } from '../session.ts';
import { expectProposed, expectRun } from './expect-run.ts';
import { openPullRequest } from './open-pull-request.ts';
import { readReviewFile } from './read-review-file.ts';

/** A run, by its number, and where the file is that it left. */
export interface ToldBy {
  readonly run: number;
  readonly file: string;
}

export interface FoundProposed {
  readonly pullRequest: PullRequest;
  /** What the run said that tells of it: of which it is true only that GitHub ran it for this commit. */
  readonly told?: WrittenPullRequestReview;
}

/**
 * The pull request of a number, or of a run that left a file.
 *
 * @param repository `acme/iam`
 * @throws BylawError `pull-request/…`, `cli/unreadable-file`
 */
export async function findProposed(
  session: Session,
  host: Pick<PullRequestReader, 'pullRequest' | 'workflowRun'>,
  repository: string,
  of: number | ToldBy | undefined,
): Promise<FoundProposed> {
  invariant(of !== undefined, 'nothing says which pull request is meant');
  if (typeof of === 'number') return { pullRequest: await openPullRequest(host, of) };
  const told = readReviewFile(resolve(session.cwd, of.file));
  const run = await expectRun(host, of.run, repository, told);
  const pullRequest = await openPullRequest(host, told.pullRequest);
  expectProposed(pullRequest, run);
  return { pullRequest, told };
}
