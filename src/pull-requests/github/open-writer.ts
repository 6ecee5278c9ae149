import type { PullRequestWriter } from '../pull-request-host.ts';
import { putCheck } from './put-check.ts';
import { putComment } from './put-comment.ts';
import { openRepositoryHost, type RepositoryContext } from './repository-host.ts';

/** Throws where the context does not say to whom to speak, or as whom. Sends nothing yet. */
export async function openPullRequestWriter(context: RepositoryContext): Promise<PullRequestWriter> {
  const host = await openRepositoryHost(context);
  return {
    putComment: (number, name, body) => putComment(host, number, { name, body }),
    putCheck: (commit, check) => putCheck(host, commit, check),
  };
}
