import type { Reach } from '../caller.ts';
import type { Organization } from '../state.ts';
import { nodeId } from './node-id.ts';

/** `organization-simple` of GitHub's description. */
export function renderOrganization(url: string, organization: Organization): Record<string, unknown> {
  const own = `${url}/orgs/${organization.login}`;
  return {
    login: organization.login,
    id: organization.id,
    node_id: nodeId('Organization', organization.id),
    url: own,
    repos_url: `${own}/repos`,
    events_url: `${own}/events`,
    hooks_url: `${own}/hooks`,
    issues_url: `${own}/issues`,
    members_url: `${own}/members{/member}`,
    public_members_url: `${own}/public_members{/member}`,
    avatar_url: `https://avatars.githubusercontent.com/u/${organization.id}?v=4`,
    description: organization.description,
  };
}

/** What `team-full` says of its organization, and everybody sees. */
export function renderPublicOrganization(url: string, organization: Organization): Record<string, unknown> {
  return {
    ...renderOrganization(url, organization),
    name: organization.name,
    has_organization_projects: true,
    has_repository_projects: true,
    public_repos: [...organization.repositories.values()].filter((one) => one.visibility === 'public').length,
    public_gists: 0,
    followers: 0,
    following: 0,
    html_url: `https://github.com/${organization.login}`,
    created_at: organization.createdAt,
    updated_at: organization.updatedAt,
    archived_at: null,
    type: 'Organization',
  };
}

/** `organization-full`: the settings for owners only, the plan for who may see it. */
export function renderWholeOrganization(
  url: string,
  organization: Organization,
  reach: Reach,
): Record<string, unknown> {
  return {
    ...renderPublicOrganization(url, organization),
    ...(reach.readSettings ? organization.settings : {}),
    ...(reach.readPlan
      ? {
          plan: {
            name: organization.plan,
            space: 976_562_499,
            private_repos: 999_999,
            filled_seats: organization.members.size,
            ...(organization.seats === undefined ? {} : { seats: organization.seats }),
          },
        }
      : {}),
  };
}
