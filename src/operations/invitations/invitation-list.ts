import { standingOf } from '../../audit/lifecycle/invitation.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import { compareText } from '../../model/place.ts';
import type { InvitationListReport } from '../../report/invitations/invitation-reports.ts';
import { withSource } from '../access/with-source.ts';
import type { Session } from '../session.ts';

export interface InvitationListOptions {
  readonly organization?: string;
  /** With those that were accepted or cancelled. */
  readonly all?: boolean;
}

/** The invitations of an organization as this clone knows them, by member; the addresses are those of the files. */
export async function invitationList(
  session: Session,
  { organization: name, all = false }: InvitationListOptions = {},
): Promise<InvitationListReport> {
  const asked = name === undefined ? {} : { organization: name };
  return withSource(session, asked, async ({ organization, recorded, now }) => {
    if (recorded === undefined)
      throw new BylawError('git/no-repository', 'invitations are kept in the ledger, and there is none here');
    const lifecycle = await recorded.ledger.lifecycle(organization.name);
    const invitations = [...lifecycle.values()].map((invitation) => {
      const { member, invited, expires, ended, sent } = invitation;
      const declared = organization.members.get(member);
      return {
        member,
        email: declared?.email ?? null,
        standing: standingOf(invitation, now),
        invited,
        expires: expires ?? null,
        ended: ended ?? null,
        sent,
        declared: declared !== undefined,
      };
    });
    return {
      organization: organization.name,
      now,
      all,
      invitations: invitations
        .filter(({ standing }) => all || standing === 'pending' || standing === 'expired')
        .sort((a, b) => compareText(a.member, b.member)),
      behind: recorded.behind,
    };
  });
}
