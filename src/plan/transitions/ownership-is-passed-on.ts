import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { JsonObject } from '../../digest/json.ts';
import { type Address, knownAddress } from '../address.ts';
import { isOwner, ownersIn, ownersRoleBy } from '../owners-in.ts';
import { objectIn, placeOf, type TransitionInput } from './transition.ts';

/**
 * The last owner leaves only by a transfer that names the successor in the same change; where people are invited,
 * the successor has accepted before. What counts as owner is what was applied last, and by a new rule too:
 * neither dropping the rule nor pointing it at another role in the same change helps.
 */
export function ownershipIsPassedOn(input: TransitionInput): readonly PlacedDiagnostic[] {
  const { organization, last, next, terms } = input;
  const newRole = terms?.owners ?? organization.membership.owners?.role;
  const oldRole = ownersRoleBy(terms, last, organization.name) ?? newRole;
  if (oldRole === undefined) return [];
  const { waiting } = input;
  const named = ownersIn(last, oldRole);
  // Whoever has not accepted owns nothing yet.
  const owners = named.some((owner) => !waiting.has(owner))
    ? named.filter((owner) => !waiting.has(owner))
    : named;
  if (owners.length === 0) return [];
  const invites = terms !== undefined || objectIn(organization.membership.written.invite) !== undefined;
  for (const role of new Set([oldRole, newRole ?? oldRole])) {
    if (owners.some((owner) => isOwner(next, owner, role))) continue;
    const successors = ownersIn(next, role);
    if (successors.length === 0) return owners.map((owner) => leavesAlone(input, owner, role));
    if (successors.some((each) => !waiting.has(each) && (!invites || last.has(each)))) continue;
    return successors.map((successor) => isNew(input, successor));
  }
  return [];
}

function leavesAlone(input: TransitionInput, owner: Address, role: string): PlacedDiagnostic {
  const [before, next] = [input.last.get(owner), input.next.get(owner)];
  return createDiagnostic('plan/owner-without-successor', {
    message: `\`${nameOf(owner)}\`, who owns the organization, ${howOwnerLeaves(before, next)} and nobody takes over`,
    ...placeOf(input, owner, next?.status === 'suspended' ? 'status' : 'role'),
    hint: `give another active member the owners' role \`${role}\` in the same change`,
  });
}

function howOwnerLeaves(before: JsonObject | undefined, next: JsonObject | undefined): string {
  if (next === undefined) return 'is removed';
  if (next.status === 'suspended') return 'is suspended';
  return next.role === before?.role ? 'has a role that no longer owns' : 'gives up the role';
}

function isNew(input: TransitionInput, successor: Address): PlacedDiagnostic {
  return createDiagnostic('plan/successor-not-a-member-yet', {
    message: `\`${nameOf(successor)}\` would own the organization before accepting an invitation`,
    ...placeOf(input, successor, 'role'),
    hint: 'invite and apply first, then pass ownership on',
  });
}

function nameOf(address: Address): string {
  const parsed = knownAddress(address);
  return 'name' in parsed ? parsed.name : address;
}
