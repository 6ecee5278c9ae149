import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { ownersOf } from '../organization/owners.ts';
import { placeAt } from '../place.ts';

export function* ownersAreEnough(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { organization, root } = declared;
  const { owners } = organization.membership;
  if (owners === undefined || !organization.roles.has(owners.role) || declared.mayBeRejected('Member'))
    return;
  const count = ownersOf(organization).length;
  if (count >= owners.min) return;
  const field = root.body.membership?.owners?.min === undefined ? 'role' : 'min';
  yield createDiagnostic('model/too-few-owners', {
    message: `${count === 0 ? 'no active member' : `only ${count}`} of at least ${owners.min} holds the owners' role \`${owners.role}\``,
    at: placeAt(root.origin, ['membership', 'owners', field]),
    hint: `give an active member \`role: ${owners.role}\``,
  });
}
