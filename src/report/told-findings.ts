import type { PlanSection } from '../plan/plan.ts';
import { worstFirst } from './findings-of.ts';

type Findings = PlanSection['findings'];

/** A finding as it is told among others. */
export interface ToldFinding {
  readonly finding: Findings[number];
  /** Absent where the next one gives the same. */
  readonly hint?: string;
  /** How many more of its code are not told. */
  readonly more: number;
}

/** Of one code, before the rest is counted: warnings of one kind must not hide the others. Errors are all told. */
const mostAlike = 3;

/** The worst first; those of one code stand together, and what they all advise is said once. */
export function toldFindings(findings: Findings, full = false): readonly ToldFinding[] {
  const groups = new Map<string, Findings[number][]>();
  for (const finding of worstFirst(findings)) {
    const key = `${finding.severity} ${finding.code}`;
    const alike = groups.get(key);
    if (alike === undefined) groups.set(key, [finding]);
    else alike.push(finding);
  }
  return [...groups.values()].flatMap((alike) => {
    const isAll = full || alike[0]?.severity === 'error' || alike.length <= mostAlike + 1;
    const shown = isAll ? alike : alike.slice(0, mostAlike);
    return shown.map((finding, at): ToldFinding => {
      const { hint } = finding;
      const isLast = at === shown.length - 1;
      const isSaid = hint === undefined || shown[at + 1]?.hint === hint;
      return { finding, ...(isSaid ? {} : { hint }), more: isLast ? alike.length - shown.length : 0 };
    });
  });
}
