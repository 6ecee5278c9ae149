import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

/** Of members and service accounts: teams and zones are no exceptions, and a token has no other way. */
export function* directBindingsGiveAReason({
  organization,
  bindings,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  if (!organization.membership.requireReason) return;
  for (const { holder, binding, byZone, rolePath } of bindings) {
    const direct = !byZone && (holder.kind === 'member' || holder.kind === 'service-account');
    if (!direct || binding.reason !== undefined) continue;
    yield createDiagnostic('model/missing-reason', {
      message: `\`${holder.name}\` holds \`${binding.role}\` directly, without a reason`,
      at: placeAt(binding.origin, rolePath),
      hint: `write \`{ role: ${binding.role}, reason: … }\``,
    });
  }
}
