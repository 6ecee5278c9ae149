import type { Pull, Review } from '../hosted-state.ts';
import type { Place } from '../hosting/place.ts';
import { associationOf } from './association.ts';
import { nodeId } from './node-id.ts';
import { renderAccountById } from './render-account.ts';

/** `pull-request-review` of GitHub's description. */
export function renderReview(
  { owned, state, url }: Pick<Place, 'owned' | 'state'> & { readonly url: string },
  pull: Pull,
  review: Review,
): Record<string, unknown> {
  const name = `${owned.owner.login}/${owned.repository.name}`;
  const html = `https://github.com/${name}/pull/${pull.number}#pullrequestreview-${review.id}`;
  const pullUrl = `${url}/repos/${name}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: renderAccountById(url, state, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: pullUrl,
    _links: { html: { href: html }, pull_request: { href: pullUrl } },
    ...(review.submittedAt === undefined ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commit,
    author_association: associationOf(owned, review.author),
  };
}
