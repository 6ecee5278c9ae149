import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import { type Address, knownAddress, objectAddress } from '../address.ts';
import type { StateEntries } from '../state.ts';
import { objectIn, placeOf, type TransitionInput } from './transition.ts';

/**
 * The last owner leaves only by a transfer that names the successor in the same change; where people are invited,
 * the successor is a member already. What counts as owner is what was applied last: dropping the rule in the same
 * change does not help.
 */
export function ownershipIsPassedOn(input: TransitionInput): readonly PlacedDiagnostic[] {
  const { organization, last, next } = input;
  const settings = last.get(objectAddress('organization', organization.name, organization.name));
  const before = objectIn(objectIn(settings?.membership)?.owners)?.role;
  const after = organization.membership.owners?.role;
  const [oldRole, newRole] = [before ?? after, after ?? before];
  if (typeof oldRole !== 'string' || typeof newRole !== 'string') return [];
  const owners = ownersIn(last, oldRole);
  const successors = ownersIn(next, newRole);
  if (owners.length === 0 || owners.some((owner) => successors.includes(owner))) return [];
  if (successors.length === 0) return owners.map((owner) => leavesAlone(input, owner));
  const invites = objectIn(organization.membership.written.invite) !== undefined;
  if (!invites || successors.some((successor) => last.has(successor))) return [];
  return successors.map((successor) => isNew(input, successor));
}

function ownersIn(entries: StateEntries, role: string): readonly Address[] {
  return [...entries]
    .filter(
      ([address, value]) =>
        address.startsWith('member:') && value.role === role && value.status !== 'suspended',
    )
    .map(([address]) => address)
    .sort();
}

function leavesAlone(input: TransitionInput, owner: Address): PlacedDiagnostic {
  const next = input.next.get(owner);
  const how =
    next === undefined ? 'is removed' : next.status === 'suspended' ? 'is suspended' : 'gives up the role';
  return createDiagnostic('plan/owner-without-successor', {
    message: `\`${nameOf(owner)}\`, who owns the organization, ${how} and nobody takes over`,
    ...placeOf(input, owner, next?.status === 'suspended' ? 'status' : 'role'),
    hint: "give another active member the owners' role in the same change",
  });
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
