import type { AddDocument } from '../../../edit/document-edit.ts';
import { saidAt, writtenText } from '../../../edit/written-text.ts';
import type { EditReport } from '../../../report/edits/edit-report.ts';
import type { AskedSource } from '../../access/asked-source.ts';
import type { Session } from '../../session.ts';
import { type EditingOptions, editRepository } from '../edit-repository.ts';
import { knownDocument } from '../known-document.ts';
import { newDocument } from '../new-document.ts';
import { bindingToWrite } from '../roles/role-assignment.ts';
import { invitedMembers } from './invited-members.ts';
import { isOrganizationRole, writtenRole } from './organization-role.ts';

export interface MemberInviteOptions extends EditingOptions {
  readonly emails: readonly string[];
  /** The name of the one who is invited; default: what stands before the `@`. */
  readonly name?: string;
  /** Their organization role, or one bound to them; default: that of the organization. */
  readonly role?: string;
  readonly team?: string;
}

/**
 * Edits the YAML so that there are more members, all or none. Where the organization invites, they are pending once
 * that is applied.
 * @throws BylawError `edit/unknown-role`, `edit/unknown-team`, `edit/needs-role`, and what `invitedMembers`, `newDocument` and `editRepository` throw
 */
export async function memberInvite(session: Session, options: MemberInviteOptions): Promise<EditReport> {
  return editRepository(session, options, async (source) => {
    const { organization } = source;
    const invited = invitedMembers(organization, options.emails, options.name);
    const role =
      options.role === undefined ? undefined : knownDocument(organization, 'Role', options.role).name;
    const team = options.team === undefined ? undefined : knownDocument(organization, 'Team', options.team);
    const own = role === undefined || isOrganizationRole(organization, role);
    const wanted = {
      role: writtenRole(organization, own ? role : undefined, 'give --role'),
      bindings:
        own || role === undefined
          ? undefined
          : [bindingToWrite(session, organization, 'Member', newcomer, { role })],
    };
    const members = await Promise.all(
      invited.map(async ({ name, email }) =>
        asWanted(source, await newDocument(source, 'Member', name, { email, ...wanted })),
      ),
    );
    const place = team && { origin: team.origin, kind: 'Team', path: ['members'] };
    const joins =
      place === undefined ? [] : invited.map(({ name }) => ({ is: 'add-item', place, item: name }) as const);
    return {
      subject: `Invite ${invited.map(({ name }) => name).join(', ')}`,
      edits: [...members, ...joins],
    };
  });
}

/** Nobody yet, who holds nothing. */
const newcomer = { name: 'who is invited', bindings: [] };

/** Says the default role of the organization where the list would give another one by its `defaults`. */
async function asWanted(source: AskedSource, edit: AddDocument): Promise<AddDocument> {
  const { body, into } = edit;
  const role = source.organization.membership.organizationRole?.default;
  if (into.in !== 'list' || body.role !== undefined || role === undefined) return edit;
  const [file] = await source.texts.read([into.file]);
  // Most lists have none, and a long one takes a while to be read again.
  if (file === undefined || !file.text.includes('defaults')) return edit;
  const byList = saidAt(writtenText(file.text), into.document, ['defaults', 'role']);
  return byList === undefined ? edit : { ...edit, body: { ...body, role } };
}
