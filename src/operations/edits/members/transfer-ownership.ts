import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { DocumentEdit } from '../../../edit/document-edit.ts';
import type { Member, Organization } from '../../../model/model.ts';
import { ownersOf } from '../../../model/organization/owners.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownDocument } from '../known-document.ts';
import { writtenRole } from './organization-role.ts';

export interface TransferOwnershipOptions extends EditingOptions {
  /** Who becomes an owner. */
  readonly to: string;
  /** Who is one no longer; needed where there are several. */
  readonly from?: string;
  /** The organization role of the former owner; default: that of the organization. */
  readonly oldOwnerBecomes?: string;
}

/**
 * Edits the YAML so that one member owns the organization in place of another, in one edit: at no time are there more
 * owners than before, or none.
 * @throws BylawError `edit/no-ownership`, `edit/needs-role`, `edit/unknown-member`, `edit/unknown-role`, and what `editRepository` throws
 */
export async function transferOwnership(
  session: Session,
  options: TransferOwnershipOptions,
): Promise<EditReport> {
  return editRepository(session, options, ({ organization }) => {
    const role = organization.membership.owners?.role;
    if (role === undefined)
      throw refused(`${organization.name} has no owners`, 'say by `membership.owners` which role owns it');
    const successor = successorOf(organization, options.to, role);
    const former = formerOwner(organization, options.from);
    const becomes =
      options.oldOwnerBecomes === undefined
        ? undefined
        : knownDocument(organization, 'Role', options.oldOwnerBecomes).name;
    if (becomes === role) throw refused(`\`${former.name}\` would stay an owner`, 'give another role');
    return {
      subject: `Transfer ownership from ${former.name} to ${successor.name}`,
      edits: [
        { is: 'set-field', place: roleOf(successor), value: role },
        formerEdit(former, writtenRole(organization, becomes, 'give --old-owner-becomes')),
      ],
    };
  });
}

function successorOf(organization: Organization, name: string, role: string): Member {
  const successor = knownDocument(organization, 'Member', name);
  if (successor.status !== 'active') {
    const hint = `\`bylaw member reactivate ${successor.name}\` first, or name another member`;
    throw refused(`\`${successor.name}\` is suspended and cannot own ${organization.name}`, hint);
  }
  if (successor.role === role)
    throw refused(`\`${successor.name}\` owns ${organization.name} already`, 'name another member');
  return successor;
}

function formerOwner(organization: Organization, name: string | undefined): Member {
  const owners = ownersOf(organization);
  const names = owners.map((owner) => `\`${owner.name}\``).join(', ');
  if (name !== undefined) {
    const former = knownDocument(organization, 'Member', name);
    if (owners.includes(former)) return former;
    throw refused(`\`${former.name}\` does not own ${organization.name}`, `${names} may pass it on`);
  }
  const [owner, ...others] = owners;
  if (owner === undefined || others.length > 0)
    throw refused(
      `${organization.name} has ${owners.length} owners`,
      `say whose place it is: --from ${names}`,
    );
  return owner;
}

function formerEdit(former: Member, role: string | undefined): DocumentEdit {
  const place = roleOf(former);
  return role === undefined ? { is: 'remove-field', place } : { is: 'set-field', place, value: role };
}

function roleOf({ origin }: Member) {
  return { origin, kind: 'Member', path: ['role'] };
}

function refused(message: string, hint: string): BylawError {
  return new BylawError('edit/no-ownership', message, { hint });
}
