import type { Organization, Team } from '../state.ts';
import { nodeId } from './node-id.ts';
import { renderPublicOrganization } from './render-organization.ts';

/** `team-simple` of GitHub's description. */
function renderSimpleTeam(url: string, organization: Organization, team: Team): Record<string, unknown> {
  const own = `${url}/organizations/${organization.id}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('Team', team.id),
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: team.privacy,
    notification_setting: team.notifications,
    permission: 'pull',
    url: own,
    html_url: `https://github.com/orgs/${organization.login}/teams/${team.slug}`,
    members_url: `${own}/members{/member}`,
    repositories_url: `${own}/repos`,
    type: team.type,
    organization_id: organization.id,
  };
}

/** `team`. */
export function renderTeam(url: string, organization: Organization, team: Team): Record<string, unknown> {
  const parent = team.parent === undefined ? undefined : organization.teams.get(team.parent);
  return {
    ...renderSimpleTeam(url, organization, team),
    parent: parent === undefined ? null : renderSimpleTeam(url, organization, parent),
  };
}

/** `team-full`. */
export function renderWholeTeam(
  url: string,
  organization: Organization,
  team: Team,
): Record<string, unknown> {
  return {
    ...renderTeam(url, organization, team),
    members_count: team.members.size,
    repos_count: team.repositories.size,
    created_at: team.createdAt,
    updated_at: team.updatedAt,
    organization: renderPublicOrganization(url, organization),
  };
}
