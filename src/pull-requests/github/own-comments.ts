import { bearsMark } from './comment-mark.ts';
import type { RepositoryHost } from './repository-host.ts';
import { viewerWrote } from './viewer-wrote.ts';

export interface OwnComment {
  readonly id: number;
  /** By GraphQL's naming. */
  readonly node: string;
  readonly url: string;
  readonly body: string;
}

/** Those with a mark that whoever signs in here wrote and nobody folded away, oldest first. */
export async function ownComments(
  host: RepositoryHost,
  number: number,
  mark: string,
): Promise<readonly OwnComment[]> {
  const rows = await host.client.paginate('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...host.named,
    issue_number: number,
  });
  const marked = rows.filter(({ body }) => bearsMark(body ?? '', mark)).map(commentIn);
  const own = await viewerWrote(host, 'a comment', marked);
  return [...own].sort((one, other) => one.id - other.id);
}

export function commentIn(row: {
  readonly id: number | bigint;
  readonly node_id: string;
  readonly html_url: string;
  readonly body?: string;
}): OwnComment {
  return { id: Number(row.id), node: row.node_id, url: row.html_url, body: row.body ?? '' };
}
