import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';
import { ownKeySpaces, reservedServices } from '../services/condition-keys.ts';

export function* serviceNamesAreNotReserved({ named }: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const [name, { origin }] of named.Service) {
    const isReserved = reservedServices.includes(name);
    if (!isReserved && !ownKeySpaces.some((space) => name.startsWith(`${space}.`))) continue;
    yield createDiagnostic('model/reserved-name', {
      message: `a service cannot be called \`${name}\``,
      at: placeAt(origin, ['name']),
      hint: `name it after what it serves, such as \`${isReserved ? `${name}-console` : name.replaceAll('.', '-')}\``,
    });
  }
}
