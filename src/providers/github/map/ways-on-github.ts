import type { RouteStep } from '../../../access/diff/access-diff.ts';
import type { Place } from '../../../diagnostic/diagnostic.ts';
import { placeAt } from '../../../model/place.ts';
import {
  type Address,
  objectAddress,
  repositoryPermissionAddress,
  teamMemberAddress,
} from '../../../plan/address.ts';
import { assignedAction, type Permissions } from './github-actions.ts';
import { isMoreThanRepositories } from './held-on-github.ts';
import { rankOf } from './role-mapping.ts';
import type { OnGithub } from './system-access.ts';
import { type AssignedRole, permissionOf } from './target-access.ts';

/** One way in which somebody holds something on GitHub. */
export interface Way {
  /** What it gives: the same for the same. */
  readonly key: string;
  /** The same under other names: a team is its number. */
  readonly path: string;
  readonly route: readonly RouteStep<Place>[];
  /** What it gives on every repository there is or will be. */
  readonly everywhere?: Permissions;
  /** By repository in lower case. */
  readonly repositories: ReadonlyMap<string, Permissions>;
  /** What it gives of the organization itself. */
  readonly actions: readonly string[];
  /** What in it gives something on one repository. */
  readonly tail?: (repository: string) => readonly RouteStep<Place>[];
}

const none: ReadonlyMap<string, Permissions> = new Map();

/** All ways of somebody's, in no order that counts. */
export function* waysOnGithub(here: OnGithub, principal: string): Iterable<Way> {
  const { access, ends } = here;
  if (!access.isMember(principal)) return;
  const { name } = ends.organization;
  const itself = addressOf(principal, name);
  const isOwner = access.isOwner(principal);
  const system = (text: string, address: Address): RouteStep<Place> => ({
    is: 'system',
    name: text,
    ...placed(here, address),
  });
  yield {
    ...{ key: 'member', path: 'member', repositories: none },
    route: [system(isOwner ? 'an owner of the organization' : 'a member of the organization', itself)],
    actions: ['github:organization.member'],
  };
  if (isOwner)
    yield {
      ...{ key: 'owner', path: 'owner', repositories: none, everywhere: of('admin') },
      route: [system('an owner of the organization', itself)],
      actions: ['github:organization.admin'],
    };
  for (const { permission, by } of access.everywhereOf(principal))
    if (by.is === 'base')
      yield {
        ...{
          key: `base ${permission}`,
          path: 'base',
          repositories: none,
          everywhere: of(permission),
          actions: [],
        },
        route: [system(`the base permission \`${permission}\``, objectAddress('settings', name, name))],
      };
  for (const assigned of access.rolesOf(principal)) yield byRole(here, principal, assigned);
  for (const team of access.teamsOf(principal))
    for (const holder of access.lineOf(team)) {
      const repositories = here.permissionsOf(holder);
      if (repositories.size > 0) yield byTeam(here, principal, { team, holder }, repositories);
    }
}

function byRole(here: OnGithub, principal: string, { role, by }: AssignedRole): Way {
  const permission = permissionOf(role);
  return {
    key: `role ${role}`,
    path: JSON.stringify([...(by === undefined ? [] : numbersOf(here, by)), role]),
    route: [
      ...(by === undefined ? [] : teamSteps(here, principal, by)),
      { is: 'system', name: `the organization role \`${role}\`` },
    ],
    ...(permission === undefined ? {} : { everywhere: of(permission) }),
    repositories: none,
    actions: isMoreThanRepositories(role) ? [assignedAction(role)] : [],
  };
}

interface Through {
  readonly team: string;
  readonly holder: string;
}

function byTeam(here: OnGithub, principal: string, through: Through, held: ReadonlyMap<string, string>): Way {
  const { name } = here.ends.organization;
  const repositories = new Map([...held].map(([repository, permission]) => [repository, of(permission)]));
  return {
    key: `team ${JSON.stringify([...held].sort())}`,
    path: JSON.stringify(numbersOf(here, through)),
    route: teamSteps(here, principal, through),
    repositories,
    actions: [],
    tail: (repository) => [
      {
        is: 'system',
        name: `\`${held.get(repository)}\` on \`${repository}\``,
        ...placed(here, repositoryPermissionAddress(name, through.holder, repository)),
      },
    ],
  };
}

/** From somebody's team up to the one that holds something. */
function teamSteps(here: OnGithub, principal: string, { team, holder }: Through): RouteStep<Place>[] {
  const { access, ends } = here;
  const { name } = ends.organization;
  const line = access.lineOf(team);
  const through = line.slice(0, line.indexOf(holder) + 1);
  const person = principal.replace(/^member\//, '');
  return through.map((each, at) => {
    const below = through[at - 1];
    const leads =
      below === undefined ? teamMemberAddress(name, team, person) : objectAddress('team', name, below);
    return { is: 'team', name: `team/${each}`, ...placed(here, leads) };
  });
}

/** A team that gets another name keeps its number. */
function numbersOf({ entries, ends }: OnGithub, { team, holder }: Through): readonly unknown[] {
  const { name } = ends.organization;
  return [team, holder].map((each) => entries.get(objectAddress('team', name, each))?.number ?? each);
}

function placed({ ends }: OnGithub, address: Address): { readonly at?: Place } {
  const origin = ends.origins.get(address);
  return origin === undefined ? {} : { at: placeAt(origin, []) };
}

function addressOf(principal: string, organization: string): Address {
  const slash = principal.indexOf('/');
  const kind = principal.startsWith('member/') ? 'member' : 'service-account';
  return objectAddress(kind, organization, principal.slice(slash + 1));
}

function of(permission: string): Permissions {
  const rank = rankOf(permission);
  return { rank, customs: new Set(rank < 0 ? [permission] : []) };
}
