import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { RepositoryHost } from './repository-host.ts';

/*
 * Who signs in cannot be asked: `GET /user` is closed to apps, and every workflow of a repository is the same app. GitHub
 * itself says of each text whether the viewer wrote it, to any kind of token.
 */
const query = `query ViewerWrote($ids: [ID!]!) {
  rateLimit { cost }
  nodes(ids: $ids) {
    ... on IssueComment { viewerDidAuthor isMinimized }
    ... on Issue { viewerDidAuthor }
  }
}`;

interface Answer {
  /** In the order of the ids. */
  readonly nodes: readonly ({
    readonly viewerDidAuthor?: unknown;
    readonly isMinimized?: unknown;
  } | null)[];
}

/** How many can be asked about at once. */
const mostAtOnce = 100;

/** Those that whoever signs in here wrote and nobody folded away; what was deleted meanwhile is none of them. */
export async function viewerWrote<T extends { readonly node: string }>(
  host: RepositoryHost,
  kind: 'a comment' | 'an issue',
  texts: readonly T[],
): Promise<readonly T[]> {
  const own: T[] = [];
  for (let start = 0; start < texts.length; start += mostAtOnce) {
    own.push(...(await ownAmong(host, `who wrote ${kind}`, texts.slice(start, start + mostAtOnce))));
  }
  return own;
}

async function ownAmong<T extends { readonly node: string }>(
  { client }: RepositoryHost,
  what: string,
  texts: readonly T[],
): Promise<readonly T[]> {
  const answer = await client.graphql<Answer | null>(what, query, { ids: texts.map(({ node }) => node) });
  if (answer.is === 'heavy') throw unreadable(`${what}: ${answer.why}`);
  // Deleted meanwhile.
  const grave = answer.errors.find(({ type }) => type !== 'NOT_FOUND');
  if (grave !== undefined) throw unreadable(`${what}: ${grave.message}`);
  const { nodes } = answer.data ?? { nodes: [] };
  if (nodes.length !== texts.length) throw unreadable(`${what}: GitHub answered with something else`);
  return texts.filter((_, index) => {
    const node = nodes[index];
    return node?.viewerDidAuthor === true && node.isMinimized !== true;
  });
}

function unreadable(message: string): BylawError {
  return new BylawError('provider/unreadable', message, {
    hint: 'see that the token may read issues and pull requests, and run it again',
  });
}
