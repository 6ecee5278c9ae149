import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import { didYouMean } from '../../../diagnostic/nearest-name.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Binding, Member, Organization } from '../../../model/model.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { isBoundOn, knownTerms } from '../binding-terms.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { bindingRemoval } from './binding-removal.ts';
import { knownMember } from './known-member.ts';
import { refuseLastOwner } from './organization-role.ts';

export interface MemberRemoveRoleOptions extends EditingOptions {
  /** `ana`, or `member/ana`. */
  readonly member: string;
  readonly role: string;
  /** Where it is held, where it is held more than once. */
  readonly zone?: string;
  readonly on?: readonly string[];
}

/**
 * Edits the YAML so that a member no longer holds a role themselves. Without their organization role they have the
 * default one.
 * @throws BylawError `edit/unknown-member`, `edit/not-held`, `edit/which-binding`, `edit/needs-role`,
 *   `edit/last-owner`, `view/unknown-zone`, and what `editRepository` throws
 */
export async function memberRemoveRole(
  session: Session,
  options: MemberRemoveRoleOptions,
): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const member = knownMember(organization, options.member);
    const role = options.role.replace(/^role\//, '');
    return {
      subject: `Remove role ${role} from ${member.name}`,
      edits: [removalOf(organization, member, role, knownTerms(organization, options))],
    };
  });
}

function removalOf(
  organization: Organization,
  member: Member,
  role: string,
  scope: Pick<MemberRemoveRoleOptions, 'zone' | 'on'>,
): DocumentEdit {
  const held = member.bindings.filter((binding) => binding.role === role);
  const isScoped = scope.zone !== undefined || scope.on !== undefined;
  const meant = isScoped ? held.filter((binding) => isBoundOn(binding, role, scope)) : held;
  const [first, ...others] = meant;
  const isOwn = member.role === role && !isScoped;
  if (first === undefined)
    return isOwn
      ? withoutOrganizationRole(organization, member, role)
      : fail(notHeld(organization, member, role));
  if (others.length > 0 || isOwn) throw whichBinding(member, role, meant);
  return bindingRemoval(organization, member, first);
}

function fail(error: BylawError): never {
  throw error;
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

function notHeld({ teams }: Organization, { name, role: own, bindings }: Member, role: string): BylawError {
  const through = [...teams.values()].find(
    (team) =>
      team.members.some(({ member }) => member === name) &&
      team.bindings.some((binding) => binding.role === role),
  );
  return new BylawError(
    'edit/not-held',
    `\`${name}\` does not hold \`${role}\` there themselves`,
    through === undefined
      ? didYouMean(role, [...(own === undefined ? [] : [own]), ...bindings.map((each) => each.role)])
      : {
          hint: `they have it through team \`${through.name}\`: \`bylaw team remove-member ${through.name} ${name}\``,
        },
  );
}

function whichBinding({ name }: Member, role: string, bindings: readonly Binding[]): BylawError {
  const where = bindings.map(({ zone, on }) =>
    zone !== undefined ? `--zone ${zone}` : on !== undefined ? `--on ${on.join(' --on ')}` : 'everywhere',
  );
  return new BylawError('edit/which-binding', `\`${name}\` holds \`${role}\` more than once`, {
    hint: `say which: ${[...new Set(where)].join(' or ')}`,
  });
}
