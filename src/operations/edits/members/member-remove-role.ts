import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Member, Organization } from '../../../model/model.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownDocument, plainName } from '../known-document.ts';
import { type BindingChoice, bindingToRemove } from '../roles/binding-to-remove.ts';
import { refuseLastOwner } from './organization-role.ts';

export interface MemberRemoveRoleOptions extends EditingOptions, BindingChoice {
  /** `ana`, or `member/ana`. */
  readonly member: string;
}

/**
 * Edits the YAML so that a member no longer holds a role themselves: a binding of it goes, else it is their
 * organization role no longer, and they have the default one.
 * @throws BylawError `edit/unknown-member`, `edit/needs-role`, `edit/last-owner`, `edit/not-assigned`, and what
 *   `bindingToRemove` and `editRepository` throw
 */
export async function memberRemoveRole(
  session: Session,
  options: MemberRemoveRoleOptions,
): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const member = knownDocument(organization, 'Member', options.member);
    const role = plainName('Role', options.role);
    return {
      subject: `Remove role ${role} from ${member.name}`,
      edits: [removalOf(organization, member, { ...options, role })],
    };
  });
}

function removalOf(organization: Organization, member: Member, choice: BindingChoice): DocumentEdit {
  const { role, zone, on } = choice;
  const isBound = member.bindings.some((binding) => binding.role === role);
  if (!isBound && member.role === role && zone === undefined && on === undefined)
    return withoutOrganizationRole(organization, member, role);
  if (!isBound) refuseOfTeam(organization, member, role);
  return bindingToRemove(member, choice);
}

/** The default is all that may be left of it. */
function withoutOrganizationRole(organization: Organization, member: Member, role: string): DocumentEdit {
  refuseLastOwner(organization, member, `be without \`${role}\``);
  const { organizationRole } = organization.membership;
  const hint = `\`bylaw member assign-role ${member.name} ROLE\` gives another`;
  if (organizationRole?.default === role)
    throw new BylawError('edit/needs-role', `\`${role}\` is the organization role that everybody has`, {
      hint,
    });
  if (organizationRole?.required === true && organizationRole.default === undefined)
    throw new BylawError('edit/needs-role', `\`${member.name}\` would have no organization role`, { hint });
  return { is: 'remove-field', place: { origin: member.origin, kind: 'Member', path: ['role'] } };
}

/** What somebody has through a team is the team's to take. */
function refuseOfTeam({ teams }: Organization, { name }: Member, role: string): void {
  const team = [...teams.values()].find(
    ({ members, bindings }) =>
      members.some(({ member }) => member === name) && bindings.some((binding) => binding.role === role),
  );
  if (team === undefined) return;
  throw new BylawError(
    'edit/not-assigned',
    `\`${name}\` has \`${role}\` through team \`${team.name}\` alone`,
    {
      hint: `\`bylaw team remove-member ${team.name} ${name}\` takes them out of it`,
    },
  );
}
