import type { Plan, PlanSection } from '../plan/plan.ts';
import { renderCost } from './render-cost.ts';
import { sanitizeLine } from './sanitize-text.ts';

/**
 * What this version does not judge, said in so many words: silence would read as "none". Once for all sections
 * that give the same reason, then what applying them costs; what is compared with a revision is not applied.
 */
export function renderUnevaluated(sections: readonly PlanSection[], against: Plan['against']): string[] {
  if (sections.length === 0) return [];
  const answers = [
    ['Access', sections.map(({ access }) => access.reason)],
    ['Guardrails', unevaluated(sections)],
    ['Approvals', sections.map(({ approvals }) => approvals.reason)],
  ] as const;
  const lines = answers.flatMap(([name, reasons]) =>
    [...new Set(reasons)].map((reason) => `${name.padEnd(10)} not evaluated yet: ${sanitizeLine(reason)}`),
  );
  if (against.kind === 'ref') return lines;
  return [...lines, `Cost       ${renderCost(sections.map(({ cost }) => cost))}`];
}

function unevaluated(sections: readonly PlanSection[]): readonly string[] {
  const answers = sections.map(({ guardrails }) => guardrails);
  return answers.filter(({ status }) => status === 'notEvaluated').map(({ reason }) => reason);
}
