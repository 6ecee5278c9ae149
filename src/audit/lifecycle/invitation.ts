import type { Instant } from '../../model/model.ts';

/** The account of a member in each system that was told when they accepted: by the name of the system. */
export type AcceptedIdentity = Readonly<Record<string, string>>;

/**
 * What became of the invitation of one member. It names neither the address that it went to nor the one-time code:
 * the ledger holds no more about a person than the YAML does, but for the account that accepted.
 */
export interface Invitation {
  readonly member: string;
  /** `pending` past `expires` is expired: see `standingOf`. */
  readonly status: 'pending' | 'accepted' | 'cancelled';
  readonly invited: Instant;
  /** Until when the code counts, exclusive; absent: it does not expire. */
  readonly expires?: Instant;
  /** How many codes were made. */
  readonly sent: number;
  /** SHA-256 of the one code that counts; only while pending, and absent where none was made. */
  readonly codeHash?: string;
  /** When it was accepted or cancelled. */
  readonly ended?: Instant;
  readonly identity?: AcceptedIdentity;
}

/** Every invitation of an organization, by member. Who is not in it was never invited, and counts as accepted. */
export type Lifecycle = ReadonlyMap<string, Invitation>;

export type InvitationStanding = 'pending' | 'expired' | 'accepted' | 'cancelled';

export function standingOf({ status, expires }: Invitation, now: Instant): InvitationStanding {
  return status === 'pending' && expires !== undefined && now >= expires ? 'expired' : status;
}
