import { type Caller, type Reach, reachOf, seesTeam } from './caller.ts';
import { notFound, Refusal } from './refusal.ts';
import type { OrganizationRequest, Reply, Route, RouteRequest } from './route.ts';
import type { Account, Organization, Repository, Team } from './state.ts';

/** The organization that a path names, whether or not the caller sees its insides. */
export function openOrganization(request: RouteRequest): OrganizationRequest {
  const organization = request.state.organization(request.params.org ?? '');
  if (organization === undefined) {
    throw notFound();
  }
  return { ...request, organization, reach: reachOf(request.caller, organization) };
}

/** Why a token may not; `told` to the holder of a classic one. */
export function lacking(
  caller: Caller,
  scope: string,
  permission: string,
  told = 'Must have admin rights to Organization.',
): Refusal {
  switch (caller.token.kind) {
    case 'classic':
      return new Refusal(403, told, {
        headers: { 'x-accepted-oauth-scopes': scope },
      });
    case 'fine-grained':
      return new Refusal(403, 'Resource not accessible by personal access token', {
        headers: { 'x-accepted-github-permissions': permission },
      });
    case 'installation':
      return new Refusal(403, 'Resource not accessible by integration', {
        headers: { 'x-accepted-github-permissions': permission },
      });
  }
}

/** What a route may ask of its caller, with the scope and the permission that GitHub names where it is missing. */
const needs = {
  readMembers: ['read:org', 'members=read'],
  readAsOwner: ['admin:org', 'members=read'],
  writeMembers: ['admin:org', 'members=write'],
  readSettings: ['admin:org', 'organization_administration=read'],
  writeSettings: ['admin:org', 'organization_administration=write'],
  readRoles: ['admin:org', 'organization_custom_org_roles=read'],
  readRepositories: ['repo', 'metadata=read'],
  writeRepositories: ['repo', 'members=read,administration=write'],
  readAuditLog: ['read:audit_log', 'organization_administration=read'],
} satisfies Partial<Record<keyof Reach, readonly [string, string]>>;

/** 404 to whom the organization is closed, 403 to who may not do it. */
export function mustReach(request: OrganizationRequest, need: keyof typeof needs): void {
  if (!request.reach.inside) {
    throw notFound();
  }
  if (!request.reach[need]) {
    throw lacking(request.caller, ...(needs[need] as [string, string]));
  }
}

export function inOrganization(
  method: Route['method'],
  path: string,
  need: keyof typeof needs,
  handle: (request: OrganizationRequest) => Reply,
  notOnServer?: true,
): Route {
  return {
    method,
    path,
    ...(notOnServer ? { notOnServer } : {}),
    handle: (request) => {
      const opened = openOrganization(request);
      mustReach(opened, need);
      return handle(opened);
    },
  };
}

/** The team that a path names, of which the caller must know. */
export function openTeam(request: OrganizationRequest): Team {
  const team = request.state.team(request.organization, request.params.team_slug ?? '');
  if (team === undefined || !seesTeam(request.caller, request.reach, team)) {
    throw notFound();
  }
  return team;
}

/** The account that a path names: one that is suspended is as good as none. */
export function openAccount(request: RouteRequest): Account {
  const account = request.state.account(request.params.username ?? '');
  if (account === undefined || account.suspended) {
    throw notFound();
  }
  return account;
}

export function openRepository(request: OrganizationRequest): Repository {
  const owner: Organization | undefined = request.state.organization(request.params.owner ?? '');
  const repository = owner && request.state.repository(owner, request.params.repo ?? '');
  if (owner === undefined || repository === undefined) {
    throw notFound();
  }
  if (owner !== request.organization) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [
        {
          resource: 'TeamMember',
          code: 'invalid',
          field: 'repository',
          message: 'Not owned by the organization.',
        },
      ],
    });
  }
  return repository;
}
