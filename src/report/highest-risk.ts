import { type RiskLevel, riskLevels } from '../access/risk/risk.ts';
import type { Plan } from '../plan/plan.ts';

/** The highest level that any change of access in a plan is rated with; of access that was not evaluated it is `unknown`. */
export function highestRisk({ sections }: Pick<Plan, 'sections'>): RiskLevel | 'unknown' {
  if (sections.some(({ access }) => access.status !== 'evaluated')) return 'unknown';
  const levels = sections.flatMap(({ access }) =>
    access.status === 'evaluated' ? access.changes.map(({ risk }) => riskLevels.indexOf(risk.level)) : [],
  );
  return riskLevels[Math.max(0, ...new Set(levels))] ?? 'none';
}
