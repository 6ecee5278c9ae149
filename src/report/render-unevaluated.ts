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
    ['Access', unevaluated(sections.map(({ access }) => access))],
    ['Guardrails', unevaluated(sections.map(({ guardrails }) => guardrails))],
    ['Approvals', unevaluated(sections.map(({ approvals }) => approvals))],
  ] as const;
  const lines = answers.flatMap(([name, reasons]) =>
    [...new Set(reasons)].map((reason) => `${name.padEnd(10)} not evaluated yet: ${sanitizeLine(reason)}`),
  );
  if (against.kind === 'ref') return lines;
  return [...lines, `Cost       ${renderCost(sections.map(({ cost }) => cost))}`];
}

type Answer = PlanSection['access' | 'guardrails' | 'approvals'];

function unevaluated(answers: readonly Answer[]): readonly string[] {
  return answers.flatMap((answer) => (answer.status === 'notEvaluated' ? [answer.reason] : []));
}
