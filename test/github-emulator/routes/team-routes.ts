import { editsTeam, seesTeam } from '../caller.ts';
import { inOrganization, mustReach, openTeam } from '../open-organization.ts';
import { oneOf, paged } from '../paged.ts';
import { invalid, Refusal } from '../refusal.ts';
import { renderTeam, renderWholeTeam } from '../render/render-team.ts';
import type { Reply, OrganizationRequest as Request, Route } from '../route.ts';
import type { Team } from '../state.ts';
import { setTeamMember } from '../world/team-members.ts';
import { setTeamRepository } from '../world/team-repositories.ts';
import { createTeam, deleteTeam, editTeam } from '../world/teams.ts';

function listTeams(request: Request): Reply {
  const type = oneOf(request.query.team_type, ['all', 'enterprise', 'organization'], 'all');
  const organization = request.listed(request.organization);
  const teams = [...organization.teams.values()].filter(
    (team) => (type === 'all' || team.type === type) && seesTeam(request.caller, request.reach, team),
  );
  return paged(request, teams, (team) => renderTeam(request.url, organization, team));
}

function getTeam(request: Request): Reply {
  return { status: 200, body: renderWholeTeam(request.url, request.organization, openTeam(request)) };
}

function listChildren(request: Request): Reply {
  const organization = request.listed(request.organization);
  const team = organization.teams.get(openTeam(request).id);
  const children = [...(team?.children ?? [])].flatMap((id) => organization.teams.get(id) ?? []);
  return paged(request, children, (child) => renderTeam(request.url, organization, child));
}

/** The team that a body names above; `null` for none, and nothing where it says nothing. */
function parentOf(request: Request): { readonly parent?: number | null } {
  const { parent_team_id: id, parent_team_slug: slug } = request.body;
  if (id === null || slug === null) {
    return { parent: null };
  }
  if (slug !== undefined) {
    const team = request.state.team(request.organization, String(slug));
    if (team === undefined) {
      throw invalid('Team', 'parent_team_slug', 'The parent team does not exist.', 'invalid');
    }
    return { parent: team.id };
  }
  return id === undefined ? {} : { parent: Number(id) };
}

function fieldsOf(body: Request['body']): {
  readonly description?: string | null;
  readonly privacy?: Team['privacy'];
  readonly notifications?: Team['notifications'];
} {
  const { description, privacy, notification_setting: notifications } = body;
  if (privacy !== undefined && privacy !== 'secret' && privacy !== 'closed') {
    throw invalid('Team', 'privacy', `${privacy} is no privacy.`, 'invalid');
  }
  return {
    ...(description === undefined ? {} : { description: description as string | null }),
    ...(privacy === undefined ? {} : { privacy }),
    ...(notifications === undefined ? {} : { notifications: notifications as Team['notifications'] }),
  };
}

/** Members may create teams unless the organization says otherwise. */
function postTeam(request: Request): Reply {
  const { organization, reach, caller } = request;
  const free = organization.settings.members_can_create_teams === true && caller.token.kind === 'classic';
  if (!free) {
    mustReach(request, 'writeMembers');
  }
  const name = request.body.name;
  if (typeof name !== 'string') {
    throw invalid('Team', 'name', 'A team needs a name.', 'missing_field');
  }
  const { parent } = parentOf(request);
  const act = request.act(organization);
  const team = createTeam(act, { name, ...fieldsOf(request.body), ...(parent == null ? {} : { parent }) });
  if (organization.members.has(caller.account.id)) {
    setTeamMember(act, team, caller.account, 'maintainer');
  }
  for (const login of (request.body.maintainers ?? []) as readonly string[]) {
    const account = request.state.account(login);
    if (account !== undefined && organization.members.has(account.id)) {
      setTeamMember(act, team, account, 'maintainer');
    }
  }
  for (const fullName of (request.body.repo_names ?? []) as readonly string[]) {
    const repository = request.state.repository(organization, fullName.split('/').at(-1) ?? '');
    if (repository !== undefined && reach.writeRepositories) {
      setTeamRepository(act, team, repository, String(request.body.permission ?? 'pull'));
    }
  }
  return { status: 201, body: renderWholeTeam(request.url, organization, team) };
}

/** Enterprise teams are the enterprise's; a team is edited by owners, apps and its maintainers. */
export function openTeamToEdit(request: Request): Team {
  const team = openTeam(request);
  if (!editsTeam(request.caller, request.reach, team)) {
    mustReach(request, 'writeMembers');
  }
  if (team.type === 'enterprise') {
    throw new Refusal(422, 'Enterprise teams are not supported.');
  }
  return team;
}

/** 201 for what changed, 200 for what was so already. */
function patchTeam(request: Request): Reply {
  const team = openTeamToEdit(request);
  const { organization, body } = request;
  const changed = editTeam(request.act(organization), team, {
    ...(body.name === undefined ? {} : { name: String(body.name) }),
    ...fieldsOf(body),
    ...parentOf(request),
  });
  return { status: changed ? 201 : 200, body: renderWholeTeam(request.url, organization, team) };
}

function removeTeam(request: Request): Reply {
  const team = openTeamToEdit(request);
  deleteTeam(request.act(request.organization), team);
  return { status: 204 };
}

const team = '/orgs/{org}/teams/{team_slug}';

export const teamRoutes: readonly Route[] = [
  inOrganization('GET', '/orgs/{org}/teams', 'readMembers', listTeams),
  inOrganization('POST', '/orgs/{org}/teams', 'readMembers', postTeam),
  inOrganization('GET', team, 'readMembers', getTeam),
  inOrganization('PATCH', team, 'readMembers', patchTeam),
  inOrganization('DELETE', team, 'readMembers', removeTeam),
  inOrganization('GET', `${team}/teams`, 'readMembers', listChildren),
];
