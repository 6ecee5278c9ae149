import type { Json, JsonObject } from '../digest/json.ts';
import type {
  Member,
  Organization,
  Policy,
  Role,
  Service,
  ServiceAccount,
  Team,
  Token,
  Zone,
} from '../model/model.ts';

/*
 * The fields of each kind of object as a target should hold them. Lists that are sets are sorted, so that their
 * order in a file is no change; a field that is not declared is left out, but for access fields with a default.
 */

export function organizationValue(organization: Organization): JsonObject {
  return declared({
    id: organization.id,
    displayName: organization.displayName,
    description: organization.description,
    resourceNames: organization.resourceNames,
    settings: unlessEmpty(organization.settings),
    boundary: set(organization.boundary),
    membership: organization.membership.written,
  });
}

export function serviceValue(service: Service): JsonObject {
  return declared({
    displayName: service.displayName,
    description: service.description,
    actions: service.actions,
    resourceTypes: service.resourceTypes,
    conditionKeys: service.conditionKeys,
  });
}

/** The statements are in the ledger: what stands here is which version is in force. */
export function policyValue(policy: Policy, inForce: JsonObject): JsonObject {
  return declared({ displayName: policy.displayName, description: policy.description, ...inForce });
}

export function roleValue(role: Role): JsonObject {
  return declared({
    id: role.id,
    displayName: role.displayName,
    description: role.description,
    permissions: set(role.permissions),
    policies: set(role.policies),
    assignableTo: set(role.assignableTo),
    reachesZones: role.reachesZones,
    github: role.github,
  });
}

export function zoneValue(zone: Zone): JsonObject {
  return declared({
    displayName: zone.displayName,
    description: zone.description,
    resources: set(zone.resources),
    isolated: zone.isolated,
    roles: zone.roles && { oneOf: set(zone.roles.oneOf) },
  });
}

export function memberValue(member: Member): JsonObject {
  return declared({
    id: member.id,
    displayName: member.displayName,
    email: member.email,
    status: member.status,
    role: member.role,
    identities: member.identities,
    boundary: set(member.boundary),
    manager: member.manager,
    attributes: member.attributes,
  });
}

export function serviceAccountValue(account: ServiceAccount): JsonObject {
  return declared({
    id: account.id,
    displayName: account.displayName,
    description: account.description,
    owner: account.owner,
    status: account.status,
    role: account.role,
    identities: account.identities,
    boundary: set(account.boundary),
    attributes: account.attributes,
  });
}

export function tokenValue(token: Token): JsonObject {
  return declared({
    id: token.id,
    description: token.description,
    owner: token.owner,
    inherit: token.inherit,
    scopes: token.scopes,
    expires: token.expires,
    revoked: token.revoked,
    fingerprint: token.fingerprint,
  });
}

export function teamValue(team: Team): JsonObject {
  return declared({
    displayName: team.displayName,
    description: team.description,
    parent: team.parent,
    settings: team.settings,
    github: team.github,
  });
}

/** The fields that have a value. */
export function declared(fields: Readonly<Record<string, Json | undefined>>): JsonObject {
  const present: Record<string, Json> = {};
  for (const field in fields) {
    const value = fields[field];
    if (value !== undefined) present[field] = value;
  }
  return present;
}

export function unlessEmpty(object: JsonObject): JsonObject | undefined {
  return Object.keys(object).length === 0 ? undefined : object;
}

function set(values: readonly string[]): readonly string[] {
  if (values.length < 2) return values;
  return [...new Set(values)].sort();
}
