import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Binding } from '../model.ts';
import type { DeclaredOrganization, HeldBinding } from '../organization/declared-organization.ts';
import { compareOrigins, placeAt } from '../place.ts';

/** At one time, where the zone lists its roles. */
export function* principalsHoldOneRolePerZone({
  organization,
  bindings,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const held = new Map<string, HeldBinding[]>();
  for (const item of bindings.toSorted((a, b) => compareOrigins(a.binding.origin, b.binding.origin))) {
    const { holder, binding } = item;
    const choice =
      binding.zone === undefined ? undefined : organization.zones.get(binding.zone)?.roles?.oneOf;
    if (choice?.includes(binding.role) !== true) continue;
    const key = `${holder.kind}/${holder.name} ${binding.zone}`;
    const others = held.get(key) ?? [];
    held.set(key, [...others, item]);
    const clash = others.find((other) => other.binding.role !== binding.role && meet(other.binding, binding));
    if (clash !== undefined) yield severalRoles(item, clash);
  }
}

function severalRoles({ holder, binding, rolePath }: HeldBinding, first: HeldBinding): PlacedDiagnostic {
  return createDiagnostic('model/several-zone-roles', {
    message: `\`${holder.name}\` holds \`${first.binding.role}\` of zone \`${binding.zone}\` already`,
    at: placeAt(binding.origin, rolePath),
    related: [{ at: placeAt(first.binding.origin, first.rolePath), message: 'the first role' }],
    hint: 'keep one of the two',
  });
}

function meet(a: Binding, b: Binding): boolean {
  const aEnds = a.expires !== undefined && b.starts !== undefined && a.expires <= b.starts;
  const bEnds = b.expires !== undefined && a.starts !== undefined && b.expires <= a.starts;
  return !aEnds && !bEnds;
}
