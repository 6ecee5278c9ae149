import { invalid, Refusal } from '../refusal.ts';
import { levelOf, permissionLevels } from '../render/render-repository.ts';
import type { Act } from '../route.ts';
import type { Organization, Repository, Team } from '../state.ts';

function rank(organization: Organization, permission: string): number {
  const custom = [...organization.customRepositoryRoles.values()].find((role) => role.name === permission);
  const level = custom === undefined ? permission : levelOf(custom.baseRole);
  return (permissionLevels as readonly string[]).indexOf(level);
}

/** What a team has on a repository, by itself or from a team above; the highest of them. */
export function teamPermission(
  organization: Organization,
  team: Team,
  repository: number,
): string | undefined {
  let highest: string | undefined;
  for (let one: Team | undefined = team; one !== undefined; ) {
    const permission = one.repositories.get(repository);
    if (
      permission !== undefined &&
      (highest === undefined || rank(organization, permission) > rank(organization, highest))
    ) {
      highest = permission;
    }
    one = one.parent === undefined ? undefined : organization.teams.get(one.parent);
  }
  return highest;
}

/** As REST lists them: those that come from the teams above among them. */
export function listedRepositories(organization: Organization, team: Team): readonly Repository[] {
  const listed = new Set<Repository>();
  for (let one: Team | undefined = team; one !== undefined; ) {
    for (const id of one.repositories.keys()) {
      const repository = organization.repositories.get(id);
      if (repository !== undefined) {
        listed.add(repository);
      }
    }
    one = one.parent === undefined ? undefined : organization.teams.get(one.parent);
  }
  return [...listed];
}

function mustNotBeArchived(repository: Repository): void {
  if (repository.archived) {
    throw new Refusal(403, 'Repository was archived so is read-only.');
  }
}

export function setTeamRepository(act: Act, team: Team, repository: Repository, permission: string): void {
  const { organization } = act;
  mustNotBeArchived(repository);
  const custom = [...organization.customRepositoryRoles.values()].some((role) => role.name === permission);
  if (!custom && !permissionLevels.some((level) => level === permission)) {
    throw invalid(
      'Team',
      'permission',
      `${permission} is no permission and no custom repository role.`,
      'invalid',
    );
  }
  const before = team.repositories.get(repository.id);
  if (before === permission) {
    return;
  }
  team.repositories.set(repository.id, permission);
  act.effect({
    action: before === undefined ? 'create' : 'update',
    what: 'team-repository',
    name: `${team.slug}/${repository.name}`,
    team: team.id,
    repository: repository.name,
    ...(before === undefined ? {} : { before: { permission: before } }),
    after: { permission },
  });
}

export function removeTeamRepository(act: Act, team: Team, repository: Repository): void {
  const before = team.repositories.get(repository.id);
  if (before === undefined) {
    return;
  }
  mustNotBeArchived(repository);
  team.repositories.delete(repository.id);
  act.effect({
    action: 'delete',
    what: 'team-repository',
    name: `${team.slug}/${repository.name}`,
    team: team.id,
    repository: repository.name,
    before: { permission: before },
  });
}
