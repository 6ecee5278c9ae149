import type { JsonObject } from '../../../digest/json.ts';
import { type Address, objectAddress } from '../../../plan/address.ts';
import type { StateEntries } from '../../../plan/state.ts';
import { inheritedPermissions } from './inherited-permissions.ts';
import { covers } from './role-mapping.ts';

/**
 * The permissions that the ledger has of a team and that GitHub does not show as the team's own, because a team above
 * has as much: they are there still, as far as anybody can tell.
 */
export function* hiddenPermissions(
  entries: StateEntries,
  recorded: StateEntries,
): Iterable<[Address, JsonObject]> {
  for (const [address, value] of recorded) {
    if (!address.startsWith('repository-permission:') || entries.has(address)) continue;
    const [organization = ''] = address.slice('repository-permission:'.length).split('/');
    const above = inheritedPermissions(address, entries, (team) => {
      const parent = entries.get(objectAddress('team', organization, team))?.parent;
      return typeof parent === 'string' ? parent : undefined;
    });
    if (above.some((each) => covers(each, String(value.permission)))) yield [address, value];
  }
}
