import { type Caller, hasPermission, hasScope } from './caller.ts';
import type { OwnedRepository } from './emulator-state.ts';
import { levelOf, permissionLevels } from './render/render-repository.ts';
import type { Organization, Repository } from './state.ts';
import { teamPermission } from './world/team-repositories.ts';

/** From nothing, -1, to `admin`, 4. */
type Rank = number;

export function rankOf(level: (typeof permissionLevels)[number]): Rank {
  return permissionLevels.indexOf(level);
}

/** What an account has on a repository by itself, by its teams, by its organization, or as everybody has. */
export function personalRank({ owner, repository }: OwnedRepository, account: number): Rank {
  const everybody = repository.visibility === 'public' ? 0 : -1;
  const direct = rankOfPermission(owner, repository.collaborators.get(account));
  if (!('members' in owner)) {
    return owner.id === account ? rankOf('admin') : Math.max(everybody, direct);
  }
  const role = owner.members.get(account)?.role;
  if (role === 'admin') {
    return rankOf('admin');
  }
  return Math.max(everybody, direct, role === undefined ? -1 : memberRank(owner, repository, account));
}

function memberRank(organization: Organization, repository: Repository, account: number): Rank {
  const base = String(organization.settings.default_repository_permission ?? 'none');
  const teams = [...organization.teams.values()].filter((team) => isBelow(organization, team.id, account));
  return Math.max(
    repository.visibility === 'internal' ? 0 : -1,
    rankOf(levelOf(base as never)),
    ...teams.map((team) => rankOfPermission(organization, teamPermission(organization, team, repository.id))),
  );
}

/** Who is in a team has what the teams above have, which `teamPermission` looks up. */
function isBelow(organization: Organization, team: number, account: number): boolean {
  return organization.teams.get(team)?.members.has(account) === true;
}

function rankOfPermission(owner: OwnedRepository['owner'], permission: string | undefined): Rank {
  const roles = 'members' in owner ? [...owner.customRepositoryRoles.values()] : [];
  const custom = roles.find((role) => role.name === permission);
  return (permissionLevels as readonly string[]).indexOf(
    custom === undefined ? (permission ?? '') : levelOf(custom.baseRole),
  );
}

/** What a route asks of the token, by the names of apps' permissions, and of the person whose it is. */
export interface RepositoryNeed {
  /** One of them is enough. */
  readonly permissions: readonly string[];
  readonly level: 'read' | 'write';
  readonly person: (typeof permissionLevels)[number];
}

export interface RepositoryReach {
  /** Whether the repository exists for the caller at all: else 404. */
  readonly sees: boolean;
  readonly may: (need: RepositoryNeed) => boolean;
  readonly rank: Rank;
}

export function repositoryReach(caller: Caller, owned: OwnedRepository): RepositoryReach {
  const { token, account } = caller;
  const { owner, repository } = owned;
  const open = repository.visibility === 'public';
  const own =
    token.organization === owner.id && (token.repository === undefined || token.repository === repository.id);
  const rank = personalRank(owned, account.id);
  const granted = ({ permissions, level }: RepositoryNeed): boolean =>
    own && permissions.some((name) => hasPermission(token.permissions, name, level));
  const ranked = ({ person }: RepositoryNeed): boolean => rank >= rankOf(person);
  const readable = ({ level }: RepositoryNeed): boolean => open && level === 'read';
  if (token.kind === 'installation') {
    return { sees: open || own, rank: rankOf('admin'), may: (need) => readable(need) || granted(need) };
  }
  if (token.kind === 'fine-grained') {
    return {
      sees: open || (own && rank >= 0),
      rank,
      may: (need) => readable(need) || (ranked(need) && granted(need)),
    };
  }
  const scoped = hasScope(token, open ? 'public_repo' : 'repo');
  return {
    sees: open || (scoped && rank >= 0),
    rank,
    may: (need) => readable(need) || (scoped && ranked(need)),
  };
}
