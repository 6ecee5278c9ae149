import type { ContributionReport } from './access-reports.ts';
import { describeTerms } from './describe-link.ts';

/** Whether a statement says something about an action: a boundary that lets everything through does not. */
export function isTelling(statement: ContributionReport): boolean {
  const { layer, effect } = statement;
  const caps = layer === 'organization-boundary' || layer === 'principal-boundary';
  return !caps || effect === 'deny' || describeTerms(statement).length > 0;
}
