import type { PullRequest } from '../../pull-requests/pull-request-host.ts';
import { renderJson } from '../../report/render-json.ts';
import type { WrittenPullRequestReview } from '../../schema/generated/formats.ts';
import { writeFile } from '../write-file.ts';

export interface ReviewFacts {
  /** `acme/iam` */
  readonly repository: string;
  readonly pullRequest: PullRequest;
  /** Of the plan; null where there is none. */
  readonly changeDigest: string | null;
}

/**
 * What a run that may write nothing leaves for one that may: which pull request it was for, and by a digest what it saw.
 *
 * @throws BylawError `cli/unwritable-file`
 */
export async function writeReviewFile(
  path: string,
  { repository, pullRequest, changeDigest }: ReviewFacts,
): Promise<void> {
  const written: WrittenPullRequestReview = {
    reviewVersion: 1,
    repository,
    pullRequest: pullRequest.number,
    head: pullRequest.head.commit,
    base: pullRequest.base.commit,
    changeDigest,
  };
  await writeFile(path, renderJson(written));
}
