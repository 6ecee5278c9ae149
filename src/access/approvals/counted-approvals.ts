import type { Instant, Member, Organization } from '../../model/model.ts';
import { teamPeople } from '../../model/organization/team-people.ts';
import type { NeededApproval } from '../guardrails/breach.ts';
import { membersByAccount } from './members-by-account.ts';
import type { ReviewedProposal, StandingReview } from './reviewed-proposal.ts';
import { standingReviews } from './standing-reviews.ts';

/** Whether approvers agreed to what a change needs, by the reviews of a proposal. */
export interface CountedApproval<At> {
  readonly needed: NeededApproval<At>;
  /** Whose approval counts, sorted. */
  readonly given: readonly GivenApproval[];
  /** How many more it takes; 0: it is approved. */
  readonly missing: number;
  /** Who approved, and why that does not count. */
  readonly uncounted: readonly UncountedApproval[];
}

export interface GivenApproval {
  /** `member/ana` */
  readonly principal: string;
  readonly account: number;
  readonly login: string;
}

export interface UncountedApproval {
  readonly login: string;
  readonly because:
    | 'author'
    | 'other-commit'
    | 'other-base'
    | 'withdrawn'
    | 'unknown-account'
    | 'suspended'
    | 'no-approver';
}

/**
 * Counts the approvals that a change needs. An approver is one as of `base`, the files before the change, so that nobody
 * approves themselves into the approvers, and is known by the number of their account, which nobody can take over. Only
 * the newest review of each counts, and only of the very commit that is proposed, to where it is proposed; who wrote some of it is no approver.
 *
 * @param now memberships of teams count as they are then
 */
export function countedApprovals<At>(
  needed: readonly NeededApproval<At>[],
  base: Organization,
  proposal: ReviewedProposal,
  now: Instant,
): readonly CountedApproval<At>[] {
  const reviews = standingReviews(proposal.reviews);
  const members = membersByAccount(base);
  const inTeam = teamPeople(
    base,
    ({ starts, expires }) =>
      (starts === undefined || starts <= now) && (expires === undefined || expires > now),
  );
  const mayApprove = ({ name }: Member, by: readonly string[]) =>
    by.some((each) =>
      each.startsWith('team/') ? inTeam(each.slice('team/'.length)).has(name) : each === `member/${name}`,
    );
  return needed.map((each) => {
    const judged = reviews.map((review) => judge(review, members.get(review.account), each, proposal));
    const given = judged.flatMap((one) => (one.is === 'given' ? [one.approval] : []));
    const uncounted = judged.flatMap((one) => (one.is === 'uncounted' ? [one.approval] : []));
    return { needed: each, given, missing: Math.max(0, each.count - given.length), uncounted };
  });

  function judge(
    { account, login, state, commit, submittedAt }: StandingReview,
    member: Member | undefined,
    { by }: NeededApproval<At>,
    { head, authors, retargetedAt }: ReviewedProposal,
  ): Judged {
    const uncounted = (because: UncountedApproval['because']): Judged => ({
      is: 'uncounted',
      approval: { login, because },
    });
    if (state !== 'approved') return state === 'withdrawn' ? uncounted('withdrawn') : { is: 'none' };
    if (authors.includes(account)) return uncounted('author');
    if (member === undefined) return uncounted('unknown-account');
    if (!mayApprove(member, by)) return uncounted('no-approver');
    if (member.status === 'suspended') return uncounted('suspended');
    if (commit !== head) return uncounted('other-commit');
    if (!isSince(submittedAt, retargetedAt)) return uncounted('other-base');
    return { is: 'given', approval: { principal: `member/${member.name}`, account, login } };
  }
}

type Judged =
  | { readonly is: 'given'; readonly approval: GivenApproval }
  | { readonly is: 'uncounted'; readonly approval: UncountedApproval }
  | { readonly is: 'none' };

/** Of the same second nobody knows which came first. */
function isSince(submitted: Instant | undefined, retargeted: Instant | undefined): boolean {
  if (retargeted === undefined) return true;
  return submitted !== undefined && Date.parse(submitted) > Date.parse(retargeted);
}
