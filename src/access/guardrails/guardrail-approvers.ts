import type { Organization } from '../../model/model.ts';
import { approverSpans, firstBeyond } from '../approvals/approver-spans.ts';
import { compileAccess } from '../compile-access.ts';
import { universeOf } from '../sets/universe-of.ts';
import { type ApprovalRule, approvalRules } from './approval-rules.ts';
import { scopesIn } from './scope.ts';

/** Rules of files as they are, of those that somebody is there to meet: never more of them than there are. */
export interface GuardrailApprovers {
  /** By which people agree to what becomes of guardrails. */
  readonly ofGuardrails: readonly ApprovalRule[];
  readonly all: readonly ApprovalRule[];
}

/**
 * Who answers for an organization as a whole, to be asked where nobody can tell what a change of it means.
 *
 * @param now in milliseconds
 */
export function guardrailApprovers(organization: Organization, now: number): GuardrailApprovers {
  const all = approvalRules(organization, organization).flatMap((rule): readonly ApprovalRule[] => {
    const approvers = approverSpans(organization, rule.by);
    const there = [...approvers.values()].filter(({ spans }) => firstBeyond(spans, [], now) !== undefined);
    const count = Math.min(rule.count, Math.max(1, there.length));
    return approvers.size === 0 ? [] : [{ ...rule, askedBy: ['base'], count }];
  });
  if (all.length === 0) return { ofGuardrails: [], all };
  const scopes = scopesIn(organization, universeOf([compileAccess(organization)]));
  const isOfGuardrails = ({ gains }: ApprovalRule) =>
    scopes(gains, 'widest').actions.includes('bylaw:guardrails.edit');
  return { ofGuardrails: all.filter(isOfGuardrails), all };
}
