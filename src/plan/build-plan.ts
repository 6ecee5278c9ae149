import { setDigest } from './change-digest.ts';
import type { Plan, PlanSection } from './plan.ts';

/** A plan of its sections, by organization and target; `changeDigest` is over all of their changes. */
export function buildPlan(parts: Omit<Plan, 'planVersion' | 'changeDigest'>): Plan {
  const sections = [...parts.sections].sort(bySection);
  return {
    ...parts,
    planVersion: 1,
    changeDigest: setDigest(sections.flatMap(({ changes }) => changes)),
    sections,
  };
}

/** Whether applying the section would change nothing in the target, and nothing that the ledger says of it. */
export function isEmptySection(section: PlanSection): boolean {
  const { changes, publishes, adopts, clock, settles = [] } = section;
  return (
    settles.length === 0 &&
    changes.length === 0 &&
    publishes.length === 0 &&
    adopts.length === 0 &&
    !clock.changed
  );
}

/** Whether applying the section would leave all as it is, and no other guardrails would count than do. */
export function hasNothingToApply(section: PlanSection): boolean {
  return isEmptySection(section) && (section.guardrails.changes ?? []).length === 0;
}

function bySection(a: PlanSection, b: PlanSection): number {
  if (a.organization !== b.organization) return a.organization < b.organization ? -1 : 1;
  return a.target < b.target ? -1 : a.target > b.target ? 1 : 0;
}
