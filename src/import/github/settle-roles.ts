import type { JsonObject } from '../../digest/json.ts';
import { bylawNames } from '../bylaw-name.ts';
import { isBasePermission, roleOf, sharedRoleNames } from '../github-roles.ts';
import type { GithubOrganization } from './github-organization.ts';
import type { Notes } from './notes.ts';
import type { People } from './settle-people.ts';
import type { SettledTeam } from './settle-teams.ts';

/** The roles of an organization beside those that all of GitHub have, and who holds them. */
export interface SettledRoles {
  /** Bodies of the roles, in order. */
  readonly own: readonly JsonObject[];
  /** The role that gives a permission on a repository. */
  readonly ofPermission: (permission: string) => string;
  /** Names of organization roles, by the account that holds them. */
  readonly ofPeople: ReadonlyMap<number, readonly string[]>;
  /** The same by the number of the team. */
  readonly ofTeams: ReadonlyMap<number, readonly string[]>;
}

export function settleRoles(
  github: GithubOrganization,
  people: People,
  teams: ReadonlyMap<number, SettledTeam>,
  notes: Notes,
): SettledRoles {
  const given = [...teams.values()].flatMap(({ source }) =>
    source.repositories.map((each) => each.permission),
  );
  const custom = distinct(given.filter((permission) => !isBasePermission(permission)));
  const assigned = (github.organizationRoles ?? []).filter(({ role, holder }) => {
    const isKept = 'team' in holder ? teams.has(holder.team) : people.has(holder.account);
    if (!isKept) notes.notExpressed.push(`organization role \`${role.name}\` of ${holderOf(holder, github)}`);
    return isKept;
  });
  const organizationRoles = distinct(assigned.map(({ role }) => role.name));
  const names = bylawNames(
    [
      ...sharedRoleNames,
      ...custom.map((each) => `repository ${each}`),
      ...organizationRoles.map((each) => `organization ${each}`),
    ],
    'role',
  );
  const named = (what: string, role: string) => names.get(`${what} ${role}`) ?? role;
  const held = (of: (holder: Holder) => number | undefined) => {
    const found = new Map<number, string[]>();
    for (const { role, holder } of assigned) {
      const id = of(holder);
      if (id === undefined) continue;
      const name = named('organization', role.name);
      found.set(id, distinct([...(found.get(id) ?? []), name]));
    }
    return found;
  };
  return {
    own: [
      ...custom.map((each) => ({
        name: named('repository', each),
        github: { customRepositoryRole: each },
      })),
      ...organizationRoles.map((each) => ({
        name: named('organization', each),
        github: { assignedOrganizationRole: each },
      })),
    ],
    ofPermission: (permission) =>
      isBasePermission(permission) ? roleOf(permission) : named('repository', permission),
    ofPeople: held((holder) => ('account' in holder ? holder.account : undefined)),
    ofTeams: held((holder) => ('team' in holder ? holder.team : undefined)),
  };
}

type Holder = NonNullable<GithubOrganization['organizationRoles']>[number]['holder'];

function holderOf(holder: Holder, { teams }: GithubOrganization): string {
  if ('account' in holder) return `account ${holder.account}, which is no member`;
  const team = teams.find(({ number }) => number === holder.team);
  return `team \`${team?.name ?? holder.team}\`, which is left out`;
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
