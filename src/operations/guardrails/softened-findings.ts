import { mayTouch } from '../../access/guardrails/touched-by.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Organization } from '../../model/model.ts';
import type { PlanSection } from '../../plan/plan.ts';
import type { JudgedFiles } from './judge-change.ts';

/**
 * What broke a guardrail before the change by the very same access refuses no other change: an exemption that ends by
 * the clock must not hold up whoever is to lose something. It is a warning then, for as long as nothing that is planned
 * may give anything to those whom it is about.
 */
export function softenedFindings(
  { findings, inherited }: Pick<JudgedFiles, 'findings' | 'inherited'>,
  organization: Organization,
  { changes, publishes }: Pick<PlanSection, 'changes' | 'publishes'>,
): readonly PlacedDiagnostic[] {
  const published = publishes.map(({ policy }) => policy);
  return findings.map((finding) => {
    if (!inherited.has(finding) || finding.severity !== 'error') return finding;
    if (mayTouch(organization, inherited.get(finding), changes, published)) return finding;
    return { ...finding, severity: 'warning' as const };
  });
}
