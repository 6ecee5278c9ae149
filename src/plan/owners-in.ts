import type { JsonObject } from '../digest/json.ts';
import { type Address, objectAddress } from './address.ts';
import type { RoleTerms } from './projection.ts';
import type { StateEntries } from './state.ts';
import { membersThatMayHave } from './state-facts.ts';
import { objectIn } from './transitions/transition.ts';

/** The role that makes its holders owners of an organization, by its membership rules in a state. */
export function ownersRoleIn(entries: StateEntries, organization: string): string | undefined {
  const membership = entries.get(objectAddress('organization', organization, organization))?.membership;
  const role = objectIn(objectIn(membership)?.owners)?.role;
  return typeof role === 'string' ? role : undefined;
}

/** The same in a system that may have words of its own: there owners are who it calls so, whatever is declared. */
export function ownersRoleBy(
  terms: Pick<RoleTerms, 'owners'> | undefined,
  entries: StateEntries,
  organization: string,
): string | undefined {
  return terms === undefined ? ownersRoleIn(entries, organization) : terms.owners;
}

/** The active members that have a role as their organization role, by address. */
export function ownersIn(entries: StateEntries, role: string): readonly Address[] {
  const owners: Address[] = [];
  for (const address of membersThatMayHave(entries, role))
    if (isOwner(entries, address, role)) owners.push(address);
  return owners.sort();
}

export function isOwner(entries: StateEntries, address: Address, role: string): boolean {
  const value = entries.get(address);
  return value !== undefined && value.role === role && owns(address, value);
}

/** Whether a role makes whoever has it an owner. */
function owns(address: Address, { status }: JsonObject): boolean {
  return status !== 'suspended' && address.startsWith('member:');
}
