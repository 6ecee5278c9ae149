import { behindNote } from '../behind-note.ts';
import { countOf } from '../count-of.ts';
import { renderCsv } from '../render-csv.ts';
import { renderTable } from '../render-table.ts';
import { sanitizeLine } from '../sanitize-text.ts';
import { plain, type Style } from '../style.ts';
import type { InvitationListReport, ListedInvitation } from './invitation-reports.ts';

/** Invitations, a line each, and the way round for a code that got lost. */
export function renderInvitationListText(report: InvitationListReport, style: Style = plain): string {
  const { organization, all, invitations, behind } = report;
  const what = all ? 'invitation' : 'open invitation';
  const rows = invitations.map((each) =>
    [each.member, each.email ?? '', stateOf(each), each.invited, untilOf(each)].map(sanitizeLine),
  );
  const headings = ['member', 'e-mail', 'state', 'invited', 'until'];
  const table = rows.length === 0 ? [] : ['', ...renderTable(headings, rows, style)];
  const open = invitations.filter(({ standing }) => standing === 'pending' || standing === 'expired');
  const lines = [
    style.bold(`${countOf(invitations.length, what)} of ${sanitizeLine(organization)}`),
    ...table,
    ...(open.length === 0
      ? []
      : ['', 'A code that got lost or has expired: `bylaw invitation resend MEMBER` makes another.']),
    ...(behind === null ? [] : [style.yellow(`note: ${behindNote(behind)}`)]),
  ];
  return `${lines.join('\n')}\n`;
}

export function renderInvitationListCsv({ invitations }: InvitationListReport): string {
  const headings = ['member', 'email', 'standing', 'invited', 'expires', 'ended', 'codes', 'declared'];
  return renderCsv(
    headings,
    invitations.map(({ member, email, standing, invited, expires, ended, sent, declared }) => [
      member,
      email ?? '',
      standing,
      invited,
      expires ?? '',
      ended ?? '',
      String(sent),
      String(declared),
    ]),
  );
}

function stateOf({ standing, sent, declared }: ListedInvitation): string {
  const code = standing === 'pending' && sent === 0 ? ', no code made yet' : '';
  return `${standing}${code}${declared ? '' : ', no longer declared'}`;
}

function untilOf({ standing, expires, ended }: ListedInvitation): string {
  return standing === 'accepted' || standing === 'cancelled' ? (ended ?? '') : (expires ?? '');
}
