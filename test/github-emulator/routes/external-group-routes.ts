import { inOrganization, openTeam } from '../open-organization.ts';
import { paged } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { OrganizationRequest, Reply, Route } from '../route.ts';
import type { Team } from '../state.ts';

/** Each team that an identity provider manages has a group of its own, whose number is the team's. */
function groupOf(team: Team): Record<string, unknown> {
  return { group_id: team.id, group_name: `Group of ${team.name}`, updated_at: team.updatedAt };
}

function mustHaveGroups(request: OrganizationRequest): void {
  if (request.organization.plan !== 'enterprise') {
    throw new Refusal(404, 'Not Found');
  }
}

function listGroups(request: OrganizationRequest): Reply {
  mustHaveGroups(request);
  const teams = [...request.organization.teams.values()].filter((team) => team.synchronized);
  return paged(request, teams, groupOf, (groups) => ({ groups }));
}

function getGroup(request: OrganizationRequest): Reply {
  mustHaveGroups(request);
  const { organization, state, params } = request;
  const team = organization.teams.get(Number(params.group_id));
  if (team === undefined || !team.synchronized) {
    throw notFound();
  }
  const members = [...team.members.keys()].flatMap((id) => state.accounts.get(id) ?? []);
  return {
    status: 200,
    body: {
      ...groupOf(team),
      teams: [{ team_id: team.id, team_name: team.name }],
      members: members.map(({ id, login, name, emails }) => ({
        member_id: id,
        member_login: login,
        member_name: name ?? login,
        member_email: emails[0] ?? '',
      })),
    },
  };
}

function listGroupsOfTeam(request: OrganizationRequest): Reply {
  mustHaveGroups(request);
  const team = openTeam(request);
  return { status: 200, body: { groups: team.synchronized ? [groupOf(team)] : [] } };
}

export const externalGroupRoutes: readonly Route[] = [
  inOrganization('GET', '/orgs/{org}/external-groups', 'readMembers', listGroups),
  inOrganization('GET', '/orgs/{org}/external-group/{group_id}', 'readMembers', getGroup),
  inOrganization('GET', '/orgs/{org}/teams/{team_slug}/external-groups', 'readMembers', listGroupsOfTeam),
];
