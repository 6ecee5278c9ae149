import { hasErrors } from '../../diagnostic/diagnostic.ts';
import type { Plan } from '../../plan/plan.ts';
import { fitBlock } from '../fit-block.ts';
import { renderPlanMarkdown } from '../render-plan-markdown.ts';
import { renderReview } from './render-review.ts';
import { mistakesBlock, warningsLine } from './review-lines.ts';
import type { ReviewedPlan } from './reviewed-plan.ts';

/** Of one sort, before the rest is counted: there is room for more than anybody reads of a comment. */
const rows = 5_000;
/** Bytes: GitHub takes 1 MiB of a step, and others may write to the same file. */
const usualBytes = 1_000_000;

/** A plan of no pull request: of what was pushed, or of what a schedule found. */
export interface PlannedAlone extends Pick<ReviewedPlan, 'diagnostics' | 'notes'> {
  readonly plan?: Plan;
}

/** A plan for the summary of a job, with all that a comment has no room for; as GitHub-flavoured Markdown. */
export function renderPlanSummary(told: ReviewedPlan | PlannedAlone, bytes = usualBytes): string {
  if ('number' in told) return renderReview(told, { bytes, rows });
  const { plan, notes, diagnostics } = told;
  if (plan === undefined || hasErrors(diagnostics))
    return `## ❌ The files have errors\n\n${fitBlock(mistakesBlock(told), bytes - 1000)}\n`;
  const below = warningsLine(told).map((line) => `\n${line}\n`);
  return `${renderPlanMarkdown(plan, notes, { bytes: bytes - 1000, rows })}${below.join('')}`;
}
