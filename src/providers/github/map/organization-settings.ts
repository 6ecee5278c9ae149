import type { Json, JsonObject } from '../../../digest/json.ts';

/** One setting of an organization on GitHub. */
export interface OrganizationSetting {
  /** In a target's `settings`. */
  readonly name: string;
  /** In the API. */
  readonly field: string;
  readonly takes: 'boolean' | 'text' | readonly string[];
  /** Where it is changed, if the API only shows it: the end of an address below the organization's settings. */
  readonly page?: 'member_privileges' | 'security';
}

const onOrOff = [
  'has_organization_projects',
  'has_repository_projects',
  'members_can_create_repositories',
  'members_can_create_internal_repositories',
  'members_can_create_private_repositories',
  'members_can_create_public_repositories',
  'members_can_create_pages',
  'members_can_create_public_pages',
  'members_can_create_private_pages',
  'members_can_fork_private_repositories',
  'web_commit_signoff_required',
  'deploy_keys_enabled_for_repositories',
  'advanced_security_enabled_for_new_repositories',
  'dependabot_alerts_enabled_for_new_repositories',
  'dependabot_security_updates_enabled_for_new_repositories',
  'dependency_graph_enabled_for_new_repositories',
  'secret_scanning_enabled_for_new_repositories',
  'secret_scanning_push_protection_enabled_for_new_repositories',
  'secret_scanning_push_protection_custom_link_enabled',
];

const texts = [
  'name',
  'description',
  'company',
  'blog',
  'location',
  'email',
  'billing_email',
  'twitter_username',
  'secret_scanning_push_protection_custom_link',
];

const onlyShown = [
  ['two_factor_requirement_enabled', 'security'],
  ['members_can_delete_repositories', 'member_privileges'],
  ['members_can_change_repo_visibility', 'member_privileges'],
  ['members_can_invite_outside_collaborators', 'member_privileges'],
  ['members_can_delete_issues', 'member_privileges'],
  ['members_can_create_teams', 'member_privileges'],
  ['members_can_view_dependency_insights', 'member_privileges'],
  ['readers_can_create_discussions', 'member_privileges'],
  ['display_commenter_full_name_setting_enabled', 'member_privileges'],
] as const;

/** All that a target's `settings` may say, those that GitHub only shows with the page on which they are changed. */
export const organizationSettings: readonly OrganizationSetting[] = [
  {
    ...named('default_repository_permission'),
    takes: ['none', 'read', 'write', 'admin'],
  },
  ...onOrOff.map((field) => ({ ...named(field), takes: 'boolean' as const })),
  ...texts.map((field) => ({ ...named(field), takes: 'text' as const })),
  ...onlyShown.map(([field, page]) => ({ ...named(field), takes: 'boolean' as const, page })),
];

/** Settings as the API shows them, under the names that a target gives them; what is none of them is left out. */
export function settingsSeen(fields: Readonly<Record<string, Json>>): JsonObject {
  const seen: Record<string, Json> = {};
  for (const { name, field, takes } of organizationSettings) {
    const value = fields[field];
    // A text that was never written is null there.
    if (value === null && takes === 'text') seen[name] = '';
    else if (value !== undefined && value !== null) seen[name] = value;
  }
  return seen;
}

/** Those that the API can change, of some. */
export function writableSettings(settings: JsonObject): JsonObject {
  const writable = organizationSettings.filter(({ page }) => page === undefined).map(({ name }) => name);
  return Object.fromEntries(
    writable.flatMap((name): [string, Json][] => {
      const value = settings[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function named(field: string): { readonly name: string; readonly field: string } {
  return { name: field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), field };
}
