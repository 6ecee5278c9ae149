import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { PullRequest, PullRequestReader, WorkflowRun } from '../../pull-requests/pull-request-host.ts';
import type { WrittenPullRequestReview as ReviewFile } from '../../schema/generated/formats.ts';

/** What starts a run for a pull request that may not be trusted: what it runs stands in the pull request itself. */
const events: ReadonlySet<string> = new Set(['pull_request', 'pull_request_review']);

/**
 * The run, where GitHub says that it was for the commit that its file names.
 *
 * @param repository `acme/iam`: where the run and the pull request are looked for
 * @throws BylawError `pull-request/other-run`
 */
export async function expectRun(
  host: Pick<PullRequestReader, 'workflowRun'>,
  id: number,
  repository: string,
  told: ReviewFile,
): Promise<WorkflowRun> {
  const run = await host.workflowRun(id);
  if (run === undefined) throw otherRun(`${repository} has no run ${id}`, 'the token needs `actions: read`');
  if (!events.has(run.event)) throw otherRun(`run ${id} was not started by a pull request`);
  if (told.repository.toLowerCase() !== repository.toLowerCase())
    throw otherRun(`what run ${id} wrote is of another repository than ${repository}`);
  if (run.head.commit !== told.head)
    throw otherRun(`run ${id} was for ${short(run.head.commit)}, and its file is of ${short(told.head)}`);
  return run;
}

/**
 * Whoever writes the file of a run may name any pull request: it has to propose the commit that the run was for, from where
 * the run was for.
 *
 * @throws BylawError `pull-request/other-run`
 */
export function expectProposed({ number, head }: PullRequest, run: WorkflowRun): void {
  if (head.commit !== run.head.commit)
    throw otherRun(
      `pull request ${number} is at ${short(head.commit)}, and the run was for ${short(run.head.commit)}`,
      'where another commit was pushed meanwhile, its own run tells of it',
    );
  // Of a fork that is gone GitHub says neither here nor there where it was.
  if (head.repository?.toLowerCase() !== run.head.repository?.toLowerCase())
    throw otherRun(`pull request ${number} is not from the repository that the run was for`);
}

function otherRun(message: string, hint?: string): BylawError {
  return new BylawError('pull-request/other-run', message, hint === undefined ? {} : { hint });
}

function short(commit: string): string {
  return commit.slice(0, 12);
}
