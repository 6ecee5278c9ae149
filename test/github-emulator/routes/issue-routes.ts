import type { Issue } from '../hosted-state.ts';
import { inRepository, mustOwnOrPush, type NeedText, type RepositoryRequest } from '../open-repository.ts';
import { oneOf, paged } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import { appOfAccount } from '../render/render-app.ts';
import { renderIssue } from '../render/render-issue.ts';
import { rankOf } from '../repository-access.ts';
import type { Reply, Route } from '../route.ts';
import { createIssue, updateIssue } from '../world/issues.ts';
import { needFor } from './comment-routes.ts';

function namedIssue({ hosted, params }: RepositoryRequest): Issue {
  const issue = hosted.issues.get(Number(params.issue_number));
  if (issue === undefined) {
    throw notFound();
  }
  return issue;
}

function of(level: 'read' | 'write') {
  return (request: RepositoryRequest): NeedText => needFor(request, namedIssue(request).number, level);
}

/** Whether an issue is among those that the query asks for. */
function asked(request: RepositoryRequest): (issue: Issue) => boolean {
  const { labels, creator, since } = request.query;
  const state = oneOf(request.query.state, ['open', 'closed', 'all'], 'open');
  const author = creator === undefined ? undefined : request.state.account(creator);
  if (creator !== undefined && author === undefined) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource: 'Issue', code: 'invalid', field: 'creator' }],
    });
  }
  const names = labels?.toLowerCase().split(',') ?? [];
  return (issue) =>
    (state === 'all' || issue.state === state) &&
    names.every((name) => issue.labels.has(name)) &&
    (author === undefined || issue.author === author.id) &&
    Date.parse(issue.updatedAt) >= (Date.parse(since ?? '') || 0);
}

function listIssues(request: RepositoryRequest): Reply {
  const sort = oneOf(request.query.sort, ['created', 'updated'], 'created');
  const time = sort === 'updated' ? 'updatedAt' : 'createdAt';
  const found = [...request.hosted.issues.values()].filter(asked(request));
  found.sort((one, other) => Date.parse(one[time]) - Date.parse(other[time]));
  // The newest comes first, unless it is asked for otherwise.
  const shown = request.query.direction === 'asc' ? found : found.reverse();
  return paged(request, shown, (issue) => renderIssue(request, issue));
}

function postIssue(request: RepositoryRequest): Reply {
  const { account, token } = request.caller;
  const app = token.kind === 'installation' ? appOfAccount(request.state, account) : undefined;
  const mayLabel = request.reach.rank >= rankOf('triage');
  const author = { id: account.id, mayLabel, ...(app === undefined ? {} : { app: app.id }) };
  return { status: 201, body: renderIssue(request, createIssue(request, author, request.body)) };
}

function patchIssue(request: RepositoryRequest): Reply {
  const issue = namedIssue(request);
  mustOwnOrPush(request, issue.author);
  updateIssue(request, issue, request.caller.account.id, request.body);
  return { status: 200, body: renderIssue(request, issue) };
}

const one = '/issues/{issue_number}';

export const issueRoutes: readonly Route[] = [
  inRepository('GET', '/issues', 'issues=read', listIssues),
  inRepository('POST', '/issues', 'issues=write', postIssue),
  inRepository('GET', one, of('read'), (request) => ({
    status: 200,
    body: renderIssue(request, namedIssue(request)),
  })),
  inRepository('PATCH', one, of('write'), patchIssue),
];
