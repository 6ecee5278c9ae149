import { bearsMark } from '../../pull-requests/github/comment-mark.ts';
import type { RepositoryHost } from '../../pull-requests/github/repository-host.ts';
import { viewerWrote } from '../../pull-requests/github/viewer-wrote.ts';

export interface OwnIssue {
  readonly number: number;
  /** By GraphQL's naming. */
  readonly node: string;
  readonly url: string;
  readonly body: string;
}

/** Open issues with a mark that whoever signs in here opened, oldest first. */
export async function openIssues(host: RepositoryHost, mark: string): Promise<readonly OwnIssue[]> {
  const rows = await host.client.paginate(list, { ...host.named, state: 'open', direction: 'asc' });
  return ownAmong(host, rows, mark);
}

/** The newest closed one to which something was done since then. */
export async function closedIssue(
  host: RepositoryHost,
  mark: string,
  since: string,
): Promise<OwnIssue | undefined> {
  const rows = await host.client.paginate(list, { ...host.named, state: 'closed', direction: 'asc', since });
  return (await ownAmong(host, rows, mark)).at(-1);
}

const list = 'GET /repos/{owner}/{repo}/issues';

interface IssueRow {
  readonly number: number;
  readonly node_id: string;
  readonly html_url: string;
  readonly body?: string | null;
  readonly pull_request?: unknown;
}

async function ownAmong(
  host: RepositoryHost,
  rows: readonly IssueRow[],
  mark: string,
): Promise<readonly OwnIssue[]> {
  // Lists hold pull requests, too.
  const marked = rows.filter((row) => row.pull_request === undefined && bearsMark(row.body ?? '', mark));
  const own = await viewerWrote(host, 'an issue', marked.map(issueIn));
  return [...own].sort((one, other) => one.number - other.number);
}

export function issueIn(row: IssueRow): OwnIssue {
  return { number: row.number, node: row.node_id, url: row.html_url, body: row.body ?? '' };
}
