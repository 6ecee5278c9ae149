import type { Member, Organization } from '../model.ts';

/** The active members whose organization role is the owners' role; none where no rule says which role that is. */
export function ownersOf({ members, membership }: Organization): readonly Member[] {
  const role = membership.owners?.role;
  if (role === undefined) return [];
  return [...members.values()].filter((member) => member.status === 'active' && member.role === role);
}

/** Whether this is the role that makes an owner; never where no rule says which role that is. */
export function isOwnersRole({ membership }: Organization, role: string | undefined): boolean {
  return role !== undefined && role === membership.owners?.role;
}
