import type { Organization } from '../model.ts';

/** The roles that a member's `role` may be; undefined where any may. The owners' role is always among them. */
export function organizationRolesToChoose({ membership }: Organization): ReadonlySet<string> | undefined {
  const { organizationRole, owners } = membership;
  if (organizationRole?.oneOf === undefined) return undefined;
  return new Set([...organizationRole.oneOf, ...(owners === undefined ? [] : [owners.role])]);
}
