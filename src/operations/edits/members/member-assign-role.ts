import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Member, Organization } from '../../../model/model.ts';
import { isOwnersRole, ownersOf } from '../../../model/organization/owners.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import { knownRole } from '../../roles/known-role.ts';
import type { Session } from '../../session.ts';
import { type BindingTerms, bindingItem, isBoundOn, knownTerms } from '../binding-terms.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { refusePast } from '../refuse-past.ts';
import { knownMember } from './known-member.ts';
import { isOrganizationRole, refuseLastOwner } from './organization-role.ts';

export interface MemberRoleOptions extends EditingOptions, BindingTerms {
  /** `ana`, or `member/ana`. */
  readonly member: string;
  readonly role: string;
}

/**
 * Edits the YAML so that a member has a role: their organization role becomes it where it may be one, which says
 * neither where nor for how long; any other is bound to them.
 * @throws BylawError `edit/unknown-member`, `role/unknown`, `edit/already-holds`, `edit/last-owner`,
 *   `edit/no-ownership`, `edit/without-terms`, `edit/past-expiry`, `view/unknown-zone`, and what `editRepository` throws
 */
export async function memberAssignRole(session: Session, options: MemberRoleOptions): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const member = knownMember(organization, options.member);
    const { name: role } = knownRole(organization, options.role);
    const { zone, on, starts, expires } = options;
    const isLimited = [zone, on, starts, expires].some((each) => each !== undefined);
    const subject = `Assign role ${role} to ${member.name}`;
    if (isOrganizationRole(organization, role) && !isLimited)
      return { subject, edits: [organizationRoleEdit(organization, member, role, options)] };
    refusePast(session, expires);
    return { subject, edits: [newBinding(member, role, knownTerms(organization, options))] };
  });
}

function organizationRoleEdit(
  organization: Organization,
  member: Member,
  role: string,
  { reason, ticket }: BindingTerms,
): DocumentEdit {
  if (member.role === role) throw alreadyHolds(member.name, role, 'as the organization role');
  if (reason !== undefined || ticket !== undefined) {
    throw new BylawError(
      'edit/without-terms',
      `\`${role}\` would be the organization role of \`${member.name}\`, which has no reason`,
      {
        hint: 'leave --reason and --ticket out, and say why in the message of the commit',
      },
    );
  }
  refuseLastOwner(organization, member, `become \`${role}\``);
  if (isOwnersRole(organization, role)) refuseOneMoreOwner(organization, member);
  const place = { origin: member.origin, kind: 'Member', path: ['role'] };
  return { is: 'set-field', place, value: role };
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

function newBinding(member: Member, role: string, terms: BindingTerms): DocumentEdit {
  if (member.bindings.some((binding) => isBoundOn(binding, role, terms)))
    throw alreadyHolds(member.name, role, 'on this scope');
  const place = { origin: member.origin, kind: 'Member', path: ['bindings'] };
  return { is: 'add-item', place, item: bindingItem(role, terms) };
}

function alreadyHolds(name: string, role: string, how: string): BylawError {
  return new BylawError('edit/already-holds', `\`${name}\` holds \`${role}\` ${how} already`, {
    hint: `\`bylaw member show ${name}\` shows what they hold; \`bylaw member remove-role ${name} ${role}\` takes it`,
  });
}
