import { isRefused } from '../plan/is-refused.ts';
import type { PlanSection } from '../plan/plan.ts';

type Findings = PlanSection['findings'];

/** Errors first, then warnings: however many others there are, they are read before them. */
export function worstFirst(findings: Findings): Findings {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

const severities = ['error', 'warning', 'info'] as const;

export function errorsIn({ findings }: Pick<PlanSection, 'findings'>): Findings {
  return findings.filter(({ severity }) => severity === 'error');
}

/** Whether apply would write nothing of a section: a guard refuses it, or it has errors such as a broken guardrail. */
export function isStopped(section: PlanSection): boolean {
  return isRefused(section) || errorsIn(section).length > 0;
}
