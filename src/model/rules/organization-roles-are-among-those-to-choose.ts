import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { organizationRolesToChoose } from '../organization/organization-roles.ts';
import { placeAt } from '../place.ts';

/** The owners' role is always allowed. A default that is not among them is wrong once, not at every member. */
export function* organizationRolesAreAmongThoseToChoose({
  organization,
  named,
  root,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { organizationRole } = organization.membership;
  const allowed = organizationRolesToChoose(organization);
  if (organizationRole === undefined || allowed === undefined) return;
  const hint = `choose one of ${[...allowed].map((role) => `\`${role}\``).join(', ')}`;
  const isWrong = (role: string | undefined): role is string =>
    role !== undefined && organization.roles.has(role) && !allowed.has(role);

  if (isWrong(organizationRole.default)) {
    yield createDiagnostic('model/organization-role-not-allowed', {
      message: `the default \`${organizationRole.default}\` is none of the organization roles to choose from`,
      at: placeAt(root.origin, ['membership', 'organizationRole', 'default']),
      hint,
    });
  }
  for (const { body, origin } of named.Member.values()) {
    if (!isWrong(body.role)) continue;
    yield createDiagnostic('model/organization-role-not-allowed', {
      message: `\`${body.role}\` is none of the organization roles to choose from`,
      at: placeAt(origin, ['role']),
      hint,
    });
  }
}
