import type { GuardrailChange } from '../access/guardrails/changed-guardrails.ts';
import { isEmptySection } from '../plan/build-plan.ts';
import type { Plan, PlanSection } from '../plan/plan.ts';
import { joined } from './access-diff/describe-people.ts';
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
  const { guardrails, targets, settings } = namesOf(changes);
  const titles = [
    ...(guardrails.size > 0 ? ['guardrails'] : []),
    ...(targets.size > 0 ? ['guards of targets'] : []),
    ...(settings.size > 0 ? ['settings of bylaw.yaml'] : []),
  ];
  return titles.length === 0 ? 'guardrails' : joined(titles);
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

/** `2 guardrails change (1 removed or may hold less): …`, `Guards of 1 target change: …`; empty where none does. */
export function guardrailSentence(plan: Pick<Plan, 'sections'>): string {
  const all = allGuardrailChanges(plan);
  if (all.length === 0) return '';
  const { guardrails, targets, settings } = namesOf(all);
  const less = all.filter(({ change }) => change === 'removed' || change === 'weakened').length;
  const weaker = less === 0 ? '' : ` (${less} removed or may hold less)`;
  const what = [
    ...(guardrails.size === 0 ? [] : [countOf(guardrails.size, 'guardrail')]),
    ...(targets.size === 0 ? [] : [`guards of ${countOf(targets.size, 'target')}`]),
    ...(settings.size === 0 ? [] : ['settings of `bylaw.yaml`']),
  ];
  const isOne = what.length === 1 && guardrails.size === 1;
  const sentence = `${joined(what)} ${isOne ? 'changes' : 'change'}${weaker}: applying records it${guardrails.size === 0 ? '' : ', and from then on it counts'}.`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

/** Guardrails by name; `target/NAME` and `repository/FILE` are no names of a guardrail. */
function namesOf(changes: readonly Pick<GuardrailChange, 'guardrail'>[]) {
  const names = [...new Set(changes.map(({ guardrail }) => guardrail))];
  const kindOf = (name: string) => ['target/', 'repository/'].find((prefix) => name.startsWith(prefix));
  const of = (kind?: string) => new Set(names.filter((name) => kindOf(name) === kind));
  return { guardrails: of(), targets: of('target/'), settings: of('repository/') };
}
