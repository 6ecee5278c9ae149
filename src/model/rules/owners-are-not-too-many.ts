import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { ownersOf } from '../organization/owners.ts';
import { placeAt } from '../place.ts';

export function* ownersAreNotTooMany({
  organization,
  root,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const max = organization.membership.owners?.max;
  const owners = ownersOf(organization);
  if (max === undefined || owners.length <= max) return;
  yield createDiagnostic('model/too-many-owners', {
    message: `${owners.length} members are owners, where ${max} may be`,
    at: placeAt(root.origin, ['membership', 'owners', 'max']),
    related: owners.slice(0, max + 5).map(({ name, origin }) => ({
      at: placeAt(origin, ['role']),
      message: `\`${name}\` is an owner`,
    })),
    hint: 'to pass ownership on, change the former owner too',
  });
}
