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

/** What changes, in the words of a heading: guardrails, what guards targets, or both. */
export function rulesTitle(changes: readonly Pick<GuardrailChange, 'guardrail'>[]): string {
  const { guardrails, targets } = namesOf(changes);
  if (targets.size === 0) return 'guardrails';
  return guardrails.size === 0 ? 'guards of targets' : 'guardrails and guards of targets';
}

/** `Guardrails change` */
export function rulesHeadline(plan: Pick<Plan, 'sections'>): string {
  const title = rulesTitle(allGuardrailChanges(plan));
  return `${title.charAt(0).toUpperCase()}${title.slice(1)} change`;
}

/** Of all sections of a plan; those of several targets of an organization are the same. */
function allGuardrailChanges({ sections }: Pick<Plan, 'sections'>): readonly GuardrailChange[] {
  const all = sections.flatMap((section) =>
    guardrailChangesOf(section).map((each) => [`${section.organization} ${each.message}`, each] as const),
  );
  return [...new Map(all).values()];
}

/** `2 guardrails change (1 removed or may hold less): …`; empty where none does. */
export function guardrailSentence(plan: Pick<Plan, 'sections'>): string {
  const all = allGuardrailChanges(plan);
  if (all.length === 0) return '';
  const { guardrails, targets } = namesOf(all);
  const less = all.filter(({ change }) => change === 'removed' || change === 'weakened').length;
  const weaker = less === 0 ? '' : ` (${less} removed or may hold less)`;
  const what = [
    ...(guardrails.size === 0 ? [] : [countOf(guardrails.size, 'guardrail')]),
    ...(targets.size === 0 ? [] : [`what guards ${countOf(targets.size, 'target')}`]),
  ].join(' and ');
  const isOne = guardrails.size + Math.sign(targets.size) === 1;
  return `${what} ${isOne ? 'changes' : 'change'}${weaker}: applying records it${guardrails.size === 0 ? '' : ', and from then on it counts'}.`;
}

/** Guardrails by name, and targets as `target/NAME`, which is no name of a guardrail. */
function namesOf(changes: readonly Pick<GuardrailChange, 'guardrail'>[]) {
  const names = [...new Set(changes.map(({ guardrail }) => guardrail))];
  const isTarget = (name: string) => name.startsWith('target/');
  return {
    guardrails: new Set(names.filter((name) => !isTarget(name))),
    targets: new Set(names.filter(isTarget)),
  };
}
