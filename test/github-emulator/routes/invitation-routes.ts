import { inOrganization } from '../open-organization.ts';
import { oneOf, paged } from '../paged.ts';
import { invalid, notFound, Refusal } from '../refusal.ts';
import { renderInvitation } from '../render/render-invitation.ts';
import { renderTeam } from '../render/render-team.ts';
import type { OrganizationRequest, Reply, Route } from '../route.ts';
import type { Invitation, InvitationRole, TeamRole } from '../state.ts';
import { cancelInvitation, invite, openInvitation } from '../world/invitations.ts';

const roles: readonly InvitationRole[] = ['admin', 'direct_member', 'billing_manager', 'reinstate'];

function listInvitations(request: OrganizationRequest): Reply {
  const role = oneOf(
    request.query.role,
    ['all', 'admin', 'direct_member', 'billing_manager', 'hiring_manager'],
    'all',
  );
  const source = oneOf(request.query.invitation_source, ['all', 'member', 'scim'], 'all');
  const shown = [...request.listed(request.organization).invitations.values()].filter(
    (invitation) => (role === 'all' || invitation.role === role) && source !== 'scim',
  );
  return paged(request, shown, (one) =>
    renderInvitation(request.url, request.state, request.organization, one),
  );
}

function listFailed(request: OrganizationRequest): Reply {
  const failed = [...request.listed(request.organization).failedInvitations.values()];
  return paged(request, failed, (one) =>
    renderInvitation(request.url, request.state, request.organization, one),
  );
}

/** Whom to invite: an account by its id, or an address. */
function invitee(request: OrganizationRequest): Pick<Invitation, 'account' | 'email'> {
  const { invitee_id: id, email } = request.body;
  if ((id === undefined) === (email === undefined)) {
    throw invalid(
      'OrganizationInvitation',
      'invitee_id',
      'Name either invitee_id or email.',
      'missing_field',
    );
  }
  if (id === undefined) {
    return { email: String(email) };
  }
  const account = request.state.accounts.get(Number(id));
  if (account === undefined || account.suspended) {
    throw notFound();
  }
  if (account.type !== 'User') {
    throw invalid('OrganizationInvitation', 'invitee_id', 'Only users can be invited.', 'invalid');
  }
  return { account: account.id };
}

function invitedTeams(request: OrganizationRequest): ReadonlyMap<number, TeamRole> {
  const teams = new Map<number, TeamRole>();
  for (const id of (request.body.team_ids ?? []) as readonly number[]) {
    if (!request.organization.teams.has(id)) {
      throw invalid('OrganizationInvitation', 'team_ids', `There is no team ${id}.`, 'invalid');
    }
    teams.set(id, 'member');
  }
  return teams;
}

function mustBeStranger(request: OrganizationRequest, whom: Pick<Invitation, 'account' | 'email'>): void {
  const { organization, state } = request;
  const isMember =
    whom.account === undefined
      ? [...organization.members.keys()].some((id) =>
          state.accounts.get(id)?.emails.some((one) => one.toLowerCase() === whom.email?.toLowerCase()),
        )
      : organization.members.has(whom.account);
  const message = isMember
    ? 'Invitee is already a part of this organization'
    : 'Invitee already has a pending invitation';
  if (isMember || openInvitation(organization, whom) !== undefined) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource: 'OrganizationInvitation', code: 'unprocessable', field: 'data', message }],
    });
  }
}

function postInvitation(request: OrganizationRequest): Reply {
  const role = roles.find((one) => one === (request.body.role ?? 'direct_member'));
  if (role === undefined) {
    throw invalid('OrganizationInvitation', 'role', `${request.body.role} is no role.`, 'invalid');
  }
  const whom = invitee(request);
  mustBeStranger(request, whom);
  const { organization } = request;
  const invitation = invite(request.act(organization), whom, role, invitedTeams(request));
  return { status: 201, body: renderInvitation(request.url, request.state, organization, invitation) };
}

/** Both an open invitation and a failed one. */
function namedInvitation(request: OrganizationRequest): Invitation {
  const id = Number(request.params.invitation_id);
  const { invitations, failedInvitations } = request.organization;
  const invitation = invitations.get(id) ?? failedInvitations.get(id);
  if (invitation === undefined) {
    throw new Refusal(404, 'Not Found');
  }
  return invitation;
}

function deleteInvitation(request: OrganizationRequest): Reply {
  cancelInvitation(request.act(request.organization), namedInvitation(request));
  return { status: 204 };
}

function listInvitationTeams(request: OrganizationRequest): Reply {
  const teams = [...namedInvitation(request).teams.keys()].flatMap(
    (id) => request.organization.teams.get(id) ?? [],
  );
  return paged(request, teams, (team) => renderTeam(request.url, request.organization, team));
}

export const invitationRoutes: readonly Route[] = [
  inOrganization('GET', '/orgs/{org}/invitations', 'readAsOwner', listInvitations, true),
  inOrganization('POST', '/orgs/{org}/invitations', 'writeMembers', postInvitation, true),
  inOrganization('DELETE', '/orgs/{org}/invitations/{invitation_id}', 'writeMembers', deleteInvitation, true),
  inOrganization(
    'GET',
    '/orgs/{org}/invitations/{invitation_id}/teams',
    'readAsOwner',
    listInvitationTeams,
    true,
  ),
  inOrganization('GET', '/orgs/{org}/failed_invitations', 'readAsOwner', listFailed, true),
];
