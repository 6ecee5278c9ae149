import type { Plan } from '../plan/plan.ts';
import { selectSaved } from '../plan/select-saved.ts';
import { assemblePlan, type DraftedPlan, type DraftInput } from './draft-plan.ts';

/** The part of a fresh plan that a saved one names, or why it is refused. */
export async function selectSavedPlan(
  input: DraftInput,
  fresh: DraftedPlan,
  saved: Plan,
): Promise<{ readonly drafted: DraftedPlan; readonly refusals: readonly string[] }> {
  const { sections, refusals } = selectSaved(
    fresh.sections.map(({ planned }) => planned),
    saved,
  );
  const kept = fresh.sections.flatMap((drafted) => {
    const { organization, target } = drafted.planned.section;
    const planned = sections.find(
      ({ section }) => section.organization === organization && section.target === target,
    );
    if (planned === undefined) return [];
    const { changes, held } = planned.section;
    const leftOut = drafted.planned.section.changes.length - changes.length - held.length;
    return [{ ...drafted, planned, leftOut }];
  });
  const plan = await assemblePlan(input, kept, fresh.plan.evaluatedAt);
  const findings = kept.flatMap(({ planned }) => planned.findings);
  return { drafted: { plan, sections: kept, findings }, refusals };
}
