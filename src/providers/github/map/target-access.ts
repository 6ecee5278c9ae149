import type { JsonObject } from '../../../digest/json.ts';
import { type Address, objectAddress } from '../../../plan/address.ts';
import type { StateEntries } from '../../../plan/state.ts';
import { principalOf } from './principal-of.ts';
import { rankOf } from './role-mapping.ts';

/** One way in which GitHub gives somebody something on a repository. */
export interface AccessPath {
  /** A permission, or the name of a custom repository role. */
  readonly permission: string;
  readonly by:
    | { readonly is: 'owner' }
    | { readonly is: 'base' }
    | {
        readonly is: 'team';
        /** The one that they are in. */
        readonly team: string;
        /** The one that holds the permission: that team, or one above it. */
        readonly holder: string;
      }
    | ({ readonly is: 'organization-role' } & AssignedRole);
}

export interface AssignedRole {
  readonly role: string;
  /** By which it comes; absent: it is their own. */
  readonly by?: { readonly team: string; readonly holder: string };
}

/** What GitHub would really give one person on one repository. */
export interface RepositoryAccess {
  readonly repository: string;
  /** The highest of the built-in ones; absent where there are only custom roles. */
  readonly permission?: string;
  readonly customRoles: readonly string[];
  /** Every way to it, the highest first. */
  readonly paths: readonly AccessPath[];
}

/** `permission` that every member has on every repository; `none` where nothing says so. */
const baseField = 'defaultRepositoryPermission';

/**
 * What GitHub itself gives everybody on every repository: owners everything, members the base permission, and each
 * what the teams hold that they are in, and the teams above those; of all that the highest. `repositories` are those
 * that are there beside those that some team holds something on.
 */
export interface TargetAccess {
  /** Of `member/ana` or `service-account/ci`, by repository in lower case; nothing for who is not in the organization. */
  accessOf(principal: string): readonly RepositoryAccess[];
  /** The ways that lead to every repository, to those that are made later too. */
  everywhereOf(principal: string): readonly AccessPath[];
  /** Whether somebody is in the organization; owners are. */
  isMember(principal: string): boolean;
  isOwner(principal: string): boolean;
  /** The organization roles that somebody has, themselves or by a team, those about repositories among them. */
  rolesOf(principal: string): readonly AssignedRole[];
  /** The teams that somebody is in. */
  teamsOf(principal: string): readonly string[];
  /** A team, then those above it. */
  lineOf(team: string): readonly string[];
  readonly principals: readonly string[];
}

export function targetAccess(
  entries: StateEntries,
  {
    repositories = [],
    settings = {},
  }: { readonly repositories?: readonly string[]; readonly settings?: JsonObject } = {},
): TargetAccess {
  const held = tableOf(entries, repositories, settings);
  return {
    principals: [...held.roles.keys()].sort(),
    accessOf(principal) {
      const role = held.roles.get(principal);
      if (role === undefined) return [];
      return held.repositories.flatMap((repository) => {
        const paths = [...pathsTo(held, principal, role, repository)].sort(highestFirst);
        return paths.length === 0 ? [] : [summed(repository, paths)];
      });
    },
    everywhereOf(principal) {
      const role = held.roles.get(principal);
      return role === undefined ? [] : [...everywhere(held, principal, role)];
    },
    isMember: (principal) => held.roles.has(principal),
    isOwner: (principal) => held.roles.get(principal) === 'admin',
    rolesOf: (principal) => [...rolesOf(held, principal)],
    teamsOf: (principal) => held.teams.get(principal) ?? [],
    lineOf: (team) => withThoseAbove(held, team),
  };
}

interface Table {
  readonly organization: string;
  readonly entries: StateEntries;
  /** By principal. */
  readonly roles: ReadonlyMap<string, string>;
  /** The teams that each principal is in. */
  readonly teams: ReadonlyMap<string, readonly string[]>;
  /** The organization roles of each `team/core`, `member/ana`. */
  readonly assigned: ReadonlyMap<string, readonly string[]>;
  readonly repositories: readonly string[];
  readonly base: string;
}

