import { isStopped } from '../findings-of.ts';
import type { ReviewedPlan, Standing } from './reviewed-plan.ts';

/** Whether a pull request may be merged, and if not why. What nobody could evaluate counts as needing somebody. */
export function standingOf(reviewed: ReviewedPlan): Standing {
  const { diagnostics, plan, approvals, unplanned, base, doubt } = reviewed;
  if (plan === undefined || diagnostics.some(({ severity }) => severity === 'error')) return 'errors';
  if (plan.sections.some(isStopped)) return 'refused';
  const isMissing = approvals.some(({ counted }) => counted.some(({ missing }) => missing > 0));
  const isUnknown = plan.sections.some((section) => section.approvals.status !== 'evaluated');
  const isOpen = isMissing || isUnknown || unplanned.length > 0 || base.isNew === true;
  return isOpen || doubt !== undefined ? 'needs-approval' : 'fine';
}
