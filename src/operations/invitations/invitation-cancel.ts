import { afterEvent } from '../../audit/lifecycle/invitation-event.ts';
import { BylawError } from '../../diagnostic/bylaw-error.ts';
import type { EditReport } from '../../report/edits/edit-report.ts';
import type { InvitationReport } from '../../report/invitations/invitation-reports.ts';
import { withSource } from '../access/with-source.ts';
import { type EditingOptions, editRepository } from '../edits/edit-repository.ts';
import { knownDocument } from '../edits/known-document.ts';
import { removalEdits } from '../edits/members/removal-edits.ts';
import type { Session } from '../session.ts';
import { type InvitationOptions, memberNamed } from './invitation-options.ts';
import { recordEvent } from './record-event.ts';
import { refusedEvent } from './refuse-event.ts';

export type InvitationCancelOptions = InvitationOptions & EditingOptions;

/**
 * Cancels an invitation that was not accepted: its code counts no longer, and the files declare the member no longer,
 * whom the next apply removes. The files are edited first: where they cannot be, nothing is recorded, and where
 * recording fails, running it again records what is missing.
 * @throws BylawError `invitation/…`, and what `editRepository`, `removalEdits` and `recordEvent` throw
 */
export async function invitationCancel(
  session: Session,
  options: InvitationCancelOptions,
): Promise<InvitationReport> {
  const edit = (await isDeclared(session, options)) ? await takenOut(session, options) : null;
  try {
    const what = 'invitation cancelled';
    return await recordEvent(
      session,
      options,
      what,
      () => ({ is: 'cancel' }),
      async (_, recorded) => ({
        ...recorded,
        is: 'cancelled',
        sent: null,
        edit,
      }),
    );
  } catch (error) {
    throw edit === null ? error : withEdit(error, edit);
  }
}

/** Whether the files declare the member. Throws where nothing can be cancelled. */
async function isDeclared(session: Session, options: InvitationCancelOptions): Promise<boolean> {
  const { organization: name } = options;
  return withSource(session, name === undefined ? {} : { organization: name }, async (source) => {
    const { organization, recorded, now } = source;
    const member = memberNamed(options);
    const lifecycle = (await recorded?.ledger.lifecycle(organization.name)) ?? new Map();
    const refusal = afterEvent(lifecycle.get(member), { is: 'cancel' }, now);
    if (typeof refusal === 'string' && refusal !== 'already-invited')
      throw refusedEvent(refusal, member, { organization, lifecycle });
    return organization.members.has(member);
  });
}

async function takenOut(session: Session, options: InvitationCancelOptions): Promise<EditReport> {
  return editRepository(session, options, async (source) => {
    const member = knownDocument(source.organization, 'Member', memberNamed(options));
    return {
      subject: `Cancel the invitation of ${member.name}`,
      edits: await removalEdits(source, member, 'be uninvited'),
    };
  });
}

function withEdit(error: unknown, { files }: EditReport): unknown {
  if (!(error instanceof BylawError)) return error;
  const { code, message, hint, cause, exitCode, details } = error;
  const edited = files.map(({ file }) => `edited already: ${file}; run it again to cancel the code too`);
  return new BylawError(code, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(cause === undefined ? {} : { cause }),
    exitCode,
    details: [...details, ...edited],
  });
}
