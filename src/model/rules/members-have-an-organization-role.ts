import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization } from '../organization/declared-organization.ts';
import { placeAt } from '../place.ts';

export function* membersHaveAnOrganizationRole({
  organization,
}: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const rules = organization.membership.organizationRole;
  if (rules?.required !== true) return;
  const choice = rules.oneOf?.map((role) => `\`${role}\``).join(', ');
  for (const { name, role, origin } of organization.members.values()) {
    if (role !== undefined) continue;
    yield createDiagnostic('model/missing-organization-role', {
      message: `member \`${name}\` has no organization role`,
      at: placeAt(origin, ['name']),
      hint: choice === undefined ? 'give it a `role`' : `give it a \`role\`: one of ${choice}`,
    });
  }
}
