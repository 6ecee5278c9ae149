import { BylawError } from '../../../diagnostic/bylaw-error.ts';
import type { Json } from '../../../digest/json.ts';
import type { Organization } from '../../../model/model.ts';
import { unseen } from '../../../report/sanitize-text.ts';

/** As the schema has it. */
const form = /^[^\s@<>]+@[^\s@<>]+$/;
const longest = 320;

/**
 * Whether these e-mails may be those of new members, all at once.
 * @throws BylawError `edit/not-an-email`, `edit/email-taken`, `edit/email-not-allowed`, `edit/too-many-members`
 */
export function checkEmails(organization: Organization, emails: readonly string[]): void {
  const owners = new Map(
    [...organization.members.values()].flatMap(({ name, email }) =>
      email === undefined ? [] : [[email.toLowerCase(), `that of member \`${name}\` already`]],
    ),
  );
  for (const email of emails) {
    if (!form.test(email) || email.length > longest || email.replace(unseen, '') !== email)
      throw notAnEmail(email);
    const whose = owners.get(email.toLowerCase());
    if (whose !== undefined) throw taken(email, whose);
    owners.set(email.toLowerCase(), 'given twice');
  }
  refuseOtherDomains(organization, emails);
  refuseTooMany(organization, emails.length);
}

function notAnEmail(email: string): BylawError {
  return new BylawError('edit/not-an-email', `\`${email}\` is no e-mail address`, {
    hint: 'an address is `name@domain`, without spaces or characters that nobody can see',
  });
}

function taken(email: string, whose: string): BylawError {
  return new BylawError('edit/email-taken', `the e-mail \`${email}\` is ${whose}`, {
    hint: 'nobody was invited: leave it out; the case of letters does not count',
  });
}

function refuseOtherDomains({ membership }: Organization, emails: readonly string[]): void {
  const domains = invitedDomains(membership.written.invite);
  if (domains === undefined) return;
  const allowed = new Set(domains.map((domain) => domain.toLowerCase()));
  const other = emails.find((email) => !allowed.has(email.slice(email.lastIndexOf('@') + 1).toLowerCase()));
  if (other === undefined) return;
  throw new BylawError(
    'edit/email-not-allowed',
    `\`${other}\` is of none of the domains that may be invited`,
    {
      hint: `give an address of ${domains.map((each) => `\`${each}\``).join(' or ')}, or add the domain to \`membership.invite.domains\``,
    },
  );
}

/** Who is declared active counts as active or pending: which of the two is observed. */
function refuseTooMany({ members, membership: { limit, counts } }: Organization, more: number): void {
  if (limit === undefined || !counts.some((each) => each !== 'suspended')) return;
  const suspendedCount = counts.includes('suspended');
  const now = [...members.values()].filter(({ status }) => status === 'active' || suspendedCount).length;
  if (now + more <= limit) return;
  throw new BylawError(
    'edit/too-many-members',
    `${now} members count and ${more} more would, where ${limit} may`,
    { hint: 'remove or suspend members, or raise the plan or its limit' },
  );
}

function invitedDomains(invite: Json | undefined): readonly string[] | undefined {
  if (invite === null || typeof invite !== 'object' || !('domains' in invite)) return undefined;
  return invite.domains as readonly string[];
}
