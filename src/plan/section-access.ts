import type { AccessChange, AccessDiff, AccessRoute, RouteStep } from '../access/diff/access-diff.ts';
import { changedDocuments } from '../access/diff/changed-documents.ts';
import { diffAccess } from '../access/diff/diff-access.ts';
import { riskRater } from '../access/risk/rate-risk.ts';
import type { RiskFacts } from '../access/risk/risk-facts.ts';
import type { Place } from '../diagnostic/diagnostic.ts';
import type { Instant, Organization } from '../model/model.ts';
import { placeAt } from '../model/place.ts';
import type { ComparedSection } from './compare-section.ts';
import { isUndeclared } from './organization-in-state.ts';

export interface AccessQuestion extends Pick<RiskFacts, 'base' | 'head' | 'mfa' | 'outside'> {
  readonly evaluatedAt: Instant;
  /** How far to tell what the clock will do, in milliseconds; 0: not at all. */
  readonly horizon: number;
  /** Whether what is gone is looked for in the files of another commit, where it stood; else in the proposed ones. */
  readonly inBase: boolean;
}

/** What a section changes for whom, before its places have lines. What stands in no file is told without a place. */
export function sectionAccess(
  { before, after, organizations, compiled }: ComparedSection,
  { evaluatedAt, horizon, inBase, base: files, ...facts }: AccessQuestion,
): AccessDiff<Place> {
  const now = Date.parse(evaluatedAt);
  const base = files && heldBefore(organizations.before, files);
  const rate = riskRater({ ...facts, base, now, ...(compiled === undefined ? {} : { access: compiled }) });
  const documents = changedDocuments(base ?? organizations.before, organizations.after);
  const diff = diffAccess(before, after, { now, horizon, rate, documents });
  const declaredRoute = declaredIn(organizations.after, inBase);
  const declaredChange = (change: AccessChange<Place>) => ({
    ...change,
    routes: change.routes.map(declaredRoute),
  });
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

/** Without the places of what stands in no file, or where something else stands now. */
function declaredIn({ members, serviceAccounts }: Organization, inBase: boolean) {
  let known: ReadonlyMap<string, string | undefined> | undefined;
  const roleAt = (place: Place) => {
    known ??= new Map(
      [...members.values(), ...serviceAccounts.values()].map(({ origin, role }) => [
        keyOf(placeAt(origin, ['role'])),
        role,
      ]),
    );
    return known.get(keyOf(place));
  };
  const stands = ({ is, name, at }: RouteStep<Place>) => {
    if (at === undefined || isUndeclared(at)) return false;
    // The one role of somebody is another now: its line is of that one.
    const role = !inBase && is === 'role' && at.path.at(-1) === 'role' ? roleAt(at) : undefined;
    return role === undefined || `role/${role}` === name;
  };
  return ({ steps, ...whose }: AccessRoute<Place>): AccessRoute<Place> => ({
    ...whose,
    steps: steps.map((step) => {
      if (stands(step)) return step;
      const { at: _, ...rest } = step;
      return rest;
    }),
  });
}

function keyOf({ file, document, path }: Place): string {
  return `${file}\n${document}\n${path.join('\n')}`;
}
