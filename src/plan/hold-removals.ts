import type { PlannedSection } from './build-section.ts';
import type { Change } from './plan.ts';

/**
 * The same section without what takes anything away: every deletion, and every update that takes access from
 * somebody. These are `held`; the next apply without `--hold-removals` plans them again.
 */
export function holdRemovals(planned: PlannedSection): PlannedSection {
  const held = planned.section.changes.filter(isRemoval);
  const left = planned.section.changes.filter((change) => !isRemoval(change));
  const { changes, guards, findings, cost } = planned.replan(left);
  return { ...planned, findings, section: { ...planned.section, changes, guards, held, cost } };
}

function isRemoval({ action, effect }: Change): boolean {
  return action === 'delete' || effect === 'loss' || effect === 'both';
}
