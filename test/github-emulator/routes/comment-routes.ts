import type { Comment } from '../hosted-state.ts';
import { inRepository, mustOwnOrPush, type NeedText, type RepositoryRequest } from '../open-repository.ts';
import { paged } from '../paged.ts';
import { notFound } from '../refusal.ts';
import { appOfAccount } from '../render/render-app.ts';
import { renderComment } from '../render/render-comment.ts';
import type { Reply, Route } from '../route.ts';
import { createComment, deleteComment, updateComment } from '../world/comments.ts';

/** The number in the path, of an issue or pull request that there is. */
function namedIssue({ hosted, params }: RepositoryRequest): number {
  const number = Number(params.issue_number);
  if (!hosted.issues.has(number)) {
    throw notFound();
  }
  return number;
}

function namedComment({ hosted, params }: RepositoryRequest): Comment {
  const comment = hosted.comments.get(Number(params.comment_id));
  if (comment === undefined) {
    throw notFound();
  }
  return comment;
}

/** Comments of pull requests are asked for by one permission, those of issues by another. */
export function needFor(
  { hosted }: Pick<RepositoryRequest, 'hosted'>,
  issue: number,
  level: 'read' | 'write',
): NeedText {
  return hosted.pulls.has(issue) ? `pull_requests=${level}` : `issues=${level}`;
}

function ofIssue(level: 'read' | 'write') {
  return (request: RepositoryRequest): NeedText => needFor(request, namedIssue(request), level);
}

function ofComment(level: 'read' | 'write') {
  return (request: RepositoryRequest): NeedText => needFor(request, namedComment(request).issue, level);
}

function listComments(request: RepositoryRequest): Reply {
  const number = namedIssue(request);
  const { since = '' } = request.query;
  const shown = [...request.hosted.comments.values()].filter(
    ({ issue, updatedAt }) => issue === number && Date.parse(updatedAt) >= (Date.parse(since) || 0),
  );
  return paged(request, shown, (comment) => renderComment(request, comment));
}

function postComment(request: RepositoryRequest): Reply {
  const { account, token } = request.caller;
  const app = token.kind === 'installation' ? appOfAccount(request.state, account) : undefined;
  const body = String(request.body.body);
  const comment = createComment(request, namedIssue(request), account, body, app?.id);
  return { status: 201, body: renderComment(request, comment) };
}

function patchComment(request: RepositoryRequest): Reply {
  const comment = namedComment(request);
  mustOwnOrPush(request, comment.author);
  updateComment(request, comment, String(request.body.body));
  return { status: 200, body: renderComment(request, comment) };
}

function removeComment(request: RepositoryRequest): Reply {
  const comment = namedComment(request);
  mustOwnOrPush(request, comment.author);
  deleteComment(request, comment);
  return { status: 204 };
}

const ofOne = '/issues/{issue_number}/comments';
const one = '/issues/comments/{comment_id}';

export const commentRoutes: readonly Route[] = [
  inRepository('GET', ofOne, ofIssue('read'), listComments),
  inRepository('POST', ofOne, ofIssue('write'), postComment),
  inRepository('GET', one, ofComment('read'), (request) => ({
    status: 200,
    body: renderComment(request, namedComment(request)),
  })),
  inRepository('PATCH', one, ofComment('write'), patchComment),
  inRepository('DELETE', one, ofComment('write'), removeComment),
];
