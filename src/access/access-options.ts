import type { JsonObject } from '../digest/json.ts';
import type { Instant } from '../model/model.ts';
import type { InvitationState } from './decision.ts';

/** The published versions of each policy, from 1 without gaps: `PolicyHistories` of the ledger is one. */
export type PublishedPolicies = ReadonlyMap<
  string,
  {
    readonly versions: readonly { readonly version: number; readonly statements: readonly JsonObject[] }[];
  }
>;

export interface PolicyVersions {
  readonly published: PublishedPolicies;
  /** Versions about to be published, with the text of the file. */
  readonly expected?: readonly { readonly policy: string; readonly version: number }[];
}

/** What is known beyond the files. Each may be left out, and then every decision says what was taken for granted. */
export interface AccessOptions {
  readonly versions?: PolicyVersions;
  /** Members (by name) whose invitation was not accepted, as observed at a target. Others count as accepted. */
  readonly invitations?: ReadonlyMap<string, OpenInvitation>;
  /** Whether nothing is known of some of the others: they have still to be invited. */
  readonly notAllInvited?: boolean;
}

/** An invitation that was not accepted. */
export interface OpenInvitation {
  readonly is: InvitationState;
  /** From when on one that is pending is expired. */
  readonly expires?: Instant;
}
