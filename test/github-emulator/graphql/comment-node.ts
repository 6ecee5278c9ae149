import type { EmulatorState, OwnedRepository } from '../emulator-state.ts';
import type { Comment, Hosted } from '../hosted-state.ts';
import { nodeId } from '../render/node-id.ts';
import { rankOf, repositoryReach } from '../repository-access.ts';
import { accountNode } from './account-node.ts';
import { githubError } from './github-error.ts';
import type { View } from './view.ts';

export interface FoundComment {
  readonly owned: OwnedRepository;
  readonly hosted: Hosted;
  readonly comment: Comment;
}

/** The comment with a number, where the caller sees its repository. */
export function findComment(view: View, id: number): FoundComment | undefined {
  const found = commentOf(view.state, id);
  return found !== undefined && repositoryReach(view.caller, found.owned).sees ? found : undefined;
}

function commentOf(state: EmulatorState, id: number): FoundComment | undefined {
  for (const owned of state.allRepositories()) {
    const { hosted } = owned.repository;
    const comment = hosted?.comments.get(id);
    if (hosted !== undefined && comment !== undefined) {
      return { owned, hosted, comment };
    }
  }
  return undefined;
}

/** Whether the caller may change what others wrote there, or this is theirs. */
export function mayMinimize({ caller }: View, { owned, hosted, comment }: FoundComment): boolean {
  const reach = repositoryReach(caller, owned);
  const permissions = [hosted.pulls.has(comment.issue) ? 'pull_requests' : 'issues'];
  const own = caller.account.id === comment.author || reach.rank >= rankOf('push');
  return own && reach.may({ permissions, level: 'write', person: 'pull' });
}

export function commentNode(view: View, found: FoundComment): Readonly<Record<string, unknown>> {
  const { comment, owned, hosted } = found;
  const author = view.state.accounts.get(comment.author);
  const kind = hosted.pulls.has(comment.issue) ? 'pull' : 'issues';
  return {
    __typename: 'IssueComment',
    id: nodeId('IssueComment', comment.id),
    databaseId: comment.id,
    body: comment.body,
    author: author === undefined ? null : accountNode(author),
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    url: `https://github.com/${owned.owner.login}/${owned.repository.name}/${kind}/${comment.issue}#issuecomment-${comment.id}`,
    isMinimized: comment.minimized !== undefined,
    minimizedReason: comment.minimized ?? null,
    viewerDidAuthor: view.caller.account.id === comment.author,
    viewerCanMinimize: mayMinimize(view, found),
  };
}

/** The caller sees it and may not: GitHub says which kind of token could. */
export function forbidden({ caller }: View): Error {
  const who = caller.token.kind === 'installation' ? 'integration' : 'personal access token';
  return githubError('FORBIDDEN', `Resource not accessible by ${who}`);
}
