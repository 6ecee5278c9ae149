import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Member, Organization } from '../../../model/model.ts';
import { isOwnersRole, ownersOf } from '../../../model/organization/owners.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownDocument } from '../known-document.ts';
import { boundTo } from '../roles/assign-role.ts';
import { bindingToWrite, type RoleAssignment } from '../roles/role-assignment.ts';
import { isOrganizationRole, refuseLastOwner } from './organization-role.ts';

export interface MemberAssignRoleOptions extends EditingOptions, RoleAssignment {
  /** `ana`, or `member/ana`. */
  readonly member: string;
}

/**
 * Edits the YAML so that a member has a role: their organization role becomes it where it may be one, which says
 * neither where nor for how long; any other is bound to them.
 * @throws BylawError `edit/unknown-member`, `edit/unknown-role`, `edit/already-assigned`, `edit/last-owner`,
 *   `edit/no-ownership`, `edit/without-terms`, and what `bindingToWrite` and `editRepository` throw
 */
export async function memberAssignRole(
  session: Session,
  options: MemberAssignRoleOptions,
): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const member = knownDocument(organization, 'Member', options.member);
    const { name: role } = knownDocument(organization, 'Role', options.role);
    const { zone, on, starts, expires } = options;
    const isLimited = [zone, on, starts, expires].some((each) => each !== undefined);
    const edit =
      isOrganizationRole(organization, role) && !isLimited
        ? organizationRoleEdit(organization, member, role, options)
        : boundTo(member.origin, 'Member', bindingToWrite(session, organization, 'Member', member, options));
    return { subject: `Assign role ${role} to ${member.name}`, edits: [edit] };
  });
}

function organizationRoleEdit(
  organization: Organization,
  member: Member,
  role: string,
  { reason, ticket }: RoleAssignment,
): DocumentEdit {
  const { name } = member;
  if (member.role === role) {
    throw new BylawError(
      'edit/already-assigned',
      `\`${role}\` is the organization role of \`${name}\` already`,
      {
        hint: 'nothing was written',
      },
    );
  }
  if (reason !== undefined || ticket !== undefined) {
    throw new BylawError(
      'edit/without-terms',
      `\`${role}\` would be the organization role of \`${name}\`, which has no reason`,
      { hint: 'leave --reason and --ticket out, and say why in the message of the commit' },
    );
  }
  refuseLastOwner(organization, member, `become \`${role}\``);
  if (isOwnersRole(organization, role)) refuseOneMoreOwner(organization, member);
  return { is: 'set-field', place: { origin: member.origin, kind: 'Member', path: ['role'] }, value: role };
}

function refuseOneMoreOwner(organization: Organization, { name }: Member): void {
  const max = organization.membership.owners?.max;
  const owners = ownersOf(organization).map((owner) => `\`${owner.name}\``);
  if (max === undefined || owners.length < max) return;
  throw new BylawError(
    'edit/no-ownership',
    `${organization.name} has ${max === 1 ? 'one owner' : `at most ${max} owners`}, and ${owners.join(', ')} ${owners.length === 1 ? 'is' : 'are'} that`,
    { hint: `to pass ownership on: \`bylaw member transfer-ownership ${name}\`` },
  );
}
