import type { GithubSnapshot } from '../../../src/providers/github/snapshot.ts';
import type { EmulatorWorld } from '../../github-emulator/emulator-world.ts';
import type { Organization, Team } from '../../github-emulator/state.ts';

/** What a reader should say of an emulated organization, told from the emulator's own state. In no order. */
export function emulatedTruth(state: EmulatorWorld, login: string) {
  const organization = state.organization(login);
  if (organization === undefined) throw new Error(`no organization ${login}`);
  const named = (id: number) => state.accounts.get(id)?.login;
  return {
    members: sorted(
      [...organization.members.values()].map(({ account, role }) => [account, named(account), role]),
    ),
    invitations: sorted(
      [...organization.invitations.values()].map(({ id, account, email, role, teams }) => [
        id,
        account ?? email,
        role === 'direct_member' ? 'member' : role,
        [...teams.keys()].sort(),
      ]),
    ),
    failed: sorted([...organization.failedInvitations.values()].map(({ id, reason }) => [id, reason])),
    outside: sorted(outsiders(organization).map((account) => [account, named(account)])),
    teams: sorted([...organization.teams.values()].map((team) => teamTruth(organization, team))),
    repositories: sorted([...organization.repositories.values()].map(({ name }) => name)),
    roles: sorted(
      organization.roleAssignments.map(({ role, holder }) => [
        organization.organizationRoles.get(role)?.name,
        holder,
      ]),
    ),
  };
}

/** The same of a snapshot. */
export function toldBy(snapshot: GithubSnapshot): ReturnType<typeof emulatedTruth> {
  return {
    members: sorted(snapshot.members.map(({ account, login, role }) => [account, login, role])),
    invitations: sorted(
      snapshot.invitations.map(({ id, account, email, role, teams }) => [
        id,
        account ?? email,
        role,
        [...teams].sort(),
      ]),
    ),
    failed: sorted(snapshot.failedInvitations.map(({ id, reason }) => [id, reason])),
    outside: sorted(snapshot.outsideCollaborators.map(({ account, login }) => [account, login])),
    teams: sorted(
      snapshot.teams.map((team) => ({
        ...team,
        members: sorted(team.members.map(({ account, role }) => [account, role])),
        repositories: sorted(team.repositories.map(({ name, permission }) => [name, permission])),
      })),
    ),
    repositories: sorted(snapshot.repositories ?? []),
    roles: sorted((snapshot.organizationRoles ?? []).map(({ role, holder }) => [role.name, holder])),
  };
}

const words: Readonly<Record<string, string>> = { pull: 'read', push: 'write' };

function teamTruth(organization: Organization, team: Team): unknown {
  const { id: number, slug, name, description, privacy, notifications, parent, type, synchronized } = team;
  return {
    number,
    slug,
    name,
    description: description ?? '',
    privacy,
    notifications: notifications.replace('notifications_', ''),
    ...(parent !== undefined && { parent }),
    type,
    synchronized,
    members: sorted(
      [...team.members].map(([account, role]) => [
        account,
        organization.members.get(account)?.role === 'admin' ? 'maintainer' : role,
      ]),
    ),
    repositories: sorted(
      [...team.repositories]
        .filter(([repository, permission]) => addsToTeamsAbove(organization, team, repository, permission))
        .map(([repository, permission]) => [
          organization.repositories.get(repository)?.name,
          words[permission] ?? permission,
        ]),
    ),
  };
}

function addsToTeamsAbove(
  organization: Organization,
  { parent }: Team,
  repository: number,
  permission: string,
): boolean {
  const above = parent === undefined ? undefined : organization.teams.get(parent);
  if (above === undefined) return true;
  const given = above.repositories.get(repository);
  const rises =
    given === undefined ||
    rank(organization, permission) > rank(organization, given) ||
    (rank(organization, permission) === rank(organization, given) && permission !== given);
  return rises && addsToTeamsAbove(organization, above, repository, permission);
}

function rank({ customRepositoryRoles }: Organization, permission: string): number {
  const custom = [...customRepositoryRoles.values()].find(({ name }) => name === permission);
  return ['read', 'triage', 'write', 'maintain', 'admin'].indexOf(
    custom?.baseRole ?? words[permission] ?? permission,
  );
}

function outsiders({ repositories, members }: Organization): readonly number[] {
  const all = [...repositories.values()].flatMap(({ collaborators }) => [...collaborators.keys()]);
  return [...new Set(all)].filter((account) => !members.has(account));
}

function sorted(rows: readonly unknown[]): readonly unknown[] {
  const keyed = rows.map((row) => [JSON.stringify(row), row] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
