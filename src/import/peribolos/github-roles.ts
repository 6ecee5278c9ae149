import type { JsonObject } from '../../digest/json.ts';
import type { RepositoryPermission } from './source-organization.ts';

/** Below `shared/`. */
export const rolesFile = 'github-repository-roles.yaml';
export const ownerRole = 'organization-owner';
export const organizationRole = 'organization-member';

const descriptions: Readonly<Record<Exclude<RepositoryPermission, 'none'>, string>> = {
  read: 'Read and clone a repository, open issues and pull requests.',
  triage: 'Read, and manage issues and pull requests.',
  write: 'Triage, and push.',
  maintain: 'Write, and manage the repository without its sensitive or destructive parts.',
  admin: 'Everything in a repository.',
};

export function roleOf(permission: RepositoryPermission): string {
  return `repository-${permission}`;
}

/** The roles that organizations of GitHub share: each is what it is called on GitHub and nothing more. */
export function githubRolesBody(): JsonObject {
  return {
    apiVersion: 'bylaw/v1',
    kind: 'RoleList',
    items: [
      {
        name: ownerRole,
        description: 'Everything in the organization.',
        assignableTo: ['member', 'service-account'],
        github: { organizationRole: 'admin' },
      },
      {
        name: organizationRole,
        description: 'In the organization, with its base permission.',
        assignableTo: ['member', 'service-account'],
        github: { organizationRole: 'member' },
      },
      ...Object.entries(descriptions).map(([permission, description]) => ({
        name: roleOf(permission as RepositoryPermission),
        description,
        github: { repositoryPermission: permission },
      })),
    ],
  };
}
