import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { InvitationReport } from '../../report/invitations/invitation-reports.ts';
import type { Session } from '../session.ts';
import { accountsOf, refuseForeignAccount } from './account.ts';
import type { InvitationOptions } from './invitation-options.ts';
import { codeHashOf } from './one-time-code.ts';
import { recordEvent } from './record-event.ts';
import { refuseUndeclared } from './refuse-event.ts';

export interface InvitationAcceptOptions extends InvitationOptions {
  readonly code: string;
  /** The accounts of who accepts, such as `github=octocat`. */
  readonly identity?: readonly string[];
}

/**
 * Accepts an invitation by its one-time code, for an account that exists or a new one: from then on the member has
 * what the files give them.
 * @throws BylawError `invitation/…`, and what `recordEvent` does
 */
export async function invitationAccept(
  session: Session,
  options: InvitationAcceptOptions,
): Promise<InvitationReport> {
  const identity = accountsOf(options.identity ?? []);
  if (!/[a-z0-9]/i.test(options.code)) {
    throw new BylawError('invitation/no-code-given', 'no code was given', {
      hint: 'write it to standard input, or give it by --code',
    });
  }
  return recordEvent(
    session,
    options,
    'invitation accepted',
    (context) => {
      const { organization, member, lifecycle } = context;
      if (lifecycle.get(member)?.status === 'pending') {
        refuseUndeclared(member, organization);
        if (organization.members.get(member)?.status === 'suspended') throw suspended(member);
        if (identity !== undefined) refuseForeignAccount(member, identity, context);
      }
      const codeHash = codeHashOf(options.code);
      return { is: 'accept', codeHash, ...(identity === undefined ? {} : { identity }) };
    },
    async (_, recorded) => ({ ...recorded, is: 'accepted', sent: null, edit: null }),
  );
}

function suspended(member: string): BylawError {
  return new BylawError('invitation/suspended', `\`${member}\` is suspended`, {
    hint: `\`bylaw member reactivate ${member}\`, and apply`,
  });
}
