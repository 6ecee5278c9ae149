import type { Json } from '../../digest/json.ts';
import { type Address, bindingKey, isEdgeAddress, knownAddress } from '../address.ts';
import { ownerOf, text } from './access-fields.ts';
import { type AccessGraph, boundAt } from './access-graph.ts';
import { impliedPermissions, inRepositories } from './implied-permissions.ts';
import { lineOf } from './line-of.ts';

/** What a principal holds: by a short key of role, zone and scope, the role and zone. */
export type Grants = ReadonlyMap<string, Grant>;

export interface Grant {
  readonly role: string;
  readonly zone: string | undefined;
}

const nothing: Grants = new Map();

/**
 * What a principal holds by its organization role, its own bindings, and those of its teams and their ancestors;
 * a token by its owner or its own bindings. Whoever is missing, suspended, revoked or expired holds nothing.
 *
 * @param byTeam what teams give, kept from one principal to the next, while the graph stays as it is
 */
export function grantsOf(graph: AccessGraph, principal: Address, byTeam?: Map<Address, Grants>): Grants {
  const parsed = knownAddress(principal);
  const { kind, organization } = parsed;
  const value = graph.values.get(principal);
  if (value === undefined && (isEdgeAddress(parsed) || !graph.assumed.has(parsed.kind))) return nothing;
  if (kind === 'token' && value !== undefined)
    return tokenGrants(graph, principal, organization, value, byTeam);
  if (value?.status === 'suspended') return nothing;
  const grants = new Map<string, Grant>();
  const role = text(value?.role);
  for (const each of includedRoles(graph, role))
    grants.set(organizationRoleKey(graph, each), { role: each, zone: undefined });
  for (const [key, permission] of inRepositories(
    graph,
    principal,
    impliedPermissions(graph, principal, role),
  ))
    grants.set(key, { role: permission, zone: undefined });
  addBindings(graph, principal, grants);
  for (const team of graph.teamsOf.get(principal) ?? []) {
    for (const [key, grant] of knownTeamGrants(graph, team, byTeam)) grants.set(key, grant);
  }
  return grants;
}

/** An organization role with what it gives besides. */
export function includedRoles(
  { terms }: Pick<AccessGraph, 'terms'>,
  role: string | undefined,
): readonly string[] {
  if (role === undefined) return [];
  return role === terms?.owners ? [terms.members, role] : [role];
}

/** What being in a team gives, by the team and its ancestors. */
export function teamGrants(graph: AccessGraph, team: Address): Grants {
  const grants = new Map<string, Grant>();
  for (const each of lineOf(graph, team)) addBindings(graph, each, grants);
  return grants;
}

function knownTeamGrants(
  graph: AccessGraph,
  team: Address,
  byTeam: Map<Address, Grants> | undefined,
): Grants {
  const found = byTeam?.get(team) ?? teamGrants(graph, team);
  byTeam?.set(team, found);
  return found;
}

/** The key of an organization role: that of a binding without zone and scope. */
export function organizationRoleKey({ roleKeys }: AccessGraph, role: string): string {
  const known = roleKeys.get(role);
  if (known !== undefined) return known;
  const key = bindingKey({ role });
  roleKeys.set(role, key);
  return key;
}

function tokenGrants(
  graph: AccessGraph,
  token: Address,
  organization: string,
  value: { readonly [field: string]: Json },
  byTeam: Map<Address, Grants> | undefined,
): Grants {
  const expires = text(value.expires);
  if (value.revoked === true || (expires !== undefined && expires <= graph.evaluatedAt)) return nothing;
  const owner = ownerOf(organization, value);
  if (value.inherit === true) return grantsOf(graph, owner, byTeam);
  const { kind } = knownAddress(owner);
  const ownerValue = graph.values.get(owner);
  const exists = ownerValue !== undefined || graph.assumed.has(kind === 'service-account' ? kind : 'member');
  if (!exists || ownerValue?.status === 'suspended') return nothing;
  const grants = new Map<string, Grant>();
  addBindings(graph, token, grants);
  return grants;
}

function addBindings(graph: AccessGraph, holder: Address, grants: Map<string, Grant>): void {
  for (const edge of graph.bindingsOf.get(holder) ?? []) {
    for (const bound of boundAt(graph, edge)) grants.set(bound.key, bound);
  }
}
