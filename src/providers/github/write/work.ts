import type { Instant } from '../../../model/model.ts';
import type { Address } from '../../../plan/address.ts';
import type { Attempt } from './attempt.ts';
import type { InvitationQuota } from './invitation-quota.ts';
import type { OrganizationDraft } from './organization-draft.ts';

/** What carrying out one change has at hand. */
export interface Work {
  readonly attempt: Attempt;
  readonly draft: OrganizationDraft;
  readonly quota: InvitationQuota;
  /** The organization's log-in. */
  readonly org: string;
  /** Whether the apply that this belongs to is going to make the entry. */
  isPlanned(address: Address): boolean;
  now(): Instant;
  /** Tells, of a change that was made, what somebody should know besides. */
  note(message: string): void;
}
