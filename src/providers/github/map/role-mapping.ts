import type { Organization } from '../../../model/model.ts';

export const builtInPermissions = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type BuiltInPermission = (typeof builtInPermissions)[number];

/** What a role is on GitHub. */
export interface RoleMapping {
  readonly organizationRole?: 'member' | 'admin';
  readonly repositoryPermission?: BuiltInPermission;
  readonly customRepositoryRole?: string;
  readonly assignedOrganizationRole?: string;
}

export function mappingOf({ roles }: Organization, role: string | undefined): RoleMapping {
  return (role === undefined ? undefined : (roles.get(role)?.github as RoleMapping | undefined)) ?? {};
}

/** 0 for `read`; -1 for a custom role, or nothing. */
export function rankOf(permission: string | undefined): number {
  return (builtInPermissions as readonly (string | undefined)[]).indexOf(permission);
}

/** Whether one permission has all that the other has. What a custom role has is not known, but that it can read. */
export function covers(permission: string, other: string): boolean {
  if (permission === other || permission === 'admin' || other === 'read') return true;
  const [rank, wanted] = [rankOf(permission), rankOf(other)];
  return wanted >= 0 && rank >= wanted;
}
