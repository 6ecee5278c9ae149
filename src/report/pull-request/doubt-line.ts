import { messageMarkdown } from '../brief-markdown.ts';
import type { ReviewedPlan } from './reviewed-plan.ts';

/** Why what stands below may not be all there is. */
export function doubtLine({ doubt }: Pick<ReviewedPlan, 'doubt'>): readonly string[] {
  return doubt === undefined ? [] : [`⚠️ **Beware:** ${messageMarkdown(doubt)}`];
}
