import type { Address } from '../../../plan/address.ts';

/** GitHub tells repositories apart without case. */
export function repositoryPermissionAddress(organization: string, team: string, repository: string): Address {
  return `repository-permission:${organization}/${team}/${repository.toLowerCase()}`;
}
