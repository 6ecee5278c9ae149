import type { Address } from './address.ts';

/*
 * The objects at the ends of an edge, told from its address alone and without taking it apart: for thousands of edges
 * at once. See `endsOf` for one.
 */

const membership = 'team-member:';
const binding = 'binding:';
const permission = 'repository-permission:';

export function isPlaceInTeam(address: Address): boolean {
  return address.startsWith(membership);
}

/** The team of a membership. */
export function teamOf(address: Address): Address {
  return `team:${address.slice(membership.length, endOfTeam(address))}`;
}

/** The member or service account of a membership. */
export function personOf(address: Address): Address {
  const organization = address.slice(membership.length, address.indexOf('/'));
  const person = address.slice(endOfTeam(address) + 1);
  return person.includes('/')
    ? `service-account:${organization}/${person.slice(person.indexOf('/') + 1)}`
    : `member:${organization}/${person}`;
}

/** Who holds a binding. */
export function bindingHolderOf(address: Address): Address {
  const first = address.indexOf('/');
  const second = address.indexOf('/', first + 1);
  const organization = address.slice(binding.length, first);
  return `${address.slice(first + 1, second)}:${organization}/${address.slice(second + 1, address.lastIndexOf('#'))}`;
}

/** The team of a repository permission. */
export function permittedTeamOf(address: Address): Address {
  return `team:${address.slice(permission.length, endOfTeam(address))}`;
}

function endOfTeam(address: Address): number {
  return address.indexOf('/', address.indexOf('/') + 1);
}

/** Whether what it gives belongs to who holds it: a binding, or a team's permission in a repository. */
export function isHeldGrant(address: Address): boolean {
  return address.startsWith(binding) || address.startsWith(permission);
}

/** The object that holds an edge; every other address itself. */
export function objectHolding(address: Address): Address {
  if (address.startsWith(membership)) return teamOf(address);
  if (address.startsWith(binding)) return bindingHolderOf(address);
  return address.startsWith(permission) ? permittedTeamOf(address) : address;
}
