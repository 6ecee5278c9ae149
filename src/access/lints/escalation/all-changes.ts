import { byOrganization, byZones } from './by-organization.ts';
import { byOthers, byOwnDocument, byOwnToken } from './by-principals.ts';
import { byAssigningRoles, byEditingPolicies, byEditingRoles } from './by-roles-and-policies.ts';
import { byAssigningTeams, byMovingTeams } from './by-teams.ts';
import type { Changes } from './change.ts';

/**
 * Every way to more access that the actions of the `bylaw` service open. Catalogues, guardrails, access tests and
 * targets are none: what they say grants nothing that is there.
 */
export const personalChanges: readonly Changes[] = [
  byEditingRoles,
  byEditingPolicies,
  byAssigningRoles,
  byAssigningTeams,
  byMovingTeams,
  byOrganization,
  byZones,
  byOwnDocument,
  byOthers,
];

/** What else a token may do its owner may too, who is asked himself. */
export const tokenChanges: readonly Changes[] = [byOwnToken];
