import { usualRows } from '../section-blocks.ts';
import { renderReview } from './render-review.ts';
import type { ReviewedPlan } from './reviewed-plan.ts';

/** Bytes: a comment on GitHub may hold 65,536 characters, and it is found by a mark that is written with it. */
const bytes = 65_000;

/** What a pull request changes and whether it may be merged, as GitHub-flavoured Markdown that fits into one comment. */
export function renderPlanComment(reviewed: ReviewedPlan): string {
  return renderReview(reviewed, { bytes, rows: usualRows });
}
