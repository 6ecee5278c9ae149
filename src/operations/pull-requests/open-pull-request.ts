import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { PullRequest, PullRequestReader } from '../../pull-requests/pull-request-host.ts';

/**
 * A pull request that may still be merged.
 *
 * @throws BylawError `pull-request/not-found`, `pull-request/not-open`
 */
export async function openPullRequest(
  host: Pick<PullRequestReader, 'pullRequest'>,
  number: number,
): Promise<PullRequest> {
  const pullRequest = await host.pullRequest(number);
  if (pullRequest === undefined)
    throw new BylawError('pull-request/not-found', `there is no pull request ${number}`, {
      hint: 'see its number and repository on its page; the token needs `pull-requests: read`',
    });
  if (pullRequest.state !== 'open')
    throw new BylawError('pull-request/not-open', `pull request ${number} is ${pullRequest.state}`, {
      hint: 'what it did is in the base by now, or never will be: `bylaw log`, `bylaw access diff`',
    });
  return pullRequest;
}
