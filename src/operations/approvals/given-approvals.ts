import type { RecordedApproval } from '../../audit/recorded-approval.ts';
import type { AwaitedApproval } from '../../plan/approvals/awaiting.ts';
import type { Needed } from '../../plan/approvals/withheld.ts';
import type { DraftedSection } from '../draft-plan.ts';
import { approvalOf, type JudgedSection } from './judge-section.ts';
import type { JudgedPart } from './judged-history.ts';

/** Who agreed to what a section is applied for, and what there is to say of it. */
export interface GivenApprovals {
  readonly notes: readonly string[];
  readonly approvals: readonly RecordedApproval[];
  /** What nobody agreed to, and is applied as somebody passed `--allow approval`. */
  readonly unapproved: readonly AwaitedApproval[];
}

/** By guardrail and pull request, of what is applied: whose reviews count. */
export function givenApprovals(
  { planned: { section } }: DraftedSection,
  needed: readonly Needed[],
  { parts, makers, changes: held }: JudgedSection,
): readonly RecordedApproval[] {
  const applied = section.changes.filter((change) => !held.has(change));
  return needed.flatMap((rule) =>
    parts.flatMap((part, at): readonly RecordedApproval[] => {
      const counted = approvalOf(part, rule);
      const { pullRequest } = part;
      if (counted === undefined || pullRequest?.mergeCommit === undefined || counted.missing > 0) return [];
      const own = applied.filter(({ address }) =>
        makers.get(address)?.some((maker) => maker.part === at && maker.asProposed),
      );
      return [
        {
          guardrail: rule.guardrail,
          pullRequest: pullRequest.number,
          head: pullRequest.head.commit,
          mergeCommit: pullRequest.mergeCommit,
          reviews: counted.given.map((given) => ({ ...given, ...reviewOf(part, given.account) })),
          changes: own.map(({ digest }) => digest),
        },
      ];
    }),
  );
}

/** The newest of somebody: only one of the commit that was proposed counts. */
function reviewOf({ proposal }: JudgedPart, account: number): { id?: number; submittedAt?: string } {
  const found = proposal?.reviews.findLast((each) => each.account === account && each.state === 'approved');
  const { id, submittedAt } = found ?? {};
  return { ...(id === undefined ? {} : { id }), ...(submittedAt === undefined ? {} : { submittedAt }) };
}
