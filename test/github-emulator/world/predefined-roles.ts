import type { BaseRole } from '../state.ts';

/** Organization roles that every organization has; name, what it gives on all repositories, description. */
export const predefinedRoles: readonly (readonly [string, BaseRole | null, string])[] = [
  ['all_repo_read', 'read', 'Grants read access to all repositories in the organization.'],
  ['all_repo_triage', 'triage', 'Grants triage access to all repositories in the organization.'],
  ['all_repo_write', 'write', 'Grants write access to all repositories in the organization.'],
  ['all_repo_maintain', 'maintain', 'Grants maintain access to all repositories in the organization.'],
  ['all_repo_admin', 'admin', 'Grants admin access to all repositories in the organization.'],
  [
    'ci_cd_admin',
    null,
    'Manages Actions policies, runners, runner groups, network configurations, secrets and variables.',
  ],
  ['security_manager', 'read', 'Manages security policies, security alerts and security configurations.'],
];
