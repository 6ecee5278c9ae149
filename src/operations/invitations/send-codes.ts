import type { Instant, Organization, Target } from '../../model/model.ts';
import type { Notification, Notifier } from '../../notify/notification.ts';
import { webhookNotifier } from '../../notify/post-webhook.ts';
import { commandNotifier } from '../../notify/run-command.ts';
import { isCi } from '../is-ci.ts';
import type { Session } from '../session.ts';
import type { SentInvitation } from './sent-invitation.ts';

/** An invitation that is recorded, with the code that nobody has yet. */
export interface CodeToSend {
  readonly member: string;
  /** Absent where none was made. */
  readonly code?: string;
  readonly expires?: Instant;
}

/** So many codes in a row that cannot be sent mean that none can. */
const mostFailures = 3;

export interface Sending {
  readonly organization: Organization;
  readonly target: Pick<Target, 'notify'>;
  /** The root of the work tree, where a command runs. */
  readonly root: string;
}

/**
 * Sends each code to where the target says, or gives it to be shown this once. Nothing fails because a code could
 * not be sent: `invitation resend` makes another. Where several in a row fail, the rest is not tried: each may take as
 * long as there is patience.
 */
export async function sendCodes(
  session: Session,
  { organization, target, root }: Sending,
  codes: readonly CodeToSend[],
): Promise<readonly SentInvitation[]> {
  const notifier = notifierOf(session, target, root);
  const sent: SentInvitation[] = [];
  for (const { member, code, expires } of codes) {
    const { email, displayName } = organization.members.get(member) ?? {};
    const told = { member, email: email ?? null, expires: expires ?? null, code: null, message: null };
    if (code === undefined) sent.push({ ...told, delivery: 'none' });
    else if (notifier !== undefined) {
      session.progress.step(`sending the invitation of ${member}`);
      const message = await failureOf(notifier, {
        notificationVersion: 1,
        kind: 'invitation',
        organization: organization.name,
        organizationName: organization.displayName ?? organization.name,
        member,
        displayName: displayName ?? null,
        email: told.email,
        code,
        expires: told.expires,
      });
      sent.push({ ...told, delivery: message === null ? 'sent' : 'failed', message });
    } else if (isCi(session)) sent.push({ ...told, delivery: 'withheld' });
    else sent.push({ ...told, delivery: 'shown', code });
  }
  return sent;
}

function notifierOf(
  session: Session,
  { notify }: Pick<Target, 'notify'>,
  root: string,
): Notifier | undefined {
  if (notify === undefined) return undefined;
  if ('webhook' in notify) return givingUp(webhookNotifier(notify.webhook));
  return givingUp(commandNotifier(notify.command, { cwd: root, environment: session.environment }));
}

function givingUp(notifier: Notifier): Notifier {
  let failures = 0;
  return async (notification) => {
    if (failures >= mostFailures) throw new Error(`not tried, after ${failures} that failed`);
    failures += 1;
    await notifier(notification);
    failures = 0;
  };
}

async function failureOf(notifier: Notifier, notification: Notification): Promise<string | null> {
  try {
    await notifier(notification);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
