import type { ReviewedPlan } from '../../report/pull-request/reviewed-plan.ts';

/** The organizations that a run was narrowed to, in whatever order they were named. */
export function askedIn(organizations: readonly string[] = []): Pick<ReviewedPlan, 'asked'> {
  return organizations.length === 0 ? {} : { asked: [...new Set(organizations)].sort() };
}
