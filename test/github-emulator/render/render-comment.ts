import type { Comment } from '../hosted-state.ts';
import type { Place } from '../hosting/place.ts';
import { associationOf } from './association.ts';
import { nodeId } from './node-id.ts';
import { renderAccountById } from './render-account.ts';
import { renderApp } from './render-app.ts';

/** `issue-comment` of GitHub's description. */
export function renderComment(
  { owned, state, url, hosted }: Pick<Place, 'owned' | 'state' | 'hosted'> & { readonly url: string },
  comment: Comment,
): Record<string, unknown> {
  const name = `${owned.owner.login}/${owned.repository.name}`;
  const kind = hosted.pulls.has(comment.issue) ? 'pull' : 'issues';
  const app = comment.app === undefined ? undefined : state.apps.get(comment.app);
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: `${url}/repos/${name}/issues/comments/${comment.id}`,
    html_url: `https://github.com/${name}/${kind}/${comment.issue}#issuecomment-${comment.id}`,
    issue_url: `${url}/repos/${name}/issues/${comment.issue}`,
    body: comment.body,
    user: renderAccountById(url, state, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: associationOf(owned, comment.author),
    performed_via_github_app: app === undefined ? null : renderApp(url, state, app, comment.createdAt),
    minimized: comment.minimized === undefined ? null : { reason: comment.minimized },
  };
}
