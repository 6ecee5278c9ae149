import { hasPermission } from '../caller.ts';
import {
  inOrganization,
  mustReach,
  openAccount,
  openOrganization,
  openRepository,
  openTeam,
} from '../open-organization.ts';
import { openOwned } from '../open-repository.ts';
import { oneOf, paged } from '../paged.ts';
import { notFound, Refusal } from '../refusal.ts';
import { renderAccount, renderAccountById } from '../render/render-account.ts';
import { permissionLevels, renderPermission, renderRepository } from '../render/render-repository.ts';
import { rankOf } from '../repository-access.ts';
import type { OrganizationRequest, Reply, Route, RouteRequest } from '../route.ts';
import type { Repository } from '../state.ts';
import { makeOutsideCollaborator } from '../world/memberships.ts';
import { outsideCollaborators, removeOutsideCollaborator } from '../world/outside-collaborators.ts';
import {
  listedRepositories,
  removeTeamRepository,
  setTeamRepository,
  teamPermission,
} from '../world/team-repositories.ts';

function listRepositories(request: RouteRequest): Reply {
  const { organization, reach } = openOrganization(request);
  const type = oneOf(request.query.type, ['all', 'public', 'private', 'forks', 'sources', 'member'], 'all');
  const shown = [...request.listed(organization).repositories.values()].filter(
    ({ visibility }) =>
      (visibility === 'public' || reach.readRepositories) &&
      type !== 'forks' &&
      (type === 'public' ? visibility === 'public' : type !== 'private' || visibility !== 'public'),
  );
  return paged(request, shown, (one) => renderRepository(request.url, request.state, organization, one));
}

function listTeamRepositories(request: OrganizationRequest): Reply {
  const organization = request.listed(request.organization);
  const team = organization.teams.get(openTeam(request).id);
  const repositories = team === undefined ? [] : listedRepositories(organization, team);
  return paged(request, repositories, (repository) => ({
    ...renderRepository(request.url, request.state, organization, repository),
    ...renderPermission(organization, (team && teamPermission(organization, team, repository.id)) ?? 'pull'),
  }));
}

/** A repository that the caller may administer: 404 where they may not even see it. */
function openAdministered(request: OrganizationRequest): Repository {
  const repository = openRepository(request);
  if (!request.reach.readRepositories && repository.visibility !== 'public') {
    throw notFound();
  }
  mustReach(request, 'writeRepositories');
  return repository;
}

/** Whether a team has a permission: with the media type for repositories, also which. */
function checkTeamRepository(request: OrganizationRequest): Reply {
  const team = openTeam(request);
  const repository = openRepository(request);
  const permission = teamPermission(request.organization, team, repository.id);
  if (permission === undefined) {
    throw notFound();
  }
  if (!request.accept.includes('repository')) {
    return { status: 204 };
  }
  // Other than its relatives a `team-repository` does not tell of discussions.
  const { has_discussions: _, ...rendered } = renderRepository(
    request.url,
    request.state,
    request.organization,
    repository,
  );
  return { status: 200, body: { ...rendered, ...renderPermission(request.organization, permission) } };
}

function putTeamRepository(request: OrganizationRequest): Reply {
  const team = openTeam(request);
  const repository = openAdministered(request);
  const permission = String(request.body.permission ?? 'pull');
  setTeamRepository(request.act(request.organization), team, repository, permission);
  return { status: 204 };
}

function deleteTeamRepository(request: OrganizationRequest): Reply {
  const team = openTeam(request);
  removeTeamRepository(request.act(request.organization), team, openAdministered(request));
  return { status: 204 };
}

function listOutside(request: OrganizationRequest): Reply {
  const filter = oneOf(request.query.filter, ['all', '2fa_disabled', '2fa_insecure'], 'all');
  const accounts = [...outsideCollaborators(request.listed(request.organization))].flatMap(
    (id) => request.state.accounts.get(id) ?? [],
  );
  const shown = accounts.filter((account) => filter === 'all' || !account.twoFactor);
  return paged(request, shown, (account) => renderAccount(request.url, account));
}

function putOutside(request: OrganizationRequest): Reply {
  const account = openAccount(request);
  if (!request.organization.members.has(account.id)) {
    throw new Refusal(
      403,
      `${account.login} is not a member of the ${request.organization.login} organization.`,
    );
  }
  makeOutsideCollaborator(request.act(request.organization), account);
  return { status: 204 };
}

function deleteOutside(request: OrganizationRequest): Reply {
  const account = openAccount(request);
  if (request.organization.members.has(account.id)) {
    throw new Refusal(422, 'You cannot specify an organization member to remove as an outside collaborator.');
  }
  removeOutsideCollaborator(request.act(request.organization), account);
  return { status: 204 };
}

function listInstallationRepositories(request: RouteRequest): Reply {
  const { token } = request.caller;
  const organization = request.state.organizations.get(token.organization ?? -1);
  if (token.kind !== 'installation' || organization === undefined) {
    throw new Refusal(403, 'You must authenticate with an installation access token');
  }
  const shown = hasPermission(token.permissions, 'metadata', 'read')
    ? [...organization.repositories.values()]
    : [];
  return paged(
    request,
    shown,
    (one) => renderRepository(request.url, request.state, organization, one),
    (repositories) => ({ total_count: shown.length, repository_selection: 'all', repositories }),
  );
}

/** `full-repository`: what the caller may there, and of a fork where it is from. */
function getRepository(request: RouteRequest): Reply {
  const { owned, reach } = openOwned(request);
  const { url, state } = request;
  const { owner, repository } = owned;
  const root = state.repositoryById(repository.hosted?.forkOf ?? -1);
  const parent = root && renderRepository(url, state, root.owner, root.repository);
  return {
    status: 200,
    body: {
      ...renderRepository(url, state, owner, repository),
      permissions: Object.fromEntries(permissionLevels.map((level) => [level, reach.rank >= rankOf(level)])),
      network_count: 0,
      subscribers_count: 0,
      ...('members' in owner ? { organization: renderAccountById(url, state, owner.id) } : {}),
      ...(parent === undefined ? {} : { parent, source: parent }),
    },
  };
}

const repositories = '/orgs/{org}/teams/{team_slug}/repos';
const outside = '/orgs/{org}/outside_collaborators';

export const repositoryRoutes: readonly Route[] = [
  { method: 'GET', path: '/repos/{owner}/{repo}', handle: getRepository },
  { method: 'GET', path: '/orgs/{org}/repos', handle: listRepositories },
  { method: 'GET', path: '/installation/repositories', handle: listInstallationRepositories },
  inOrganization('GET', repositories, 'readMembers', listTeamRepositories),
  inOrganization('GET', `${repositories}/{owner}/{repo}`, 'readMembers', checkTeamRepository),
  inOrganization('PUT', `${repositories}/{owner}/{repo}`, 'readMembers', putTeamRepository),
  inOrganization('DELETE', `${repositories}/{owner}/{repo}`, 'readMembers', deleteTeamRepository),
  inOrganization('GET', outside, 'readMembers', listOutside),
  inOrganization('PUT', `${outside}/{username}`, 'writeMembers', putOutside),
  inOrganization('DELETE', `${outside}/{username}`, 'writeMembers', deleteOutside),
];
