import type { Act } from '../route.ts';

/** What `PATCH /orgs/{org}` can write; everything else that `GET` shows can be set on the site only. */
export const writableSettings: ReadonlySet<string> = new Set([
  'billing_email',
  'company',
  'email',
  'twitter_username',
  'location',
  'name',
  'description',
  'blog',
  'has_organization_projects',
  'has_repository_projects',
  'default_repository_permission',
  'members_can_create_repositories',
  'members_can_create_internal_repositories',
  'members_can_create_private_repositories',
  'members_can_create_public_repositories',
  'members_allowed_repository_creation_type',
  'members_can_create_pages',
  'members_can_create_public_pages',
  'members_can_create_private_pages',
  'members_can_fork_private_repositories',
  'web_commit_signoff_required',
  'advanced_security_enabled_for_new_repositories',
  'dependabot_alerts_enabled_for_new_repositories',
  'dependabot_security_updates_enabled_for_new_repositories',
  'dependency_graph_enabled_for_new_repositories',
  'secret_scanning_enabled_for_new_repositories',
  'secret_scanning_push_protection_enabled_for_new_repositories',
  'secret_scanning_push_protection_custom_link_enabled',
  'secret_scanning_push_protection_custom_link',
  'deploy_keys_enabled_for_repositories',
]);

/** How an organization is set when it is new. */
export const firstSettings: Readonly<Record<string, string | boolean | null>> = {
  default_repository_permission: 'read',
  default_repository_branch: 'main',
  members_can_create_repositories: true,
  members_allowed_repository_creation_type: 'all',
  members_can_create_public_repositories: true,
  members_can_create_private_repositories: true,
  members_can_create_pages: true,
  members_can_create_public_pages: true,
  members_can_create_private_pages: true,
  members_can_fork_private_repositories: false,
  web_commit_signoff_required: false,
  deploy_keys_enabled_for_repositories: true,
  two_factor_requirement_enabled: false,
  members_can_delete_repositories: true,
  members_can_change_repo_visibility: true,
  members_can_invite_outside_collaborators: true,
  members_can_delete_issues: false,
  display_commenter_full_name_setting_enabled: false,
  readers_can_create_discussions: true,
  members_can_create_teams: true,
  members_can_view_dependency_insights: true,
  dependabot_alerts_enabled_for_new_repositories: false,
  dependabot_security_updates_enabled_for_new_repositories: false,
  dependency_graph_enabled_for_new_repositories: false,
  secret_scanning_enabled_for_new_repositories: false,
  secret_scanning_push_protection_enabled_for_new_repositories: false,
};

type Value = string | number | boolean | null;

export function changeSettings(act: Act, changes: readonly (readonly [string, Value])[]): void {
  const { organization } = act;
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const [field, value] of changes) {
    const old =
      field === 'name' || field === 'description' ? organization[field] : organization.settings[field];
    if (old === value) {
      continue;
    }
    before[field] = old;
    after[field] = value;
    if (field === 'name' || field === 'description') {
      organization[field] = String(value ?? '');
    } else {
      organization.settings[field] = value;
    }
  }
  if (Object.keys(after).length > 0) {
    organization.updatedAt = act.now;
    act.effect({ action: 'update', what: 'settings', name: organization.login, before, after });
  }
}