function tableOf(entries: StateEntries, repositories: readonly string[], settings: JsonObject): Table {
  const roles = new Map<string, string>();
  const teams = new Map<string, string[]>();
  const assigned = new Map<string, string[]>();
  const names = new Set(repositories.map((name) => name.toLowerCase()));
  let organization = '';
  let base = settings[baseField];
  for (const [address, value] of entries) {
    const colon = address.indexOf(':');
    const kind = address.slice(0, colon);
    const parts = address.slice(colon + 1).split('/');
    organization = parts[0] ?? organization;
    if (kind === 'member' || kind === 'service-account') roles.set(principalOf(address), String(value.role));
    else if (kind === 'team-member') put(teams, personAt(parts), parts[1] ?? '');
    else if (kind === 'repository-permission') names.add(parts[2] ?? '');
    else if (kind === 'binding') put(assigned, `${parts[1]}/${parts[2]?.split('#')[0]}`, String(value.role));
    else if (kind === 'settings') base = value[baseField] ?? base;
  }
  const known = typeof base === 'string' ? base : 'none';
  return { organization, entries, roles, teams, assigned, repositories: [...names].sort(), base: known };
}

function personAt([, , ...person]: readonly string[]): string {
  return person.length === 1 ? `member/${person[0]}` : person.join('/');
}

function put(map: Map<string, string[]>, key: string, value: string): void {
  const others = map.get(key);
  if (others === undefined) map.set(key, [value]);
  else others.push(value);
}

function* pathsTo(table: Table, principal: string, role: string, repository: string): Iterable<AccessPath> {
  const { organization, entries } = table;
  yield* everywhere(table, principal, role);
  for (const team of table.teams.get(principal) ?? []) {
    for (const holder of withThoseAbove(table, team)) {
      const held = entries.get(`repository-permission:${organization}/${holder}/${repository}`)?.permission;
      if (typeof held === 'string') yield { permission: held, by: { is: 'team', team, holder } };
    }
  }
}

function* everywhere(table: Table, principal: string, role: string): Iterable<AccessPath> {
  const { base } = table;
  if (role === 'admin') yield { permission: 'admin', by: { is: 'owner' } };
  if (rankOf(base) >= 0) yield { permission: base, by: { is: 'base' } };
  for (const assigned of rolesOf(table, principal)) {
    const permission = permissionOf(assigned.role);
    if (permission !== undefined) yield { permission, by: { is: 'organization-role', ...assigned } };
  }
}

function* rolesOf(table: Table, principal: string): Iterable<AssignedRole> {
  for (const role of table.assigned.get(principal) ?? []) yield { role };
  for (const team of table.teams.get(principal) ?? [])
    for (const holder of withThoseAbove(table, team))
      for (const role of table.assigned.get(`team/${holder}`) ?? []) yield { role, by: { team, holder } };
}

/** What one of GitHub's own organization roles gives on every repository, where it is about those. */
export function permissionOf(role: string): string | undefined {
  const permission = role === 'security_manager' ? 'read' : role.replace(/^all_repo_/, '');
  return permission === role || rankOf(permission) < 0 ? undefined : permission;
}

/** A team inherits what the teams above it hold. */
function withThoseAbove({ organization, entries }: Table, team: string): readonly string[] {
  const line: string[] = [];
  const addressOf = (name: string): Address => objectAddress('team', organization, name);
  for (
    let at: unknown = team;
    typeof at === 'string' && !line.includes(at);
    at = entries.get(addressOf(at))?.parent
  )
    line.push(at);
  return line;
}

function highestFirst(a: AccessPath, b: AccessPath): number {
  return rankOf(b.permission) - rankOf(a.permission);
}

function summed(repository: string, paths: readonly AccessPath[]): RepositoryAccess {
  const customRoles = [...new Set(paths.map((each) => each.permission).filter((each) => rankOf(each) < 0))];
  const [highest] = paths.filter((each) => rankOf(each.permission) >= 0);
  return {
    repository,
    ...(highest === undefined ? {} : { permission: highest.permission }),
    customRoles: customRoles.sort(),
    paths,
  };
}
