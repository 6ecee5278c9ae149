import type { Instant } from '../../model/model.ts';

/** One invitation that was made or made anew, and where its one-time code went. */
export interface SentInvitation {
  readonly member: string;
  readonly email: string | null;
  readonly expires: Instant | null;
  /**
   * `shown`: `code` is here, and nowhere else. `sent`: the target's `notify` took it. `failed`: it did not, see
   * `message`. `withheld`: in CI, whose logs others read. `none`: whoever is suspended gets no code.
   */
  readonly delivery: 'shown' | 'sent' | 'failed' | 'withheld' | 'none';
  readonly code: string | null;
  readonly message: string | null;
}
