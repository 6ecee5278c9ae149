import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { Place, PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { DeclaredOrganization, Holder } from '../organization/declared-organization.ts';
import { organizationRolesToChoose } from '../organization/organization-roles.ts';
import { isOwnersRole } from '../organization/owners.ts';
import { placeAt } from '../place.ts';

const words: Readonly<Record<Holder['kind'], string>> = {
  member: 'members',
  team: 'teams',
  'service-account': 'service accounts',
  token: 'tokens',
};

/**
 * Where the owners' role is bound, or an organization role is none of those to choose from, a rule of its own says
 * that nobody may hold it so.
 */
export function* rolesAreBoundToWhomTheyAreFor(declared: DeclaredOrganization): Iterable<PlacedDiagnostic> {
  const { roles } = declared.organization;
  for (const [name, kind, at] of heldRoles(declared)) {
    const role = name === undefined ? undefined : roles.get(name);
    if (role === undefined || role.assignableTo.includes(kind)) continue;
    yield createDiagnostic('model/role-not-assignable', {
      message: `role \`${role.name}\` is not for ${words[kind]}`,
      at,
      related: [{ at: placeAt(role.origin, ['assignableTo']), message: 'whom it is for' }],
      hint: `it is for ${role.assignableTo.map((holder) => words[holder]).join(', ')}`,
    });
  }
}

function* heldRoles({
  organization,
  bindings,
  named,
  root,
}: DeclaredOrganization): Iterable<[string | undefined, Holder['kind'], Place]> {
  for (const { holder, binding, rolePath } of bindings) {
    if (isOwnersRole(organization, binding.role)) continue;
    yield [binding.role, holder.kind, placeAt(binding.origin, rolePath)];
  }
  const toChoose = organizationRolesToChoose(organization);
  const isToChoose = (role: string | undefined) => role === undefined || (toChoose?.has(role) ?? true);
  for (const { body, origin } of named.Member.values())
    if (isToChoose(body.role)) yield [body.role, 'member', placeAt(origin, ['role'])];
  for (const { body, origin } of named.ServiceAccount.values()) {
    if (isOwnersRole(organization, body.role)) continue;
    yield [body.role, 'service-account', placeAt(origin, ['role'])];
  }
  const standard = root.body.membership?.organizationRole?.default;
  if (isToChoose(standard))
    yield [standard, 'member', placeAt(root.origin, ['membership', 'organizationRole', 'default'])];
}
