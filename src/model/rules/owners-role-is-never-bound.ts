import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Place, PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization, Holder } from '../organization/declared-organization.ts';
import { isOwnersRole } from '../organization/owners.ts';
import { placeAt } from '../place.ts';

/** Owners are counted by the `role` of members: whoever held their role in another way would be past every count. */
export function* ownersRoleIsNeverBound(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { organization, bindings, named } = declared;
  const role = organization.membership.owners?.role;
  if (role === undefined || !organization.roles.has(role)) return;
  for (const { holder, binding, rolePath } of bindings) {
    if (isOwnersRole(organization, binding.role))
      yield bound(role, holder, placeAt(binding.origin, rolePath));
  }
  for (const { body, origin } of named.ServiceAccount.values()) {
    if (isOwnersRole(organization, body.role))
      yield bound(role, { kind: 'service-account', name: body.name }, placeAt(origin, ['role']));
  }
}

function bound(role: string, { kind, name }: Holder, at: Place): PlacedDiagnostic {
  return createDiagnostic('model/owner-role-bound', {
    message: `the owners' role \`${role}\` is bound to ${kind.replace('-', ' ')} \`${name}\``,
    at,
    hint:
      kind === 'member'
        ? `write \`role: ${role}\` on the member itself`
        : `bind another role: the owners are the members with \`role: ${role}\``,
  });
}
