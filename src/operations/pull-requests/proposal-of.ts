import type { HostReview, ReviewedProposal } from '../../access/approvals/reviewed-proposal.ts';
import type { PullRequest, PullRequestReader } from '../../pull-requests/pull-request-host.ts';

/** What was said of a pull request on its host, and who wrote it. */
export async function proposalOf(
  host: Pick<PullRequestReader, 'reviews' | 'commitAuthors' | 'retargetedAt'>,
  { number, head, author }: Pick<PullRequest, 'number' | 'head' | 'author'>,
): Promise<ReviewedProposal> {
  const [reviews, authors] = [await host.reviews(number), await host.commitAuthors(number)];
  // After the reviews: one that somebody moves meanwhile has none that count.
  const retargetedAt = await host.retargetedAt(number);
  return {
    head: head.commit,
    ...(retargetedAt === undefined ? {} : { retargetedAt }),
    authors: [...(author === undefined ? [] : [author]), ...authors].map(({ id }) => id),
    reviews: reviews.flatMap(({ id, author: by, state, commit, submittedAt }): readonly HostReview[] =>
      by === undefined
        ? []
        : [
            {
              ...{ id, account: by.id, login: by.login, state, commit },
              ...(submittedAt === undefined ? {} : { submittedAt }),
            },
          ],
    ),
  };
}
