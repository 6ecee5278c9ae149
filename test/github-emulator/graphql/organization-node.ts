import { type Reach, reachOf, seesTeam } from '../caller.ts';
import { nodeId } from '../render/node-id.ts';
import type { Organization, Repository, Team } from '../state.ts';
import { accountNode } from './account-node.ts';
import { connection } from './connection.ts';
import { githubError } from './github-error.ts';
import { repositoryNode } from './repository-node.ts';
import { teamNode } from './team-node.ts';
import { type Arguments, mustServe, type View } from './view.ts';

const pages = ['first', 'after'];

export function organizationNode(view: View, organization: Organization): Readonly<Record<string, unknown>> {
  const reach = reachOf(view.caller, organization);
  const listed = view.listed(organization);
  return {
    __typename: 'Organization',
    id: nodeId('Organization', organization.id),
    databaseId: organization.id,
    login: organization.login,
    name: organization.name,
    description: organization.description,
    createdAt: organization.createdAt,
    viewerCanAdminister: reach.owner,
    viewerIsAMember: listed.members.has(view.caller.account.id),
    requiresTwoFactorAuthentication: reach.readSettings
      ? (organization.settings.two_factor_requirement_enabled ?? null)
      : null,
    membersWithRole: (args: Arguments) => membersWithRole(view, listed, reach, args),
    teams(args: Arguments) {
      mustServe('Organization.teams', args, [...pages, 'rootTeamsOnly']);
      const teams = visibleTeams(view, listed, reach, args.rootTeamsOnly === true);
      return connection(view, args, teams, (team) => ({
        node: teamNode(view, organization, team),
      }));
    },
    team({ slug }: Arguments) {
      const found = view.state.team(organization, String(slug));
      mustSeeTeams(view, reach);
      return found && seesTeam(view.caller, reach, found) ? teamNode(view, organization, found) : null;
    },
    repositories(args: Arguments) {
      mustServe('Organization.repositories', args, [...pages, 'ownerAffiliations']);
      return connection(view, args, visibleRepositories(listed, reach), (repository) => ({
        node: repositoryNode(organization, repository),
      }));
    },
  };
}

/** A token that may not see who is in the organization gets those who say so in public, and not what they are. */
function membersWithRole(view: View, listed: Organization, reach: Reach, args: Arguments): unknown {
  mustServe('Organization.membersWithRole', args, pages);
  const members = reach.readMembers
    ? listed.members
    : new Map([...listed.members].filter(([, member]) => member.public));
  return connection(view, args, members, (member, id) => {
    const account = view.state.accounts.get(id);
    return {
      role: reach.readMembers ? member.role.toUpperCase() : null,
      hasTwoFactorEnabled: reach.owner ? (account?.twoFactor ?? null) : null,
      node: account === undefined ? null : accountNode(account),
    };
  });
}

/** Outsiders see no team, and secret ones only who may; nothing says that there are more. */
function visibleTeams(
  view: View,
  listed: Organization,
  reach: Reach,
  rootsOnly: boolean,
): ReadonlyMap<number, Team> {
  mustSeeTeams(view, reach);
  if (reach.readAsOwner && !rootsOnly) return listed.teams;
  const isShown = (team: Team) =>
    seesTeam(view.caller, reach, team) && (!rootsOnly || team.parent === undefined);
  return new Map([...listed.teams].filter(([, team]) => isShown(team)));
}

function mustSeeTeams({ caller: { token } }: View, reach: Reach): void {
  if (!reach.inside || reach.readMembers) return;
  if (token.kind !== 'classic') {
    const what = token.kind === 'installation' ? 'integration' : 'personal access token';
    throw githubError('FORBIDDEN', `Resource not accessible by ${what}`);
  }
  throw githubError(
    'INSUFFICIENT_SCOPES',
    `Your token has not been granted the required scopes to execute this query. The 'teams' field requires one of the following scopes: ['read:org'], but your token has only been granted the: ${JSON.stringify(token.scopes).replaceAll('"', "'")} scopes.`,
  );
}

function visibleRepositories(listed: Organization, reach: Reach): ReadonlyMap<number, Repository> {
  if (reach.readRepositories) return listed.repositories;
  return new Map([...listed.repositories].filter(([, { visibility }]) => visibility === 'public'));
}
