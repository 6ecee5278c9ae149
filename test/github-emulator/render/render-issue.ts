import type { Issue } from '../hosted-state.ts';
import type { Place } from '../hosting/place.ts';
import { associationOf } from './association.ts';
import { nodeId } from './node-id.ts';
import { renderAccountById } from './render-account.ts';
import { renderApp } from './render-app.ts';
import { renderLabels } from './render-label.ts';

type Where = Pick<Place, 'owned' | 'hosted' | 'state'> & { readonly url: string };

/** `issue` of GitHub's description: pull requests are some, too. */
export function renderIssue(where: Where, issue: Issue): Record<string, unknown> {
  const { owned, state, url, hosted } = where;
  const name = `${owned.owner.login}/${owned.repository.name}`;
  const repository = `${url}/repos/${name}`;
  const own = `${repository}/issues/${issue.number}`;
  const pull = hosted.pulls.get(issue.number);
  const html = `https://github.com/${name}/${pull === undefined ? 'issues' : 'pull'}/${issue.number}`;
  const app = issue.app === undefined ? undefined : state.apps.get(issue.app);
  return {
    id: issue.id,
    node_id: nodeId('Issue', issue.id),
    url: own,
    repository_url: repository,
    labels_url: `${own}/labels{/name}`,
    comments_url: `${own}/comments`,
    events_url: `${own}/events`,
    html_url: html,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    user: renderAccountById(url, state, issue.author),
    labels: renderLabels(where, issue),
    state: issue.state,
    state_reason: issue.stateReason ?? null,
    locked: false,
    active_lock_reason: null,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: [...hosted.comments.values()].filter((comment) => comment.issue === issue.number).length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt ?? null,
    closed_by: issue.closedBy === undefined ? null : renderAccountById(url, state, issue.closedBy),
    author_association: associationOf(owned, issue.author),
    performed_via_github_app: app === undefined ? null : renderApp(url, state, app, issue.createdAt),
    ...(pull === undefined
      ? {}
      : {
          draft: pull.draft,
          pull_request: {
            url: `${repository}/pulls/${issue.number}`,
            html_url: html,
            diff_url: `${html}.diff`,
            patch_url: `${html}.patch`,
            merged_at: pull.merged?.at ?? null,
          },
        }),
  };
}
