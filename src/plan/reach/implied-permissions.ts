import type { Json, JsonObject } from '../../digest/json.ts';
import { type Address, knownAddress, objectAddress } from '../address.ts';
import { text } from './access-fields.ts';
import type { AccessGraph } from './access-graph.ts';
import { permissionKey } from './permission-key.ts';
import { includedPermissions, permissionLevels } from './permission-levels.ts';

/** What a role lets its holder do in every repository, in whatever team: an owner everything, others the base. */
export function impliedPermissions(
  { terms, values }: Pick<AccessGraph, 'terms' | 'values'>,
  principal: Address,
  role: string | undefined,
): readonly string[] {
  if (terms === undefined || role === undefined) return [];
  if (role === terms.owners) return permissionLevels;
  if (terms.basePermission === undefined) return [];
  const { organization } = knownAddress(principal);
  const settings = values.get(objectAddress('settings', organization, organization));
  return basePermissions(settings?.[terms.basePermission]);
}

/** What a base permission gives; `none` gives nothing. */
export function basePermissions(base: Json | undefined): readonly string[] {
  return text(base) === undefined || base === 'none'
    ? []
    : includedPermissions({ permission: base } as JsonObject);
}

/** By key what such permissions give: in every repository there is, and in those where teams give something, too. */
export function* inRepositories(
  { words }: Pick<AccessGraph, 'words'>,
  principal: Address,
  permissions: readonly string[],
): Iterable<readonly [key: string, permission: string]> {
  if (words === undefined) return;
  for (const permission of permissions) {
    yield [permissionKey('*', permission), permission];
    for (const repository of words.repositoriesOf(principal))
      yield [permissionKey(repository, permission), permission];
  }
}
