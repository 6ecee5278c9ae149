import type { Binding, Organization } from '../../../model/model.ts';
import { type RepositoryScope, repositoryScope } from './repository-scope.ts';
import type { BuiltInPermission } from './role-mapping.ts';
import { mappingOf } from './role-mapping.ts';

/** A binding of a team as a permission on repositories. */
export interface RepositoryGrant {
  readonly team: string;
  readonly binding: Binding;
  readonly permission: BuiltInPermission | undefined;
  /** A custom repository role. */
  readonly custom: string | undefined;
  readonly scope: RepositoryScope;
}

/** What the bindings of all teams give on repositories, in force or not. */
export function* repositoryGrants(organization: Organization): Iterable<RepositoryGrant> {
  for (const team of organization.teams.values()) {
    for (const binding of team.bindings) {
      const { repositoryPermission, customRepositoryRole } = mappingOf(organization, binding.role);
      if (repositoryPermission === undefined && customRepositoryRole === undefined) continue;
      const reachesZones = organization.roles.get(binding.role)?.reachesZones === true;
      yield {
        team: team.name,
        binding,
        permission: repositoryPermission,
        custom: customRepositoryRole,
        scope: repositoryScope(organization, binding, reachesZones),
      };
    }
  }
}
