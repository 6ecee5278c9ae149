import type { Role } from '../../model/model.ts';

/** On GitHub each permission on a repository has those before it. */
const repositoryPermissions = ['read', 'triage', 'write', 'maintain', 'admin'] as const;

/** What a role is in another system, as actions of that system's built-in catalogue; `[]` where it is nothing there. */
export function mappedActions({ github }: Pick<Role, 'github'>): readonly string[] {
  if (github === undefined) return [];
  const { repositoryPermission, customRepositoryRole, organizationRole } = github;
  const isOwner = organizationRole === 'admin';
  // Owners of an organization have everything in its repositories.
  const highest = isOwner
    ? repositoryPermissions.length - 1
    : repositoryPermissions.findIndex((permission) => permission === repositoryPermission);
  return [
    ...(organizationRole === undefined ? [] : ['github:organization.member']),
    ...(isOwner ? ['github:organization.admin'] : []),
    ...repositoryPermissions.slice(0, highest + 1).map((permission) => `github:repository.${permission}`),
    ...(customRepositoryRole === undefined ? [] : ['github:repository.custom']),
  ];
}
