import type { JsonObject } from '../digest/json.ts';

/** Below `shared/`. */
export const rolesFile = 'github-repository-roles.yaml';
export const ownerRole = 'organization-owner';
export const organizationRole = 'organization-member';

/** The permissions on a repository that every organization has. */
const basePermissions = ['read', 'triage', 'write', 'maintain', 'admin'] as const;
export type BasePermission = (typeof basePermissions)[number];

const descriptions: Readonly<Record<BasePermission, string>> = {
  read: 'Read and clone a repository, open issues and pull requests.',
  triage: 'Read, and manage issues and pull requests.',
  write: 'Triage, and push.',
  maintain: 'Write, and manage the repository without its sensitive or destructive parts.',
  admin: 'Everything in a repository.',
};

export function roleOf(permission: BasePermission): string {
  return `repository-${permission}`;
}

export function isBasePermission(permission: string): permission is BasePermission {
  return (basePermissions as readonly string[]).includes(permission);
}

/** The names of the roles that organizations of GitHub share. */
export const sharedRoleNames: readonly string[] = [
  ownerRole,
  organizationRole,
  ...basePermissions.map(roleOf),
];

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
      ...basePermissions.map((permission) => ({
        name: roleOf(permission),
        description: descriptions[permission],
        github: { repositoryPermission: permission },
      })),
    ],
  };
}
