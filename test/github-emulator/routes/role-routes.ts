import { inOrganization, openAccount, openTeam } from '../open-organization.ts';
import { paged } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import { renderAccount } from '../render/render-account.ts';
import { renderTeam } from '../render/render-team.ts';
import type { OrganizationRequest, Reply, Route } from '../route.ts';
import type { CustomRepositoryRole, OrganizationRole, RoleAssignment, Team } from '../state.ts';
import { assignRole, revokeRole } from '../world/role-assignments.ts';

function renderRole(request: OrganizationRequest, role: OrganizationRole): Record<string, unknown> {
  const owner = request.state.accounts.get(request.organization.id);
  return {
    id: role.id,
    name: role.name,
    description: role.description,
    base_role: role.baseRole,
    source: role.source,
    permissions: role.permissions,
    organization: role.source === 'Organization' && owner ? renderAccount(request.url, owner) : null,
    created_at: role.createdAt,
    updated_at: role.createdAt,
  };
}

function openRole(request: OrganizationRequest): OrganizationRole {
  const role = request.organization.organizationRoles.get(Number(request.params.role_id));
  if (role === undefined) {
    throw notFound();
  }
  return role;
}

/** All of them at once: this list has no pages. */
function listRoles(request: OrganizationRequest): Reply {
  const roles = [...request.organization.organizationRoles.values()].map((role) => renderRole(request, role));
  return { status: 200, body: { total_count: roles.length, roles } };
}

function holdersOf(
  request: OrganizationRequest,
  role: OrganizationRole,
): readonly RoleAssignment['holder'][] {
  return request
    .listed(request.organization)
    .roleAssignments.filter((one) => one.role === role.id)
    .map(({ holder }) => holder);
}

function teamsWith(request: OrganizationRequest, role: OrganizationRole): readonly Team[] {
  return holdersOf(request, role).flatMap((holder) =>
    'team' in holder ? (request.organization.teams.get(holder.team) ?? []) : [],
  );
}

function listTeams(request: OrganizationRequest): Reply {
  return paged(request, teamsWith(request, openRole(request)), (team) => ({
    ...renderTeam(request.url, request.organization, team),
    assignment: 'direct',
  }));
}

/** Those who hold it through a team among them. */
function listUsers(request: OrganizationRequest): Reply {
  const role = openRole(request);
  const users = new Map<number, 'direct' | 'indirect' | 'mixed'>();
  for (const holder of holdersOf(request, role)) {
    if ('account' in holder) {
      users.set(holder.account, 'direct');
    }
  }
  for (const team of teamsWith(request, role)) {
    for (const account of team.members.keys()) {
      const direct = ['direct', 'mixed'].includes(users.get(account) ?? '');
      users.set(account, direct ? 'mixed' : 'indirect');
    }
  }
  return paged(request, [...users], ([id, assignment]) => {
    const account = request.state.accounts.get(id);
    return { ...(account && renderAccount(request.url, account)), assignment };
  });
}

function holderOf(request: OrganizationRequest): RoleAssignment['holder'] {
  if (request.params.team_slug !== undefined) {
    return { team: openTeam(request).id };
  }
  const account = openAccount(request);
  if (!request.organization.members.has(account.id)) {
    throw new Refusal(422, 'The user is not a member of the organization.');
  }
  return { account: account.id };
}

function putRole(request: OrganizationRequest): Reply {
  assignRole(request.act(request.organization), openRole(request), holderOf(request));
  return { status: 204 };
}

function deleteRole(request: OrganizationRequest): Reply {
  revokeRole(request.act(request.organization), openRole(request), holderOf(request));
  return { status: 204 };
}

function renderCustomRole(request: OrganizationRequest, role: CustomRepositoryRole): Record<string, unknown> {
  const owner = request.state.accounts.get(request.organization.id);
  return {
    id: role.id,
    name: role.name,
    description: role.description,
    base_role: role.baseRole,
    permissions: role.permissions,
    organization: owner && renderAccount(request.url, owner),
    created_at: role.createdAt,
    updated_at: role.createdAt,
  };
}

/** Only an enterprise has any; elsewhere the feature is not there. */
function listCustomRoles(request: OrganizationRequest): Reply {
  if (request.organization.plan !== 'enterprise') {
    throw notFound();
  }
  const roles = [...request.organization.customRepositoryRoles.values()];
  return {
    status: 200,
    body: { total_count: roles.length, custom_roles: roles.map((role) => renderCustomRole(request, role)) },
  };
}

const roles = '/orgs/{org}/organization-roles';
const ofTeam = `${roles}/teams/{team_slug}/{role_id}`;
const ofUser = `${roles}/users/{username}/{role_id}`;

export const roleRoutes: readonly Route[] = [
  inOrganization('GET', roles, 'readRoles', listRoles),
  inOrganization('GET', `${roles}/{role_id}`, 'readRoles', (request) => ({
    status: 200,
    body: renderRole(request, openRole(request)),
  })),
  inOrganization('GET', `${roles}/{role_id}/teams`, 'readAsOwner', listTeams),
  inOrganization('GET', `${roles}/{role_id}/users`, 'readAsOwner', listUsers),
  inOrganization('PUT', ofTeam, 'writeMembers', putRole),
  inOrganization('DELETE', ofTeam, 'writeMembers', deleteRole),
  inOrganization('PUT', ofUser, 'writeMembers', putRole),
  inOrganization('DELETE', ofUser, 'writeMembers', deleteRole),
  inOrganization('GET', '/orgs/{org}/custom-repository-roles', 'readRoles', listCustomRoles),
];
