import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { Member, Organization } from '../../../model/model.ts';
import { organizationRolesToChoose } from '../../../model/organization/organization-roles.ts';
import { isOwnersRole, ownersOf } from '../../../model/organization/owners.ts';

/** Whether a member's one organization role may be this one; where there is none to have, no role is one. */
export function isOrganizationRole(organization: Organization, role: string): boolean {
  if (isOwnersRole(organization, role)) return true;
  if (organization.membership.organizationRole === undefined) return false;
  return organizationRolesToChoose(organization)?.has(role) ?? true;
}

/**
 * What `role` of a member says so that they have this organization role: nothing where it is the default.
 * @throws BylawError `edit/needs-role` where they would have none
 */
export function writtenRole(
  organization: Organization,
  role: string | undefined,
  hint: string,
): string | undefined {
  const { organizationRole } = organization.membership;
  if (role !== undefined) return role === organizationRole?.default ? undefined : role;
  if (organizationRole?.required !== true || organizationRole.default !== undefined) return undefined;
  throw new BylawError('edit/needs-role', 'every member has an organization role, and there is no default', {
    hint: toHaveARole(organization, hint),
  });
}

function toHaveARole(organization: Organization, hint: string): string {
  const { oneOf } = organization.membership.organizationRole ?? {};
  if (oneOf !== undefined) return `${hint} one of ${oneOf.map((each) => `\`${each}\``).join(', ')}`;
  const isThere = [...organization.roles.keys()].some((role) => !isOwnersRole(organization, role));
  return isThere
    ? `${hint} one of those that \`bylaw role list\` shows`
    : 'declare a role for members first: `bylaw role create ROLE`';
}

/** Throws `edit/last-owner` where the organization needs a member as its owner. */
export function refuseLastOwner(organization: Organization, member: Member, what: string): void {
  const owners = ownersOf(organization);
  const min = Math.max(1, organization.membership.owners?.min ?? 1);
  if (!owners.includes(member) || owners.length > min) return;
  throw new BylawError(
    'edit/last-owner',
    `\`${member.name}\` owns ${organization.name} and cannot ${what}: ${min === 1 ? 'it needs an owner' : `it needs ${min} owners`}`,
    { hint: 'pass ownership on first: `bylaw member transfer-ownership NEW`' },
  );
}
