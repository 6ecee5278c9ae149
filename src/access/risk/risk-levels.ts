import type { Organization } from '../../model/model.ts';
import { type RiskCause, type RiskLevel, riskCauses, riskLevels } from './risk.ts';

/** What each reason weighs where an organization says nothing else. */
export const usualLevels: Readonly<Record<RiskCause, RiskLevel>> = {
  'self-escalation': 'critical',
  everything: 'critical',
  'privileged-action': 'high',
  'not-compared': 'high',
  'no-mfa': 'medium',
  'external-identity': 'medium',
  'no-expiry': 'low',
};

/**
 * What each reason weighs. Of two sets of files the stricter counts, so that no change lowers what it is itself judged
 * by.
 *
 * @param judges the organization as the files before the change have it, and as those after it do
 */
export function riskLevelsOf(
  judges: readonly Pick<Organization, 'risk'>[],
): Readonly<Record<RiskCause, RiskLevel>> {
  const levels = riskCauses.map((cause) => {
    const asked = judges.map(({ risk }) => (risk[cause] as RiskLevel | undefined) ?? usualLevels[cause]);
    return [cause, asked.length === 0 ? usualLevels[cause] : highestOf(asked)];
  });
  return Object.fromEntries(levels) as Record<RiskCause, RiskLevel>;
}

export function highestOf(levels: readonly RiskLevel[]): RiskLevel {
  return riskLevels[Math.max(0, ...levels.map((level) => riskLevels.indexOf(level)))] ?? 'none';
}
