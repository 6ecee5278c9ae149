import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { holderOf } from '../organization/held-bindings.ts';
import { placeAt } from '../place.ts';

/** Of active service accounts; a missing owner is an unknown member or team. */
export function* serviceAccountOwnersAreActive({
  organization,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  for (const account of organization.serviceAccounts.values()) {
    const { kind, name } = holderOf(account.owner);
    const owner = kind === 'member' ? organization.members.get(name) : undefined;
    if (account.status !== 'active' || owner?.status !== 'suspended') continue;
    yield createDiagnostic('model/inactive-owner', {
      message: `\`${name}\`, who owns service account \`${account.name}\`, is suspended`,
      at: placeAt(account.origin, ['owner']),
      related: [{ at: placeAt(owner.origin, ['status']), message: 'suspended here' }],
      hint: 'name another owner, or suspend the service account too',
    });
  }
}
