import type { AccessChange, AccessDiff, AccessRoute } from '../access/diff/access-diff.ts';
import { changedDocuments } from '../access/diff/changed-documents.ts';
import { diffAccess } from '../access/diff/diff-access.ts';
import { riskRater } from '../access/risk/rate-risk.ts';
import type { RiskFacts } from '../access/risk/risk-facts.ts';
import type { Place } from '../diagnostic/diagnostic.ts';
import type { Instant, Organization } from '../model/model.ts';
import type { ComparedSection } from './compare-section.ts';
import { isUndeclared } from './organization-in-state.ts';

export interface AccessQuestion extends Pick<RiskFacts, 'base' | 'head' | 'mfa' | 'outside'> {
  readonly evaluatedAt: Instant;
  /** How far to tell what the clock will do, in milliseconds; 0: not at all. */
  readonly horizon: number;
}

/** What a section changes for whom, before its places have lines. What stands in no file is told without a place. */
export function sectionAccess(
  { before, after, organizations, compiled }: ComparedSection,
  { evaluatedAt, horizon, base: files, ...facts }: AccessQuestion,
): AccessDiff<Place> {
  const now = Date.parse(evaluatedAt);
  const base = files && heldBefore(organizations.before, files);
  const rate = riskRater({ ...facts, base, now, ...(compiled === undefined ? {} : { access: compiled }) });
  const documents = changedDocuments(base ?? organizations.before, organizations.after);
  const diff = diffAccess(before, after, { now, horizon, rate, documents });
  return {
    ...diff,
    changes: diff.changes.map(declaredChange),
    stays: diff.stays.map(({ gone, through, ...stay }) => ({
      ...stay,
      gone: declaredRoute(gone),
      through: through.map(declaredRoute),
    })),
    forecast: diff.forecast.map(({ at, changes }) => ({ at, changes: changes.map(declaredChange) })),
  };
}

/** What is held, with what the files before say that no target holds. */
function heldBefore(held: Organization, files: Organization): Organization {
  const { guardrails, membership, settings, risk } = files;
  return { ...held, guardrails, membership, settings, risk };
}

function declaredChange(change: AccessChange<Place>): AccessChange<Place> {
  return { ...change, routes: change.routes.map(declaredRoute) };
}

function declaredRoute({ steps, ...whose }: AccessRoute<Place>): AccessRoute<Place> {
  return {
    ...whose,
    steps: steps.map(({ at, ...step }) => (at === undefined || isUndeclared(at) ? step : { ...step, at })),
  };
}
