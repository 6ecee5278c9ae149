import { openRepositoryHost, type RepositoryContext } from '../../pull-requests/github/repository-host.ts';
import type { IssueWriter } from '../issue-host.ts';
import { closeIssue } from './close-issue.ts';
import { putIssue } from './put-issue.ts';

/** Days in which one that was closed is opened again: after that it is another story. */
const daysRemembered = 30;

/** Throws where the context does not say to whom to speak, or as whom. Sends nothing yet. */
export async function openIssueWriter(context: RepositoryContext): Promise<IssueWriter> {
  const host = await openRepositoryHost(context);
  return {
    putIssue: (name, issue) => putIssue(host, name, { ...issue, since: daysBefore(context.now()) }),
    closeIssue: (name, because) => closeIssue(host, name, because),
  };
}

function daysBefore(now: string): string {
  return new Date(Date.parse(now) - daysRemembered * 86_400_000).toISOString();
}
