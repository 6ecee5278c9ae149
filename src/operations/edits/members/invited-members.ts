import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { Organization } from '../../../model/model.ts';
import { checkEmails } from './check-emails.ts';

export interface InvitedMember {
  readonly email: string;
  readonly name: string;
}

/**
 * Who e-mails become: members named after what stands before the `@`, or as `name` says where it is one.
 * @throws BylawError `edit/needs-name`, and what `checkEmails` throws
 */
export function invitedMembers(
  organization: Organization,
  emails: readonly string[],
  name?: string,
): readonly InvitedMember[] {
  checkEmails(organization, emails);
  if (name !== undefined && emails.length > 1)
    throw needsName('--name names one member, and several are invited', 'invite them one by one');
  const taken = new Map(
    [...organization.members.values()].map((each) => [each.name, each.email ?? 'somebody']),
  );
  return emails.map((email) => {
    const own = name ?? nameFrom(email);
    const hint = `invite them alone: \`bylaw member invite ${email} --name NAME\``;
    if (own === '') throw needsName(`\`${email}\` gives no name`, hint);
    const other = taken.get(own);
    if (other !== undefined) throw needsName(`the name \`${own}\` is that of ${other} already`, hint);
    taken.set(own, email);
    return { email, name: own };
  });
}

/** `ana.sousa` of `Ana.Sousa@acme.example`; empty where no letter or digit is in it. */
function nameFrom(email: string): string {
  const local = email.slice(0, email.lastIndexOf('@')).normalize('NFKD').replace(/\p{M}/gu, '');
  const words = local.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  return trimmed(trimmed(words).slice(0, 63));
}

/** A name begins and ends with a letter or a digit. */
function trimmed(text: string): string {
  const begin = text.search(/[a-z0-9]/);
  if (begin < 0) return '';
  let end = text.length;
  while (/[._-]/.test(text[end - 1] ?? '')) end -= 1;
  return text.slice(begin, end);
}

function needsName(message: string, hint: string): BylawError {
  return new BylawError('edit/needs-name', message, { hint });
}
