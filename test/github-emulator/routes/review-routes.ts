import type { Pull } from '../hosted-state.ts';
import { tell } from '../hosting/place.ts';
import { inRepository, type RepositoryRequest } from '../open-repository.ts';
import { paged } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import { renderPull } from '../render/render-pull.ts';
import { renderReview } from '../render/render-review.ts';
import type { Reply, Route } from '../route.ts';
import { issueOf } from '../world/pulls.ts';
import { createReview, dismissReview, type ReviewEvent } from '../world/reviews.ts';
import { namedPull } from './pull-routes.ts';

/** A review that was begun is for its author only. */
function listReviews(request: RepositoryRequest): Reply {
  const pull = namedPull(request);
  const shown = pull.reviews.filter(
    ({ state, author }) => state !== 'PENDING' || author === request.caller.account.id,
  );
  return paged(request, shown, (review) => renderReview(request, pull, review));
}

function postReview(request: RepositoryRequest): Reply {
  const pull = namedPull(request);
  const { event, body, commit_id } = request.body;
  const review = createReview(request, pull, request.caller.account, {
    ...(event === undefined ? {} : { event: event as ReviewEvent }),
    ...(body === undefined ? {} : { body: String(body) }),
    ...(commit_id === undefined ? {} : { commit: String(commit_id) }),
  });
  return { status: 200, body: renderReview(request, pull, review) };
}

function dismiss(request: RepositoryRequest): Reply {
  const pull = namedPull(request);
  const review = pull.reviews.find(({ id }) => id === Number(request.params.review_id));
  if (review === undefined) {
    throw notFound();
  }
  dismissReview(request, pull, review);
  return { status: 200, body: renderReview(request, pull, review) };
}

function requestReviewers(request: RepositoryRequest): Reply {
  const pull = namedPull(request);
  const { reviewers = [], team_reviewers = [] } = request.body as Readonly<
    Record<string, readonly string[] | undefined>
  >;
  for (const login of reviewers) {
    const account = request.state.account(login);
    if (account === undefined) {
      throw new Refusal(
        422,
        'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator.',
      );
    }
    if (account.id === issueOf(request, pull).author) {
      throw new Refusal(422, 'Review cannot be requested from pull request author.');
    }
    pull.requestedAccounts.add(account.id);
  }
  requestTeams(request, pull, team_reviewers);
  tell(request, 'update', 'review-request', `#${pull.number}`, { after: { reviewers, team_reviewers } });
  return { status: 201, body: renderPull(request, pull) };
}

function requestTeams(request: RepositoryRequest, pull: Pull, slugs: readonly string[]): void {
  const { owner } = request.owned;
  for (const slug of slugs) {
    const team = 'teams' in owner ? request.state.team(owner, slug) : undefined;
    if (team === undefined) {
      throw new Refusal(422, `Could not resolve to a node with the global id of '${slug}'.`);
    }
    pull.requestedTeams.add(team.id);
  }
}

function listRequested(request: RepositoryRequest): Reply {
  const { requested_reviewers, requested_teams } = renderPull(request, namedPull(request));
  return { status: 200, body: { users: requested_reviewers, teams: requested_teams } };
}

const one = '/pulls/{pull_number}';

export const reviewRoutes: readonly Route[] = [
  inRepository('GET', `${one}/reviews`, 'pull_requests=read', listReviews),
  inRepository('POST', `${one}/reviews`, 'pull_requests=write', postReview),
  inRepository('PUT', `${one}/reviews/{review_id}/dismissals`, 'pull_requests=write', dismiss, 'push'),
  inRepository('GET', `${one}/requested_reviewers`, 'pull_requests=read', listRequested),
  inRepository('POST', `${one}/requested_reviewers`, 'pull_requests=write', requestReviewers, 'triage'),
];
