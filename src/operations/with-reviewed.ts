import { compareReviewed } from '../plan/compare-reviewed.ts';
import type { Plan } from '../plan/plan.ts';
import type { ApplyOptions } from './apply.ts';
import type { ApplyResult } from './apply-result.ts';
import { loadSavedPlan } from './load-saved-plan.ts';
import { askedOf } from './saved-scopes.ts';

/** The plan that was looked at before, as far as it is about what is to be applied. */
export function reviewedPlan(
  options: Pick<ApplyOptions, 'reviewedText' | 'reviewedFile' | 'organizations' | 'targets'>,
): Plan | undefined {
  const { reviewedText, reviewedFile = 'the reviewed plan' } = options;
  if (reviewedText === undefined) return undefined;
  return askedOf(loadSavedPlan(reviewedText, reviewedFile), options);
}

export function withReviewed(result: ApplyResult, reviewed: Plan | undefined): ApplyResult {
  if (reviewed === undefined || result.plan === undefined) return result;
  return { ...result, reviewed: compareReviewed(reviewed, result.plan) };
}
