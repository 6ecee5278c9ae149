import type { Json, JsonObject } from '../../digest/json.ts';
import { type Address, knownAddress, objectAddress } from '../address.ts';
import type { RoleTerms } from '../projection.ts';
import { text } from './access-fields.ts';
import type { AccessGraph } from './access-graph.ts';
import { lineOf } from './grants-of.ts';
import { includedPermissions, permissionLevels } from './permission-levels.ts';

/** A system with words of its own. */
export interface Words {
  readonly terms: RoleTerms;
  /** The repositories in which somebody has permissions by teams, before or after the changes looked at. */
  readonly repositoriesOf: (principal: Address) => ReadonlySet<string>;
}

/** Reads them off both ends, once each. */
export function wordsBetween(terms: RoleTerms, ends: () => readonly AccessGraph[]): Words {
  const known = new Map<Address, ReadonlySet<string>>();
  const repositoriesOf = (principal: Address) => {
    const found = known.get(principal) ?? new Set(ends().flatMap((graph) => [...byTeams(graph, principal)]));
    known.set(principal, found);
    return found;
  };
  return { terms, repositoriesOf };
}

function* byTeams(graph: AccessGraph, principal: Address): Iterable<string> {
  for (const team of graph.teamsOf.get(principal) ?? []) {
    for (const each of lineOf(graph, team)) {
      for (const edge of graph.bindingsOf.get(each) ?? [])
        if (edge.startsWith('repository-permission:')) yield edge.slice(edge.lastIndexOf('/') + 1);
    }
  }
}

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

/** The key of a permission in a repository. */
export function permissionKey(repository: string, permission: string): string {
  return `${repository}=${permission}`;
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
