import { timingSafeEqual } from 'node:crypto';
import type { Instant } from '../../model/model.ts';
import { type AcceptedIdentity, type Invitation, standingOf } from './invitation.ts';

/** A one-time code: only its hash is known here. */
export interface NewCode {
  readonly codeHash: string;
  /** Absent: it does not expire. */
  readonly expires?: Instant;
}

export type InvitationEvent =
  /** Without a code, nobody can accept before one is sent. */
  | { readonly is: 'invite'; readonly member: string; readonly code?: NewCode }
  | { readonly is: 'accept'; readonly codeHash: string; readonly identity?: AcceptedIdentity }
  | { readonly is: 'resend'; readonly code: NewCode }
  | { readonly is: 'cancel' };

export type InvitationRefusal =
  | 'not-invited'
  | 'already-invited'
  | 'already-accepted'
  | 'cancelled'
  | 'expired'
  | 'no-code'
  | 'wrong-code';

/** What an event makes of an invitation, or why it makes nothing. A code counts once, and only the newest one. */
export function afterEvent(
  invitation: Invitation | undefined,
  event: InvitationEvent,
  now: Instant,
): Invitation | InvitationRefusal {
  if (event.is === 'invite') return invitation === undefined ? invited(event, now) : 'already-invited';
  if (invitation === undefined) return 'not-invited';
  const standing = standingOf(invitation, now);
  if (standing === 'accepted') return 'already-accepted';
  if (event.is === 'resend') return resent(invitation, event.code);
  if (standing === 'cancelled') return 'cancelled';
  if (event.is === 'cancel') return ended(invitation, 'cancelled', now);
  if (invitation.codeHash === undefined) return 'no-code';
  if (!isSame(invitation.codeHash, event.codeHash)) return 'wrong-code';
  if (standing === 'expired') return 'expired';
  const { identity } = event;
  return { ...ended(invitation, 'accepted', now), ...(identity === undefined ? {} : { identity }) };
}

function invited({ member, code }: Extract<InvitationEvent, { is: 'invite' }>, now: Instant): Invitation {
  return { member, status: 'pending', invited: now, sent: code === undefined ? 0 : 1, ...code };
}

/** The code before dies, and what was cancelled is asked again. */
function resent({ member, invited: first, sent }: Invitation, code: NewCode): Invitation {
  return { member, status: 'pending', invited: first, sent: sent + 1, ...code };
}

function ended({ member, invited: first, sent }: Invitation, status: 'accepted' | 'cancelled', now: Instant) {
  return { member, status, invited: first, sent, ended: now } as const;
}

/** In the same time wherever they differ. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
