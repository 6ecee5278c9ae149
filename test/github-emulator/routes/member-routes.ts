import { inOrganization, openAccount, openOrganization } from '../open-organization.ts';
import { oneOf, paged } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import { renderAccount } from '../render/render-account.ts';
import { renderOrganization } from '../render/render-organization.ts';
import type { OrganizationRequest, Reply, Route, RouteRequest } from '../route.ts';
import type { Account } from '../state.ts';
import { cancelInvitation, invite, openInvitation } from '../world/invitations.ts';
import { addMember, changeMemberRole, removeMember } from '../world/memberships.ts';

/** A token that may not see who is in the organization gets those who say so in public: 200, and perhaps nobody. */
function listMembers(request: RouteRequest): Reply {
  const { organization, reach } = openOrganization(request);
  const role = oneOf(request.query.role, ['all', 'admin', 'member'], 'all');
  const filter = oneOf(request.query.filter, ['all', '2fa_disabled', '2fa_insecure'], 'all');
  if (filter !== 'all' && !reach.readAsOwner) {
    throw new Refusal(422, 'Only owners can use this filter.');
  }
  const members: Account[] = [];
  for (const member of request.listed(organization).members.values()) {
    const account = request.state.accounts.get(member.account);
    if (
      account !== undefined &&
      (role === 'all' || member.role === role) &&
      (filter === 'all' || !account.twoFactor) &&
      (reach.readMembers || member.public)
    ) {
      members.push(account);
    }
  }
  return paged(request, members, (account) => renderAccount(request.url, account));
}

/** Someone outside is sent to the list of public members. */
function checkMember(request: RouteRequest): Reply {
  const { organization, reach } = openOrganization(request);
  const account = openAccount(request);
  if (!reach.readMembers) {
    const location = `${request.url}/orgs/${organization.login}/public_members/${account.login}`;
    return { status: 302, headers: { location } };
  }
  if (!organization.members.has(account.id)) {
    throw notFound();
  }
  return { status: 204 };
}

function deleteMember(request: OrganizationRequest): Reply {
  const account = openAccount(request);
  if (!request.organization.members.has(account.id)) {
    throw notFound();
  }
  removeMember(request.act(request.organization), account);
  return { status: 204 };
}

function renderMembership(
  request: OrganizationRequest,
  account: Account,
  state: string,
  role: string,
): Record<string, unknown> {
  const { url, organization } = request;
  return {
    url: `${url}/orgs/${organization.login}/memberships/${account.login}`,
    state,
    role,
    direct_membership: true,
    enterprise_teams_providing_indirect_membership: [],
    organization_url: `${url}/orgs/${organization.login}`,
    organization: renderOrganization(url, organization),
    user: renderAccount(url, account),
  };
}

function membershipOf(request: OrganizationRequest, account: Account): Record<string, unknown> | undefined {
  const membership = request.organization.members.get(account.id);
  if (membership !== undefined) {
    return renderMembership(request, account, 'active', membership.role);
  }
  const invitation = openInvitation(request.organization, { account: account.id });
  if (invitation === undefined) {
    return undefined;
  }
  const role =
    invitation.role === 'direct_member' || invitation.role === 'reinstate' ? 'member' : invitation.role;
  return renderMembership(request, account, 'pending', role);
}

function getMembership(request: OrganizationRequest): Reply {
  const body = membershipOf(request, openAccount(request));
  if (body === undefined) {
    throw notFound();
  }
  return { status: 200, body };
}

/**
 * Changes the role of a member at once; invites a stranger. One who is invited already stays invited as before. On a
 * server there are no invitations: a stranger is a member at once.
 */
function putMembership(request: OrganizationRequest): Reply {
  const account = openAccount(request);
  const { organization } = request;
  const role = request.body.role ?? 'member';
  if (role !== 'admin' && role !== 'member') {
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource: 'Membership', code: 'invalid', field: 'role' }],
    });
  }
  if (account.type !== 'User') {
    throw new Refusal(422, 'Cannot add an organization as a member.');
  }
  const act = request.act(organization);
  if (organization.members.has(account.id)) {
    changeMemberRole(act, account, role);
  } else if (request.enterpriseServer) {
    addMember(act, account, role);
  } else if (account.blocks.has(organization.id)) {
    throw new Refusal(403, 'Blocked');
  } else if (openInvitation(organization, { account: account.id }) === undefined) {
    invite(act, { account: account.id }, role === 'admin' ? 'admin' : 'direct_member', new Map());
  }
  return { status: 200, body: membershipOf(request, account) };
}

/** Ends a membership or cancels an invitation; of a failed invitation it knows nothing: 404. */
function deleteMembership(request: OrganizationRequest): Reply {
  const account = openAccount(request);
  const { organization } = request;
  const invitation = openInvitation(organization, { account: account.id });
  if (organization.members.has(account.id)) {
    removeMember(request.act(organization), account);
  } else if (invitation !== undefined) {
    cancelInvitation(request.act(organization), invitation);
  } else {
    throw notFound();
  }
  return { status: 204 };
}

export const memberRoutes: readonly Route[] = [
  { method: 'GET', path: '/orgs/{org}/members', handle: listMembers },
  { method: 'GET', path: '/orgs/{org}/members/{username}', handle: checkMember },
  inOrganization('DELETE', '/orgs/{org}/members/{username}', 'writeMembers', deleteMember),
  inOrganization('GET', '/orgs/{org}/memberships/{username}', 'readMembers', getMembership),
  inOrganization('PUT', '/orgs/{org}/memberships/{username}', 'writeMembers', putMembership),
  inOrganization('DELETE', '/orgs/{org}/memberships/{username}', 'writeMembers', deleteMembership),
];
