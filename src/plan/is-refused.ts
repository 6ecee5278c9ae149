import { isEmptySection } from './build-plan.ts';
import { refusing } from './guards/check-guards.ts';
import type { PlanSection } from './plan.ts';

/** Whether a guard keeps a section from being applied: what changes nothing needs no leave. */
export function isRefused(section: PlanSection): boolean {
  return !isEmptySection(section) && refusing(section.guards).length > 0;
}
