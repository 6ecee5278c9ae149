import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { isOwnersRole } from '../organization/owners.ts';
import { placeAt } from '../place.ts';

/** Where the owners' role is bound, a rule of its own says that nobody may hold it so. */
export function* zoneBindingsUseTheRolesOfTheZone({
  organization,
  bindings,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const { binding, rolePath } of bindings) {
    const zone = binding.zone === undefined ? undefined : organization.zones.get(binding.zone);
    const choice = zone?.roles?.oneOf;
    if (zone === undefined || choice === undefined || choice.includes(binding.role)) continue;
    if (!organization.roles.has(binding.role) || isOwnersRole(organization, binding.role)) continue;
    yield createDiagnostic('model/role-not-of-zone', {
      message: `role \`${binding.role}\` is none of those of zone \`${zone.name}\``,
      at: placeAt(binding.origin, rolePath),
      related: [{ at: placeAt(zone.origin, ['roles', 'oneOf']), message: 'the roles of the zone' }],
      hint: `choose one of ${choice.map((role) => `\`${role}\``).join(', ')}`,
    });
  }
}
