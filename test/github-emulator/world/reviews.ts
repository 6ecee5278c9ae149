import type { Pull, Review } from '../hosted-state.ts';
import { type Place, tell } from '../hosting/place.ts';
import { Refusal } from '../refusal.ts';
import type { Account } from '../state.ts';
import { pullCommits } from './pull-commits.ts';
import { issueOf } from './pulls.ts';
import { longestBody } from './text-limits.ts';

export type ReviewEvent = 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';

interface ReviewWish {
  /** Absent: begun, and seen by nobody else. */
  readonly event?: ReviewEvent;
  readonly body?: string;
  readonly commit?: string;
}

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

function unprocessable(reason: string): Refusal {
  return new Refusal(422, 'Unprocessable Entity', { reasons: [reason] });
}

export function createReview(place: Place, pull: Pull, by: Account, wish: ReviewWish): Review {
  const { event, body = '', commit = pull.head.sha } = wish;
  mustBeAllowed(place, pull, by, event);
  if (body === '' && (event === 'COMMENT' || event === 'REQUEST_CHANGES')) {
    throw unprocessable('Review body is required.');
  }
  if (body.length > longestBody) {
    throw unprocessable(`Body is too long (maximum is ${longestBody} characters)`);
  }
  if (commit !== pull.head.sha && !pullCommits(place, pull).includes(commit)) {
    throw unprocessable('The commit is no part of the pull request.');
  }
  const review: Review = {
    id: place.state.number('review'),
    author: by.id,
    commit,
    body,
    state: event === undefined ? 'PENDING' : states[event],
    ...(event === undefined ? {} : { submittedAt: place.now }),
  };
  pull.reviews.push(review);
  pull.requestedAccounts.delete(by.id);
  tell(place, 'create', 'review', `#${pull.number}/${review.id}`, {
    account: by.id,
    after: { state: review.state, commit },
  });
  return review;
}

function mustBeAllowed(place: Place, pull: Pull, by: Account, event: ReviewEvent | undefined): void {
  const own = issueOf(place, pull).author === by.id;
  if (own && event === 'APPROVE') {
    throw unprocessable('Can not approve your own pull request');
  }
  if (own && event === 'REQUEST_CHANGES') {
    throw unprocessable('Can not request changes on your own pull request');
  }
  if (by.login === 'github-actions[bot]' && event === 'APPROVE') {
    throw unprocessable('GitHub Actions is not permitted to approve pull requests.');
  }
}

export function dismissReview(place: Place, pull: Pull, review: Review): void {
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED') {
    throw unprocessable(`Can not dismiss a ${review.state.toLowerCase()} pull request review`);
  }
  const before = { state: review.state };
  review.state = 'DISMISSED';
  tell(place, 'update', 'review', `#${pull.number}/${review.id}`, { before, after: { state: review.state } });
}
