import type { JsonObject } from '../../../digest/json.ts';
import type { Address } from '../../../plan/address.ts';
import { repositoryPermissionAddress } from '../../../plan/address.ts';

/** What the teams above a team hold on the repository of one of its permissions, from the nearest one up. */
export function inheritedPermissions(
  address: Address,
  permissions: Pick<ReadonlyMap<Address, JsonObject>, 'get'>,
  parentOf: (team: string) => string | undefined,
): readonly string[] {
  const [organization = '', team = '', repository = ''] = address
    .slice('repository-permission:'.length)
    .split('/');
  const inherited: string[] = [];
  const seen = new Set([team]);
  for (let above = parentOf(team); above !== undefined && !seen.has(above); above = parentOf(above)) {
    seen.add(above);
    const held = permissions.get(repositoryPermissionAddress(organization, above, repository))?.permission;
    if (typeof held === 'string') inherited.push(held);
  }
  return inherited;
}
