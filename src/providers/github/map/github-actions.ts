import type { TextPattern } from '../../../access/sets/text-pattern.ts';
import type { Universe, UniverseAction } from '../../../access/sets/universe.ts';
import { githubService } from '../../../model/services/github-service.ts';
import { repositoryPattern } from './repository-names.ts';
import { builtInPermissions, rankOf } from './role-mapping.ts';

/** What somebody may do in one repository. */
export interface Permissions {
  /** The place of the highest of the built-in ones; -1 where there is none. */
  readonly rank: number;
  readonly customs: ReadonlySet<string>;
}

const custom = 'github:repository.custom';
const assigned = 'github:organization.role';
const builtIn: ReadonlyMap<string, number> = new Map(
  builtInPermissions.map((permission) => [`github:repository.${permission}`, rankOf(permission)]),
);

/** What a custom repository role gives: that, and what every such role has. */
export function customAction(role: string): string {
  return `${custom}/${role}`;
}

/** To have an organization role that is about more than repositories: what it gives GitHub does not tell. */
export function assignedAction(role: string): string {
  return `${assigned}/${role}`;
}

/** Whether permissions in a repository have an action. A custom role can read, and only `admin` has what it has. */
export function permits({ rank, customs }: Permissions, action: string): boolean {
  const wanted = builtIn.get(action);
  if (wanted !== undefined) return rank >= wanted || (wanted === 0 && customs.size > 0);
  if (rank === builtInPermissions.length - 1) return isOfRepository(action);
  if (action === custom) return customs.size > 0;
  return action.startsWith(`${custom}/`) && customs.has(action.slice(custom.length + 1));
}

export function isOfRepository(action: string): boolean {
  return builtIn.has(action) || action === custom || action.startsWith(`${custom}/`);
}

/** All that can be asked of GitHub: the built-in catalogue, and each custom and organization role by its name. */
export function githubUniverse(
  organizationId: string,
  customs: Iterable<string>,
  roles: Iterable<string>,
): Universe {
  const types = [repositoryPattern(organizationId)];
  const known = Object.entries(githubService.actions).map(([name, declared]) => {
    const isPrivileged = 'privileged' in declared && declared.privileged;
    return action(`github:${name}`, isPrivileged, 'resources' in declared ? types : []);
  });
  // What either gives nobody here knows: it may be to give access to others.
  const named = [...new Set(customs)].sort().map((role) => action(customAction(role), true, types));
  const given = [...new Set(roles)].sort().map((role) => action(assignedAction(role), true, []));
  return {
    actions: new Map([...known, ...named, ...given].map((each) => [each.name, each])),
    keys: new Map(),
  };
}

function action(name: string, isPrivileged: boolean, types: readonly TextPattern[]): UniverseAction {
  return { name, isPrivileged, types };
}
