import { isStopped } from '../findings-of.ts';
import type { ReviewedPlan, Standing } from './reviewed-plan.ts';

/** Whether a pull request may be merged, and if not why. What nobody could evaluate counts as needing somebody. */
export function standingOf(reviewed: ReviewedPlan): Standing {
  const { diagnostics, plan, approvals, unasked = [], base, doubt, atApply } = reviewed;
  if (plan === undefined || diagnostics.some(({ severity }) => severity === 'error')) return 'errors';
  if (plan.sections.some(isStopped) || (atApply?.stops.length ?? 0) > 0) return 'refused';
  const isMissing = approvals.some(({ counted }) => counted.some(({ missing }) => missing > 0));
  const isUnknown = plan.sections.some((section) => section.approvals.status !== 'evaluated');
  if (isMissing || isUnknown || base.isNew === true || doubt !== undefined) return 'needs-approval';
  return unasked.length > 0 || (atApply?.waits.length ?? 0) > 0 ? 'neutral' : 'fine';
}
