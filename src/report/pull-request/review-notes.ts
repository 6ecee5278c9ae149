import { titleOf } from './plan-check.ts';
import type { ReviewedPlan, Standing } from './reviewed-plan.ts';
import { standingOf } from './standing-of.ts';

const words: Readonly<Record<Standing, string>> = {
  errors: 'the files have errors',
  refused: 'refused',
  'needs-approval': 'needs approval',
  neutral: 'no approval is missing, but look at it',
  fine: 'nothing stands in the way of merging it',
};

/** Whether a pull request may be merged, as notes beside its plan; none of a plan of no pull request. */
export function reviewNotes(reviewed: ReviewedPlan | undefined): readonly { readonly message: string }[] {
  if (reviewed === undefined) return [];
  const standing = standingOf(reviewed);
  return [{ message: `pull request ${reviewed.number}: ${words[standing]} (${titleOf(reviewed)})` }];
}
