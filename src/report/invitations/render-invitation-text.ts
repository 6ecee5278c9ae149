import { renderEditText } from '../edits/render-edit-text.ts';
import { renderSettled } from '../render-settled.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { InvitationReport } from './invitation-reports.ts';
import { renderSentInvitations } from './render-sent-invitations.ts';

/** What was done to one invitation. */
export function renderInvitationText(report: InvitationReport, style: Style = plain): string {
  const { settled, entry } = report;
  const lines = [
    ...settled.map(renderSettled),
    ...whatOf(report, style),
    `Recorded as entry ${entry.sequence} (${entry.commit.slice(0, 7)}).`,
  ];
  const edited = report.edit === null ? '' : `\n${renderEditText(report.edit, style)}`;
  return `${lines.join('\n')}\n${edited}`;
}

function whatOf({ is, organization, invitation, sent }: InvitationReport, style: Style): readonly string[] {
  const who = sanitizeLine(invitation.member);
  if (is === 'resent' && sent !== null) return renderSentInvitations([sent], style);
  if (is === 'accepted') {
    const accounts = Object.entries(invitation.identity ?? {}).map(
      ([system, account]) => `${account} (${system})`,
    );
    const as = accounts.length === 0 ? '' : ` as ${sanitizeLine(accounts.join(', '))}`;
    return [`${who} accepted${as}, and is a member of ${sanitizeLine(organization)} now.`];
  }
  return [`The invitation of ${who} is cancelled: its code counts no longer.`];
}
