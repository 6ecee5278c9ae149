import { invariant } from '../../diagnostic/bylaw-error.ts';
import type { Organization, Target } from '../../model/model.ts';
import type { InvitationReport } from '../../report/invitations/invitation-reports.ts';
import type { Session } from '../session.ts';
import { codeExpiry } from './code-expiry.ts';
import type { InvitationOptions } from './invitation-options.ts';
import { newOneTimeCode } from './one-time-code.ts';
import { recordEvent } from './record-event.ts';
import { refuseUndeclared } from './refuse-event.ts';
import { sendCodes } from './send-codes.ts';

/**
 * Makes another code for an invitation that was not accepted, and sends it: the one before counts no longer, and the
 * time to accept begins anew. What was cancelled is asked again, where the files declare the member still.
 * @throws BylawError `invitation/…`, and what `recordEvent` does
 */
export async function invitationResend(
  session: Session,
  options: InvitationOptions,
): Promise<InvitationReport> {
  const { code, codeHash } = newOneTimeCode();
  return recordEvent(
    session,
    options,
    'invitation sent again',
    ({ organization, member, lifecycle, now }) => {
      if (lifecycle.has(member)) refuseUndeclared(member, organization);
      return { is: 'resend', code: { codeHash, ...codeExpiry(organization, now) } };
    },
    async ({ git, organization, member }, recorded) => {
      const { expires } = recorded.invitation;
      const sending = { organization, target: directoryOf(organization), root: git.root };
      const codes = [{ member, code, ...(expires === undefined ? {} : { expires }) }];
      const [sent] = await sendCodes(session, sending, codes);
      invariant(sent !== undefined, 'one code goes somewhere');
      return { ...recorded, is: 'resent', sent, edit: null };
    },
  );
}

/** Whose `notify` counts: the first directory's that has one. */
function directoryOf(organization: Organization): Pick<Target, 'notify'> {
  const directories = [...organization.targets.values()]
    .filter(({ provider, enabled }) => enabled && provider === 'directory')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return directories.find(({ notify }) => notify !== undefined) ?? {};
}
