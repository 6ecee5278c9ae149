import type { AccessSet } from '../../../access/sets/access-set.ts';
import { canonicalJson } from '../../../digest/canonical-json.ts';
import { assignedAction, isOfRepository, type Permissions, permits } from './github-actions.ts';
import { repositoryIn, repositoryPattern } from './repository-names.ts';
import { rankOf } from './role-mapping.ts';
import { type AccessPath, permissionOf, type TargetAccess } from './target-access.ts';

/** What one person holds on GitHub, by whatever ways. */
export interface HeldOnGithub {
  readonly set: AccessSet;
  /** The same for the same set. */
  readonly key: string;
}

/** Nothing for who is not in the organization. */
export function heldOnGithub(access: TargetAccess, organizationId: string, principal: string): HeldOnGithub {
  const isMember = access.isMember(principal);
  const everywhere = summed(access.everywhereOf(principal));
  const repositories = new Map(
    access
      .accessOf(principal)
      .map(({ repository, paths }) => [repository, summed(paths)] as const)
      .filter(([, here]) => textOf(here) !== textOf(everywhere)),
  );
  const ofOrganization = new Set([
    ...(isMember ? ['github:organization.member'] : []),
    ...(access.isOwner(principal) ? ['github:organization.admin'] : []),
    ...access
      .rolesOf(principal)
      .filter(({ role }) => isMoreThanRepositories(role))
      .map(({ role }) => assignedAction(role)),
  ]);
  const named = (action: string) =>
    [...repositories].filter(([, here]) => permits(here, action)).map(([name]) => name);
  return {
    set: {
      has({ action, resource }) {
        if (!isOfRepository(action)) return resource === '*' && ofOrganization.has(action);
        const name = repositoryIn(resource, organizationId);
        return name !== undefined && permits(repositories.get(name) ?? everywhere, action);
      },
      patternsOf: (action) => {
        if (!isOfRepository(action)) return [];
        if (permits(everywhere, action)) return [repositoryPattern(organizationId)];
        return named(action).map((name) => repositoryPattern(organizationId, name));
      },
      testsOf: () => [],
      mayHave: (action) =>
        ofOrganization.has(action) || permits(everywhere, action) || named(action).length > 0,
    },
    key: isMember
      ? canonicalJson({
          organization: [...ofOrganization].sort(),
          everywhere: textOf(everywhere),
          repositories: [...repositories].map(([name, here]) => `${name} ${textOf(here)}`).sort(),
        })
      : '',
  };
}

/** Whether GitHub gives by an organization role what is not told here, be it beside permissions in repositories. */
export function isMoreThanRepositories(role: string): boolean {
  return permissionOf(role) === undefined || !role.startsWith('all_repo_');
}

function summed(paths: readonly AccessPath[]): Permissions {
  const ranks = paths.map(({ permission }) => rankOf(permission));
  const customs = paths.filter((_, at) => ranks[at] === -1).map(({ permission }) => permission);
  return { rank: Math.max(-1, ...ranks), customs: new Set(customs) };
}

function textOf({ rank, customs }: Permissions): string {
  return canonicalJson([rank, ...[...customs].sort()]);
}
