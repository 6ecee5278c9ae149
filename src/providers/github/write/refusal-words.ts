import type { Refusal } from './attempt.ts';

interface KnownRefusal {
  /** What the answer holds: message, codes and messages of its errors. */
  readonly says: RegExp;
  readonly status?: number;
  readonly words: string;
}

/** What GitHub refuses for reasons that a person can do something about. */
const known: readonly KnownRefusal[] = [
  {
    says: /no_seat|one more seat/i,
    words: 'the organization has no free seat: buy one, or let somebody go first',
  },
  {
    says: /already_org_admin/i,
    words: 'an owner of the organization is always maintainer: write `role: maintainer`',
  },
  {
    says: /SAML|single sign-on|\bSSO\b/i,
    words: 'the token is not authorized for the single sign-on of the organization: authorize it on GitHub',
  },
  {
    says: /resource not accessible|admin rights|must have admin/i,
    words: 'the token may not do this: give it the permission that it lacks',
  },
  {
    says: /externally managed|team[ _-]?sync|synchroni[sz]ed|identity provider/i,
    words: 'an identity provider decides who is in this team: change it there',
  },
  { says: /block/i, words: 'GitHub lets nobody add somebody who blocked the organization, or was blocked' },
  {
    says: /last (?:owner|admin)/i,
    words: 'the last owner can neither leave nor be made a member: name another one first',
  },
  { says: /.*/, status: 401, words: 'GitHub does not accept the token: it expired or was revoked' },
];

/** Why GitHub refused, in one sentence that says what to do where that is known, and what GitHub said. */
export function refusalWords(refusal: Refusal): string {
  const { status, message } = refusal;
  const said = saidIn(refusal);
  const found = known.find((each) => (each.status ?? status) === status && each.says.test(said));
  const answered = `GitHub answered ${status}${said === '' ? '' : `: ${said}`}`;
  if (found !== undefined) return `${found.words} (${answered})`;
  return message === '' ? answered : answered.trimEnd();
}

/** Everything that an answer says, in one line. */
export function saidIn({ message, errors }: Refusal): string {
  const more = errors.map((error) => error.message ?? [error.field, error.code].filter(Boolean).join(' '));
  return [message, ...more].filter((text) => text !== '').join(', ');
}
