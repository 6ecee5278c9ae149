import { isAlreadySo } from '../access/guardrails/already-so.ts';
import { isRefused } from '../plan/is-refused.ts';
import type { PlanSection } from '../plan/plan.ts';

type Findings = PlanSection['findings'];

/**
 * Errors first, then warnings: however many others there are, they are read before them. Of each what the change breaks
 * before what was broken already.
 */
export function worstFirst(findings: Findings): Findings {
  return severities.flatMap((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    const stood = own.filter(({ message }) => isAlreadySo(message));
    return [...own.filter((each) => !stood.includes(each)), ...stood];
  });
}

const severities = ['error', 'warning', 'info'] as const;

export function errorsIn({ findings }: Pick<PlanSection, 'findings'>): Findings {
  return findings.filter(({ severity }) => severity === 'error');
}

/** Whether apply would write nothing of a section: a guard refuses it, or it has errors such as a broken guardrail. */
export function isStopped(section: PlanSection): boolean {
  return isRefused(section) || errorsIn(section).length > 0;
}
