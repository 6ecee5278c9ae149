import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { bearsMark } from './comment-mark.ts';
import type { RepositoryHost } from './repository-host.ts';

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
  const own: OwnComment[] = [];
  for (let start = 0; start < marked.length; start += 100) {
    own.push(...(await ownAmong(host, marked.slice(start, start + 100))));
  }
  return own.sort((one, other) => one.id - other.id);
}

export function commentIn(row: {
  readonly id: number | bigint;
  readonly node_id: string;
  readonly html_url: string;
  readonly body?: string;
}): OwnComment {
  return { id: Number(row.id), node: row.node_id, url: row.html_url, body: row.body ?? '' };
}

/*
 * Who signs in cannot be asked: `GET /user` is closed to apps, and every workflow of a repository is the same app. GitHub
 * itself says of each comment whether the viewer wrote it, to any kind of token.
 */
const query = `query OwnComments($ids: [ID!]!) {
  rateLimit { cost }
  nodes(ids: $ids) { ... on IssueComment { viewerDidAuthor isMinimized } }
}`;

interface Answer {
  /** In the order of the ids. */
  readonly nodes: readonly ({
    readonly viewerDidAuthor?: unknown;
    readonly isMinimized?: unknown;
  } | null)[];
}

async function ownAmong(
  { client }: RepositoryHost,
  comments: readonly OwnComment[],
): Promise<readonly OwnComment[]> {
  const what = 'who wrote a comment';
  const answer = await client.graphql<Answer | null>(what, query, { ids: comments.map(({ node }) => node) });
  if (answer.is === 'heavy') throw unreadable(`${what}: ${answer.why}`);
  // Deleted meanwhile.
  const grave = answer.errors.find(({ type }) => type !== 'NOT_FOUND');
  if (grave !== undefined) throw unreadable(`${what}: ${grave.message}`);
  const { nodes } = answer.data ?? { nodes: [] };
  if (nodes.length !== comments.length) throw unreadable(`${what}: GitHub answered with something else`);
  return comments.filter((_, index) => {
    const node = nodes[index];
    return node?.viewerDidAuthor === true && node.isMinimized !== true;
  });
}

function unreadable(message: string): BylawError {
  return new BylawError('provider/unreadable', message, {
    hint: 'see that the token may read pull requests, and run it again',
  });
}
