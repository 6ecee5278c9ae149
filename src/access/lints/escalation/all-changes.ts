import type { CompiledPrincipal } from '../../engine/principal.ts';
import { byOrganization, byZones } from './by-organization.ts';
import { byOthers, byOwnDocument, byOwnToken } from './by-principals.ts';
import { byAssigningRoles, byEditingPolicies, byEditingRoles } from './by-roles-and-policies.ts';
import { byAssigningTeams, byMovingTeams } from './by-teams.ts';
import { byJoiningThenMoving, byNewRoles, byTakingThenWriting } from './by-two-steps.ts';
import type { Changes } from './change.ts';

/**
 * Every way to more access that the actions of the `bylaw` service open. Catalogues, guardrails, access tests and
 * targets are none: what they say grants nothing that is there.
 */
const personalChanges: readonly Changes[] = [
  byEditingRoles,
  byEditingPolicies,
  byAssigningRoles,
  byAssigningTeams,
  byMovingTeams,
  byOrganization,
  byZones,
  byOwnDocument,
  byOthers,
  byTakingThenWriting,
  byNewRoles,
  byJoiningThenMoving,
];

/** What counts for a token besides what its owner has: its own roles, unless it inherits. */
const tokenChanges: readonly Changes[] = [byOwnToken, byOthers];
const boundTokenChanges: readonly Changes[] = [
  ...tokenChanges,
  ...[byEditingRoles, byEditingPolicies, byAssigningRoles, byTakingThenWriting, byNewRoles],
];

/**
 * The changes that could give somebody more. What else a token may do its owner may too, who is asked himself, or owns
 * the organization and has everything.
 */
export function changesFor({ token }: CompiledPrincipal): readonly Changes[] {
  if (token === undefined) return personalChanges;
  return token.inherits ? tokenChanges : boundTokenChanges;
}
