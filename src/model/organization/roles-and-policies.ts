import type { Policy, Role, Service, Zone } from '../model.ts';
import { presentFields } from '../present-fields.ts';
import type { TypedDocument } from '../typed-document.ts';
import { asJson, buildIdentity, buildName, sortedSet } from './build-fields.ts';

/** The kinds of principals a role can be bound to; all of them unless the role says otherwise. */
const holders = ['member', 'team', 'service-account', 'token'] as const;

export function buildRole(document: TypedDocument<'Role'>): Role {
  const { displayName, description, permissions, policies, assignableTo, reachesZones, github } =
    document.body;
  return {
    ...buildIdentity(document),
    ...presentFields({ displayName, description, github }),
    permissions: sortedSet(permissions),
    policies: sortedSet(policies),
    assignableTo: holders.filter((holder) => assignableTo === undefined || assignableTo.includes(holder)),
    reachesZones: reachesZones ?? false,
  };
}

export function buildPolicy(document: TypedDocument<'Policy'>): Policy {
  const { displayName, description, statements, defaultVersion } = document.body;
  return {
    ...buildName(document),
    ...presentFields({ displayName, description, defaultVersion }),
    statements: statements.map((statement) => asJson(statement)),
  };
}

export function buildZone(document: TypedDocument<'Zone'>): Zone {
  const { displayName, description, resources, isolated, roles } = document.body;
  return {
    ...buildName(document),
    ...presentFields({
      displayName,
      description,
      roles: roles === undefined ? undefined : { oneOf: sortedSet(roles.oneOf) },
    }),
    resources: sortedSet(resources),
    isolated: isolated ?? false,
  };
}

export function buildService(document: TypedDocument<'Service'>): Service {
  const { displayName, description, actions, resourceTypes = {}, conditionKeys = {} } = document.body;
  return {
    ...buildName(document),
    ...presentFields({ displayName, description }),
    actions: asJson(actions),
    resourceTypes,
    conditionKeys,
    builtIn: false,
  };
}
