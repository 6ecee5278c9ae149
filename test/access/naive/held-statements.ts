import { type Asking, variablesOf } from './asking.ts';
import type { PlainBinding, PlainRole, PlainStatement, PlainWorld, WrittenBinding } from './documents.ts';
import { documentsOf, findDocument, idOf, partsOf, theOrganization } from './find-document.ts';
import { isInForce } from './instants.ts';
import { matchResource, organizationOf } from './match-resource.ts';
import { policyStatements } from './policy-statements.ts';
import { statementMatches } from './statement-matches.ts';
import { teamsOf } from './teams-of.ts';
import { holds } from './three-valued.ts';
import { zoneOf } from './zone-of.ts';

/** The matching statements of a principal's bindings in force. */
export function heldStatements(asking: Asking): readonly PlainStatement[] {
  return bindingsOf(asking)
    .filter((binding) => isInForce(binding, asking.time))
    .flatMap((binding) => statementsOfBinding(binding, asking));
}

/** The roles by which an allow of a principal's bindings in force matches. */
export function allowingRoles(asking: Asking): ReadonlySet<string> {
  const inForce = bindingsOf(asking).filter((binding) => isInForce(binding, asking.time));
  const allowing = inForce.filter((binding) =>
    statementsOfBinding(binding, asking).some(({ effect }) => effect === 'allow'),
  );
  return new Set(allowing.map(({ role }) => role));
}

/** "The member's organization role, direct bindings, the bindings of its teams and their ancestors." */
export function bindingsOf({ world, principal, time }: Asking): readonly PlainBinding[] {
  const organizationRole = organizationRoleOf(world, principal);
  return [
    ...(organizationRole === undefined ? [] : [{ role: organizationRole }]),
    ...(principal.startsWith('team/') ? [] : boundTo(world, principal)),
    ...teamsOf(world, principal, time).flatMap((team) => boundTo(world, `team/${team.name}`)),
  ];
}

/** "The one organization role: a binding without scope." The default of the membership is for members. */
function organizationRoleOf(world: PlainWorld, principal: string): string | undefined {
  const [kind, name] = partsOf(principal);
  if (kind === 'service-account') return findDocument(world, 'ServiceAccount', name)?.role;
  if (kind !== 'member') return undefined;
  return (
    findDocument(world, 'Member', name)?.role ?? theOrganization(world).membership?.organizationRole?.default
  );
}

/** What stands at the holder, and what stands at a zone for the holder. */
function boundTo(world: PlainWorld, holder: string): readonly PlainBinding[] {
  const [kind, name] = partsOf(holder);
  const kinds = {
    member: 'Member',
    'service-account': 'ServiceAccount',
    team: 'Team',
    token: 'Token',
  } as const;
  const document = findDocument(world, kinds[kind as keyof typeof kinds], name);
  const own: readonly WrittenBinding[] = document?.bindings ?? [];
  const ofZones = documentsOf(world, 'Zone').flatMap((zone) =>
    (zone.bindings ?? [])
      .filter((binding) => binding.principal === holder)
      .map((binding) => ({ ...binding, zone: zone.name })),
  );
  return [...own.map((binding) => (typeof binding === 'string' ? { role: binding } : binding)), ...ofZones];
}

function statementsOfBinding(binding: PlainBinding, asking: Asking): readonly PlainStatement[] {
  const role = findDocument(asking.world, 'Role', binding.role);
  if (role === undefined) throw new Error(`no role ${binding.role}`);
  return statementsOfRole(role, asking)
    .filter((statement) => isInScope(binding, statement, asking))
    .filter((statement) => statement.effect === 'deny' || reachesTheZone(binding, role, asking))
    .filter((statement) => statementMatches(statement, asking));
}

function statementsOfRole(role: PlainRole, asking: Asking): readonly PlainStatement[] {
  const policies = (role.policies ?? []).flatMap((reference) => policyStatements(asking.world, reference));
  return [...permissionsOf(role, asking), ...policies];
}

/** "Permissions: allow on every resource of the organization." */
function permissionsOf(
  { permissions = [] }: PlainRole,
  { world, resource }: Asking,
): readonly PlainStatement[] {
  const isOfOrganization = resource === '*' || organizationOf(resource) === idOf(theOrganization(world));
  return permissions.length > 0 && isOfOrganization ? [{ effect: 'allow', actions: permissions }] : [];
}

/** "A binding with `zone` or `on` matches only resources inside its scope, for allow and for deny." */
function isInScope({ zone, on }: PlainBinding, { effect }: PlainStatement, asking: Asking): boolean {
  const { world, resource } = asking;
  if (zone !== undefined && zoneOf(world, resource)?.name !== zone) return false;
  if (on === undefined) return true;
  return on.some((pattern) => holds(matchResource(pattern, resource, variablesOf(asking)), effect));
}

/** "Allows from bindings that name no zone do not reach it, unless the role has `reachesZones: true`." */
function reachesTheZone(
  { zone }: PlainBinding,
  { reachesZones }: PlainRole,
  { world, resource, note }: Asking,
): boolean {
  const reaches = zoneOf(world, resource)?.isolated !== true || zone !== undefined || reachesZones === true;
  if (!reaches) note('an isolated zone stops an allow');
  return reaches;
}
