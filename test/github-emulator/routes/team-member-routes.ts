import { inOrganization, openAccount, openTeam } from '../open-organization.ts';
import { oneOf, paged } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import { renderAccount } from '../render/render-account.ts';
import { renderInvitation } from '../render/render-invitation.ts';
import type { OrganizationRequest, Reply, Route } from '../route.ts';
import type { Account, Team, TeamRole } from '../state.ts';
import { invite, openInvitation } from '../world/invitations.ts';
import { addMember } from '../world/memberships.ts';
import { listedMembers, removeTeamMember, setTeamMember, shownRole } from '../world/team-members.ts';
import { openTeamToEdit } from './team-routes.ts';

function listTeamMembers(request: OrganizationRequest): Reply {
  const role = oneOf(request.query.role, ['all', 'member', 'maintainer'], 'all');
  const organization = request.listed(request.organization);
  const team = organization.teams.get(openTeam(request).id);
  const members = team === undefined ? [] : listedMembers(organization, team);
  const shown = members.filter((member) => role === 'all' || member.role === role);
  return paged(request, shown, (member) => ({
    ...renderAccount(request.url, request.state.accounts.get(member.account) as Account),
    role: member.role,
    inherited: member.inherited,
  }));
}

function listTeamInvitations(request: OrganizationRequest): Reply {
  const team = openTeam(request);
  if (team.type === 'enterprise') {
    throw new Refusal(422, 'Enterprise teams are not supported.');
  }
  const invitations = [...request.listed(request.organization).invitations.values()].filter((one) =>
    one.teams.has(team.id),
  );
  return paged(request, invitations, (one) =>
    renderInvitation(request.url, request.state, request.organization, one),
  );
}

function render(
  request: OrganizationRequest,
  team: Team,
  account: Account,
  role: TeamRole,
  state: string,
): Reply {
  const url = `${request.url}/organizations/${request.organization.id}/team/${team.id}/memberships/${account.login}`;
  return { status: 200, body: { url, role, state } };
}

function current(request: OrganizationRequest, team: Team, account: Account): Reply | undefined {
  const stored = team.members.get(account.id);
  if (stored !== undefined) {
    return render(request, team, account, shownRole(request.organization, account.id, stored), 'active');
  }
  const pending = openInvitation(request.organization, { account: account.id })?.teams.get(team.id);
  return pending === undefined ? undefined : render(request, team, account, pending, 'pending');
}

function getTeamMembership(request: OrganizationRequest): Reply {
  const reply = current(request, openTeam(request), openAccount(request));
  if (reply === undefined) {
    throw notFound();
  }
  return reply;
}

function mustNotBeSynchronized(team: Team): void {
  if (team.synchronized) {
    throw new Refusal(403, 'This team is externally managed.');
  }
}

/** A stranger is invited to the organization, and is in the team when they accept. */
function inviteToTeam(request: OrganizationRequest, team: Team, account: Account, role: TeamRole): void {
  const { organization } = request;
  const act = request.act(organization);
  const invitation = openInvitation(organization, { account: account.id });
  if (invitation === undefined) {
    invite(act, { account: account.id }, 'direct_member', new Map([[team.id, role]]));
    return;
  }
  if (invitation.teams.get(team.id) !== role) {
    const before = invitation.teams.get(team.id);
    invitation.teams.set(team.id, role);
    act.effect({
      action: before === undefined ? 'create' : 'update',
      what: 'team-invitation',
      name: `${team.slug}/${account.login}`,
      account: account.id,
      team: team.id,
      ...(before === undefined ? {} : { before: { role: before } }),
      after: { role },
    });
  }
}

function putTeamMembership(request: OrganizationRequest): Reply {
  const team = openTeamToEdit(request);
  const account = openAccount(request);
  const role = request.body.role ?? 'member';
  mustNotBeSynchronized(team);
  if (role !== 'member' && role !== 'maintainer') {
    throw new Refusal(422, 'Validation Failed');
  }
  if (account.type !== 'User') {
    throw new Refusal(422, 'Cannot add an organization as a member.');
  }
  const { organization } = request;
  if (organization.members.has(account.id)) {
    setTeamMember(request.act(organization), team, account, role);
  } else if (request.enterpriseServer) {
    addMember(request.act(organization), account, 'member');
    setTeamMember(request.act(organization), team, account, role);
  } else {
    inviteToTeam(request, team, account, role);
  }
  return current(request, team, account) as Reply;
}

function deleteTeamMembership(request: OrganizationRequest): Reply {
  const team = openTeamToEdit(request);
  const account = openAccount(request);
  mustNotBeSynchronized(team);
  const act = request.act(request.organization);
  const invitation = openInvitation(request.organization, { account: account.id });
  if (team.members.has(account.id)) {
    removeTeamMember(act, team, account);
  } else if (invitation?.teams.has(team.id)) {
    const before = { role: invitation.teams.get(team.id) };
    invitation.teams.delete(team.id);
    const name = `${team.slug}/${account.login}`;
    act.effect({
      action: 'delete',
      what: 'team-invitation',
      name,
      account: account.id,
      team: team.id,
      before,
    });
  } else {
    throw notFound();
  }
  return { status: 204 };
}

const team = '/orgs/{org}/teams/{team_slug}';

export const teamMemberRoutes: readonly Route[] = [
  inOrganization('GET', `${team}/members`, 'readMembers', listTeamMembers),
  inOrganization('GET', `${team}/invitations`, 'readMembers', listTeamInvitations, true),
  inOrganization('GET', `${team}/memberships/{username}`, 'readMembers', getTeamMembership),
  inOrganization('PUT', `${team}/memberships/{username}`, 'readMembers', putTeamMembership),
  inOrganization('DELETE', `${team}/memberships/{username}`, 'readMembers', deleteTeamMembership),
];
