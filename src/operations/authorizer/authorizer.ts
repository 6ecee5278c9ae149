import type { AccessQuestion, EffectivePermissions, WhoCan } from '../../access/answers.ts';
import type { Decision } from '../../access/decision.ts';
import type { AccessRequest } from '../../access/request.ts';

/** A time; a number is milliseconds since 1970. */
export type Moment = Date | number;

/** What answers are given from. */
export interface AccessVersion {
  readonly organization: string;
  /** The commit whose files count; null where they are those of a folder. */
  readonly commit: string | null;
  /** The ledger's entry whose policy versions count; null without a ledger. */
  readonly sequence: number | null;
  /** A remote that is known to hold newer entries, which are not in this clone: what it took away still counts here. */
  readonly behind: string | null;
  readonly loadedAt: string;
}

/**
 * Answers from one version. It never changes, so that whatever is asked of it fits together. What is wrong inside of a
 * request is answered (`refused`, which denies); what is no request at all throws `authorizer/not-a-request`, and what
 * is no time `authorizer/not-a-time`.
 */
export interface AccessSnapshot {
  readonly version: AccessVersion;
  /** The decision and why. Without `now`: at the authorizer's clock. */
  decide(request: AccessRequest, now?: Moment): Decision;
  /** Whether `decide` would allow, many times faster. */
  isAllowed(request: AccessRequest, now?: Moment): boolean;
  /** What a principal may do over the whole catalogue. */
  effectivePermissions(principal: string, now?: Moment): EffectivePermissions;
  /** Everybody whom a request would be allowed. Throws `authorizer/refused-question` for one that cannot be asked. */
  whoCan(question: AccessQuestion, now?: Moment): WhoCan;
}

/** The same, always from the newest version loaded: each call from one whole version. */
export interface Authorizer extends AccessSnapshot {
  /** The version of now, to ask several things of it. */
  snapshot(): AccessSnapshot;
  /**
   * Loads anew, and gives the version that was loaded. Until then, and where it fails, calls are answered from the
   * version before; a failure is thrown. Calls while one is at work lead to one more reload after it.
   */
  reload(): Promise<AccessVersion>;
}

/** A decision that was made, for a log. */
export interface DecisionRecord {
  /** The time of the clock when it was made. */
  readonly at: string;
  /** The time it was made for: which bindings were in force. */
  readonly now: string;
  readonly request: AccessRequest;
  readonly effect: Decision['effect'];
  /** With all that `decide` said; absent for `isAllowed`, which looks for no reason. */
  readonly decision?: Decision;
  readonly version: AccessVersion;
}
