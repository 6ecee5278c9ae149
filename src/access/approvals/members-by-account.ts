import type { JsonObject } from '../../digest/json.ts';
import type { Member, Organization } from '../../model/model.ts';

/** By the number of their account on GitHub, which no two have. */
export function membersByAccount({ members }: Pick<Organization, 'members'>): ReadonlyMap<number, Member> {
  const found = new Map<number, Member>();
  for (const member of members.values()) {
    const { id } = (member.identities?.github ?? {}) as JsonObject;
    if (typeof id === 'number') found.set(id, member);
  }
  return found;
}
