import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';

export interface SentInvitationReport {
  readonly member: string;
  readonly email: string | null;
  readonly expires: string | null;
  readonly delivery: 'shown' | 'sent' | 'failed' | 'withheld' | 'none';
  readonly code: string | null;
  readonly message: string | null;
}

/** Who was invited and where the one-time code went, a line each; a code stands here and nowhere else. */
export function renderSentInvitations(
  invitations: readonly SentInvitationReport[],
  style: Style = plain,
): readonly string[] {
  const lines = invitations.map((invitation) => {
    const { member, email, expires } = invitation;
    const to = email === null ? '' : ` (${sanitizeLine(email)})`;
    const until = expires === null ? '' : `, until ${expires}`;
    return `invited ${style.bold(sanitizeLine(member))}${to}${until}: ${whereTo(invitation, style)}`;
  });
  const shown = invitations.some(({ delivery }) => delivery === 'shown');
  return shown ? [...lines, 'one-time codes are shown this once: hand each to whom it is for'] : lines;
}

function whereTo({ member, delivery, code, message }: SentInvitationReport, style: Style): string {
  const again = `\`bylaw invitation resend ${sanitizeLine(member)}\``;
  switch (delivery) {
    case 'shown':
      return `one-time code ${style.bold(code ?? '')}`;
    case 'sent':
      return 'the code was handed to `notify`';
    case 'failed':
      return `${style.yellow('the code was not sent')}: ${sanitizeLine(message ?? '')}; ${again} makes another`;
    case 'withheld':
      return `the code is not shown in CI: set \`notify\` on the target, or ${again} elsewhere`;
    case 'none':
      return `suspended, so that no code was made; once reactivated, ${again} makes one`;
  }
}
