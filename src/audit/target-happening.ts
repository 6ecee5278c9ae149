import type { Address } from '../plan/address.ts';

/** What a system's own log says that somebody did there. */
export interface TargetHappening {
  /** RFC 3339, UTC. */
  readonly at: string;
  /** Who did it, as the system calls them. */
  readonly who: string;
  /** What was done, in the system's own words: `team.add_member`. */
  readonly what: string;
  /** What it was done to. */
  readonly address: Address;
}

/** What a system's log says of some time. */
export interface AuditTrail {
  readonly happenings: readonly TargetHappening[];
  /** Why there is nothing to be had, in a sentence; absent where the log was read. */
  readonly missing?: string;
}
