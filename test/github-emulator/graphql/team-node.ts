import { nodeId } from '../render/node-id.ts';
import type { Account, Organization, Repository, Team, TeamRole } from '../state.ts';
import { listedMembers, shownRole } from '../world/team-members.ts';
import { listedRepositories, teamPermission } from '../world/team-repositories.ts';
import { accountNode } from './account-node.ts';
import { connection } from './connection.ts';
import { repositoryNode } from './repository-node.ts';
import { type Arguments, mustServe, type View } from './view.ts';

export function teamNode(
  view: View,
  organization: Organization,
  team: Team,
): Readonly<Record<string, unknown>> {
  const parent = team.parent === undefined ? undefined : organization.teams.get(team.parent);
  // Lists may be behind: a team that is too new to be in them shows nobody and nothing.
  const listed = view.listed(organization);
  const asListed = listed.teams.get(team.id);
  return {
    __typename: 'Team',
    id: nodeId('Team', team.id),
    databaseId: team.id,
    slug: team.slug,
    combinedSlug: `${organization.login}/${team.slug}`,
    name: team.name,
    description: team.description,
    privacy: team.privacy === 'closed' ? 'VISIBLE' : 'SECRET',
    notificationSetting: team.notifications.toUpperCase(),
    createdAt: team.createdAt,
    updatedAt: team.updatedAt,
    parentTeam: () => (parent === undefined ? null : teamNode(view, organization, parent)),
    members: (args: Arguments) => members(view, listed, asListed, args),
    repositories: (args: Arguments) => repositories(view, listed, asListed, args),
  };
}

function members(view: View, listed: Organization, team: Team | undefined, args: Arguments): unknown {
  mustServe('Team.members', args, ['first', 'after', 'membership']);
  const found = team === undefined ? new Map<number, TeamRole>() : membersOf(listed, team, args.membership);
  return connection(view, args, found, (stored, id) => ({
    role: shownRole(listed, id, stored).toUpperCase(),
    node: accountNode(view.state.accounts.get(id) as Account),
  }));
}

function membersOf(listed: Organization, team: Team, membership: unknown): ReadonlyMap<number, TeamRole> {
  if (membership === 'IMMEDIATE') return team.members;
  const all = listedMembers(listed, team);
  const chosen = membership === 'CHILD_TEAM' ? all.filter(({ inherited }) => inherited) : all;
  return new Map(chosen.map(({ account, role }) => [account, role]));
}

/** Those that come from the teams above among them, as REST lists them; a custom role as the level it is based on. */
function repositories(view: View, listed: Organization, team: Team | undefined, args: Arguments): unknown {
  mustServe('Team.repositories', args, ['first', 'after']);
  const found = new Map<number, Repository>();
  for (const repository of team === undefined ? [] : listedRepositories(listed, team)) {
    found.set(repository.id, repository);
  }
  return connection(view, args, found, (repository, id) => ({
    permission: team === undefined ? null : levelOf(listed, teamPermission(listed, team, id)),
    node: repositoryNode(listed, repository),
  }));
}

const levels: Readonly<Record<string, string>> = { pull: 'READ', push: 'WRITE' };

function levelOf(organization: Organization, permission = 'pull'): string {
  const custom = [...organization.customRepositoryRoles.values()].find(({ name }) => name === permission);
  return (custom?.baseRole ?? levels[permission] ?? permission).toUpperCase();
}
