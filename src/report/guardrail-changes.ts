import type { GuardrailChange } from '../access/guardrails/changed-guardrails.ts';
import { isEmptySection } from '../plan/build-plan.ts';
import type { Plan, PlanSection } from '../plan/plan.ts';
import { countOf } from './count-of.ts';

/** `+` counts from now on, `-` no longer, `~` otherwise; `!` stands at what may hold less. */
export const guardrailMarks: Readonly<Record<GuardrailChange['change'], string>> = {
  added: '+',
  removed: '-',
  weakened: '!',
  changed: '~',
};

export function guardrailChangesOf({ guardrails }: PlanSection): readonly GuardrailChange[] {
  return guardrails.changes ?? [];
}

/** Whether all that applying the plan does is that other guardrails count. */
export function changesGuardrailsAlone(plan: Pick<Plan, 'sections'>): boolean {
  return guardrailSentence(plan) !== '' && plan.sections.every(isEmptySection);
}

/** `2 guardrails change (1 is removed or may hold less): …`; empty where none does. Those of several targets are the same. */
export function guardrailSentence({ sections }: Pick<Plan, 'sections'>): string {
  const all = new Map(
    sections.flatMap((section) =>
      guardrailChangesOf(section).map((each) => [`${section.organization} ${each.guardrail}`, each] as const),
    ),
  );
  if (all.size === 0) return '';
  const less = [...all.values()].filter(({ change }) => change === 'removed' || change === 'weakened').length;
  const weaker = less === 0 ? '' : ` (${less} removed or may hold less)`;
  return `${countOf(all.size, 'guardrail changes', 'guardrails change')}${weaker}: applying records it, and from then on it counts.`;
}
