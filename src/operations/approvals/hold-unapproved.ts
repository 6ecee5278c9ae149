import { assemblePlan, type DraftedPlan, type DraftInput } from '../draft-plan.ts';
import type { ApprovingRun } from './approving-run.ts';
import { holdSections } from './hold-sections.ts';

/**
 * A plan that is about to be applied, without what nobody agreed to who has to by a guardrail. What is left is answered,
 * guarded and checked anew. Where no guardrail asks for one nobody is asked.
 */
export async function holdUnapproved(
  input: DraftInput,
  run: ApprovingRun,
  drafted: DraftedPlan,
): Promise<DraftedPlan> {
  const { source, evaluatedAt } = drafted.plan;
  if (source.commit === null) return drafted;
  const { sections, isOther } = await holdSections(
    {
      ...{ git: input.git, ledger: input.ledger, source: source.commit, evaluatedAt },
      ...{ branch: () => run.branch(), revisions: run.revisions(), host: () => run.host() },
      ...{ isAllowed: run.isAllowed, isPart: run.isPart },
    },
    drafted.sections,
    drafted.plan,
  );
  if (!isOther) return { ...drafted, sections };
  const plan = await assemblePlan(input, sections, evaluatedAt);
  return {
    // What no section of it records counts no more than before.
    plan: { ...plan, sections: plan.sections.map(withoutRules) },
    sections,
    findings: sections.flatMap(({ planned }) => planned.findings),
  };
}

function withoutRules<S extends DraftedPlan['plan']['sections'][number]>(section: S): S {
  if (section.awaiting?.isWhole !== true) return section;
  const { changes: _, ...guardrails } = section.guardrails;
  return { ...section, guardrails };
}
