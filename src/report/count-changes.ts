import { hasNothingToApply } from '../plan/build-plan.ts';
import { isRefused } from '../plan/is-refused.ts';
import type { Change, ChangeAction, Plan, PlanSection } from '../plan/plan.ts';
import { countOf, withCommas } from './count-of.ts';

export type ChangeCounts = Readonly<Record<ChangeAction | 'held', number>>;

/** How many changes of each kind a plan's sections hold. */
export function countChanges(plan: Pick<Plan, 'sections'>): ChangeCounts {
  const counts = { create: 0, update: 0, delete: 0, rename: 0, held: 0 };
  for (const { changes, held } of plan.sections) {
    for (const { action } of changes) counts[action] += 1;
    counts.held += held.length;
  }
  return counts;
}

/**
 * Whether the plan changes nothing: applying it would do nothing (no change, nothing to publish, adopt or announce, no
 * guardrail that changes), and nobody's access is another by whose account a name is, or by when something ends.
 */
export function isEmptyPlan(plan: Pick<Plan, 'sections'>): boolean {
  return plan.sections.every((section) => hasNothingToApply(section) && !givesOrTakes(section));
}

/** Whether anybody's access changes, or anybody has to approve, though nothing is to be written. */
export function changesByFilesAlone(plan: Pick<Plan, 'sections'>): boolean {
  return plan.sections.every(hasNothingToApply) && plan.sections.some(givesOrTakes);
}

function givesOrTakes({ access, approvals }: Pick<PlanSection, 'access' | 'approvals'>): boolean {
  const changes = access.status === 'evaluated' ? access.changes.length : 0;
  return changes + (approvals.status === 'evaluated' ? approvals.needed.length : 0) > 0;
}

/** Whether a guard keeps any of a plan from being applied. */
export function isRefusedPlan(plan: Pick<Plan, 'sections'>): boolean {
  return plan.sections.some(isRefused);
}

/** `12 to create, 1 to update, 0 to delete`; renames and what is held back only where there are any. */
export function renderCounts(counts: ChangeCounts): string {
  const parts = [
    `${withCommas(counts.create)} to create`,
    `${withCommas(counts.update)} to update`,
    `${withCommas(counts.delete)} to delete`,
  ];
  if (counts.rename > 0) parts.push(`${withCommas(counts.rename)} to rename`);
  if (counts.held > 0) parts.push(`${countOf(counts.held, 'removal')} held back`);
  return parts.join(', ');
}

/** `+`, `~`, `-` or `→`. */
export function symbolOf(action: Change['action']): string {
  return { create: '+', update: '~', delete: '-', rename: '→' }[action];
}
