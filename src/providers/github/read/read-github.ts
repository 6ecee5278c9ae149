import type { GithubClient } from '../client/github-client.ts';
import type { GithubSnapshot, SnapshotAccount, SnapshotTeam, SnapshotWish } from '../snapshot.ts';
import { Moved } from './moved.ts';
import { type ListedTeam, ownPermissions } from './own-permissions.ts';
import { readAccounts } from './read-accounts.ts';
import { readCustomPermissions } from './read-custom-permissions.ts';
import { type ReadInvitation, readFailedInvitations, readInvitations } from './read-invitations.ts';
import { readOrganization } from './read-organization.ts';
import { readOrganizationRoles } from './read-organization-roles.ts';
import { readOutsideCollaborators } from './read-outside-collaborators.ts';
import { readRepositories } from './read-repositories.ts';
import { readStructure, type Structure } from './read-structure.ts';
import { readTeamFacts, type TeamFacts } from './read-team-facts.ts';
import { together } from './together.ts';
import { unreadable } from './unreadable.ts';

/**
 * Reads an organization whole, or throws: what is missing would look as if somebody had removed it. An organization
 * that is changed while it is read is read once more.
 */
export async function readGithub(
  client: GithubClient,
  organization: string,
  wish: SnapshotWish,
  step: (text: string) => void = () => undefined,
): Promise<GithubSnapshot> {
  try {
    return await readOnce(client, organization, wish, step);
  } catch (error) {
    if (!(error instanceof Moved)) throw error;
  }
  try {
    return await readOnce(client, organization, wish, step);
  } catch (error) {
    if (error instanceof Moved)
      throw unreadable(`${organization} changed while it was read, twice`, error.message);
    throw error;
  }
}

async function readOnce(
  client: GithubClient,
  login: string,
  wish: SnapshotWish,
  step: (text: string) => void,
): Promise<GithubSnapshot> {
  const organization = await readOrganization(client, login);
  const parts = await together((signal) => ({
    structure: readStructure({ client, organization: login, signal, step }),
    facts: readTeamFacts(client, organization),
    invitations: readInvitations(client, login),
    failedInvitations: readFailedInvitations(client, login),
    outsideCollaborators: readOutsideCollaborators(client, login),
    repositories: wish.repositories ? readRepositories(client, login) : undefined,
    organizationRoles: wish.organizationRoles ? readOrganizationRoles(client, login) : undefined,
  }));
  const { structure, facts, invitations, failedInvitations, outsideCollaborators } = parts;
  const { repositories, organizationRoles } = parts;
  expectSameTeams(structure, facts);
  const { teams, accounts } = await together(() => ({
    teams: teamsOf(client, login, structure, facts, wish),
    accounts: readAccounts(client, strangers(wish, structure, invitations)),
  }));
  return {
    organization,
    viewer: structure.viewer,
    members: structure.members,
    invitations: invitations.map((invitation) => ({ ...accountOf(invitation, accounts), ...invitation })),
    failedInvitations,
    teams,
    outsideCollaborators,
    ...(repositories !== undefined && { repositories }),
    ...(organizationRoles !== undefined && { organizationRoles }),
    accounts,
    cost: client.cost(),
  };
}

/** The log-ins whose accounts are to be looked up: those of members are known. */
function strangers(
  { logins }: SnapshotWish,
  { members }: Structure,
  invitations: readonly ReadInvitation[],
): readonly string[] {
  const known = new Set(members.map(({ login }) => login.toLowerCase()));
  const invited = invitations.flatMap(({ login }) => (login === undefined ? [] : [login]));
  return [...logins, ...invited].filter((login) => !known.has(login.toLowerCase()));
}

function accountOf(
  { login }: ReadInvitation,
  accounts: ReadonlyMap<string, SnapshotAccount | null>,
): { readonly account?: number } {
  const account = login === undefined ? undefined : accounts.get(login.toLowerCase())?.account;
  return account === undefined ? {} : { account };
}

/** REST and GraphQL list the same teams, but for those of an enterprise, which GraphQL may leave out. */
function expectSameTeams({ teams }: Structure, { types }: TeamFacts): void {
  if (types === undefined) return;
  const listed = new Set(teams.map(({ number }) => number));
  const lacking = [...types].filter(([number, type]) => type !== 'enterprise' && !listed.has(number));
  if (lacking.length > 0 || teams.some(({ number }) => !types.has(number))) {
    throw new Moved(`teams: REST lists ${types.size}, and GraphQL ${listed.size}`);
  }
}

async function teamsOf(
  client: GithubClient,
  org: string,
  { teams, members }: Structure,
  { types, synchronized }: TeamFacts,
  wish: SnapshotWish,
): Promise<readonly SnapshotTeam[]> {
  const owners = new Set(members.flatMap(({ account, role }) => (role === 'admin' ? [account] : [])));
  const named = wish.customRepositoryRoles ? await readCustomPermissions(client, org, teams) : undefined;
  const listed = teams.map(
    ({ number, parent, repositories }): ListedTeam => ({
      number,
      parent,
      repositories: named?.get(number) ?? repositories.rows,
    }),
  );
  const own = ownPermissions(listed);
  return teams.map(({ node: _, parent, members: rows, repositories: __, ...team }) => ({
    ...team,
    ...(parent !== undefined && { parent }),
    type: types?.get(team.number) ?? 'organization',
    synchronized: synchronized.has(team.number),
    members: rows.rows.map(({ account, role }) => ({
      account,
      role: owners.has(account) ? 'maintainer' : role,
    })),
    repositories: own.get(team.number) ?? [],
  }));
}
