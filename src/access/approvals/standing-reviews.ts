import type { HostReview, StandingReview } from './reviewed-proposal.ts';

/**
 * Of everybody what stands, sorted by account: the last review that approves, asks for changes or was dismissed. A comment
 * changes nothing.
 *
 * @param reviews oldest first
 */
export function standingReviews(reviews: readonly HostReview[]): readonly StandingReview[] {
  const standing = new Map<number, StandingReview>();
  for (const { account, login, state, commit, submittedAt } of reviews) {
    if (state === 'commented' || state === 'pending') continue;
    const approved = standing.get(account)?.state === 'approved' || state === 'dismissed';
    const kept = state === 'approved' ? 'approved' : approved ? 'withdrawn' : 'refused';
    const when = submittedAt === undefined ? {} : { submittedAt };
    standing.set(account, { account, login, commit, state: kept, ...when });
  }
  return [...standing.values()].sort((a, b) => a.account - b.account);
}
