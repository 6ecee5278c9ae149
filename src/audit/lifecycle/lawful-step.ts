import type { JsonObject } from '../../digest/json.ts';
import { jsonEqual } from '../../digest/json-equal.ts';
import type { Instant } from '../../model/model.ts';
import type { Invitation } from './invitation.ts';
import { afterEvent, type InvitationEvent } from './invitation-event.ts';

/** Whether some event made at a time leads from one invitation to another: nobody wrote the second by hand. */
export function isLawfulStep(before: Invitation, after: Invitation, at: Instant): boolean {
  const event = eventTo(before, after);
  return event !== undefined && isSame(afterEvent(before, event, at), after);
}

/** Whether this is what is recorded of somebody who is invited at a time. */
export function isNewInvitation(invitation: Invitation, at: Instant): boolean {
  const { member } = invitation;
  const code = codeOf(invitation);
  return isSame(afterEvent(undefined, { is: 'invite', member, ...(code && { code }) }, at), invitation);
}

function eventTo(before: Invitation, after: Invitation): InvitationEvent | undefined {
  if (after.status === 'cancelled') return { is: 'cancel' };
  if (after.status === 'accepted') {
    const { codeHash = '' } = before;
    return { is: 'accept', codeHash, ...(after.identity === undefined ? {} : { identity: after.identity }) };
  }
  const code = codeOf(after);
  return code === undefined || code.codeHash === before.codeHash ? undefined : { is: 'resend', code };
}

function codeOf({ codeHash, expires }: Invitation) {
  if (codeHash === undefined) return undefined;
  return { codeHash, ...(expires === undefined ? {} : { expires }) };
}

function isSame(one: unknown, other: Invitation): boolean {
  return jsonEqual(one as JsonObject, other as unknown as JsonObject);
}
