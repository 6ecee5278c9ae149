import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Place, PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

/** A role that the organization lists among its own too, such as `viewer`, may be held outside zones. */
export function* zoneRolesAreBoundInTheirZone(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { organization, bindings, named } = declared;
  const zonesOf = zonesByRole(declared);
  for (const { binding, rolePath } of bindings) {
    const zones = zonesOf.get(binding.role);
    const elsewhere = binding.zone === undefined || organization.zones.get(binding.zone)?.roles === undefined;
    const zoneUnknown = binding.zone !== undefined && !organization.zones.has(binding.zone);
    if (zones === undefined || !elsewhere || zoneUnknown) continue;
    yield outside(binding.role, zones, placeAt(binding.origin, rolePath));
  }
  for (const { body, origin } of [...named.Member.values(), ...named.ServiceAccount.values()]) {
    const zones = body.role === undefined ? undefined : zonesOf.get(body.role);
    if (body.role !== undefined && zones !== undefined)
      yield outside(body.role, zones, placeAt(origin, ['role']));
  }
}

function outside(role: string, zones: readonly string[], at: Place): PlacedDiagnostic {
  return createDiagnostic('model/zone-role-without-zone', {
    message: `role \`${role}\` is one of zone \`${zones[0]}\`, and is bound outside it`,
    at,
    hint: `bind it with \`zone: ${zones[0]}\``,
  });
}

/** The zones that list each role, but for the roles of the organization as a whole. */
function zonesByRole({ organization }: DeclaredOrganization): ReadonlyMap<string, readonly string[]> {
  const { organizationRole, owners } = organization.membership;
  const everywhere = new Set([...(organizationRole?.oneOf ?? []), organizationRole?.default, owners?.role]);
  const zones = new Map<string, string[]>();
  for (const zone of organization.zones.values()) {
    for (const role of zone.roles?.oneOf ?? []) {
      if (!everywhere.has(role)) zones.set(role, [...(zones.get(role) ?? []), zone.name]);
    }
  }
  return zones;
}
