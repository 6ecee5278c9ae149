import type { Invitation, InvitationStanding } from '../../audit/lifecycle/invitation.ts';
import type { SettledIntent } from '../../audit/settled-intent.ts';
import type { EditReport } from '../edits/edit-report.ts';
import type { SentInvitationReport } from './render-sent-invitations.ts';

/** What was done to one invitation. */
export interface InvitationReport {
  readonly is: 'accepted' | 'resent' | 'cancelled';
  readonly organization: string;
  readonly invitation: Invitation;
  readonly entry: { readonly sequence: number; readonly commit: string };
  /** What an apply left open, and was settled first. */
  readonly settled: readonly SettledIntent[];
  /** Where the new code went; null where there is none. */
  readonly sent: SentInvitationReport | null;
  /** What was edited so that the files declare the member no longer; null where they did not, or do still. */
  readonly edit: EditReport | null;
}

export interface ListedInvitation {
  readonly member: string;
  readonly email: string | null;
  readonly standing: InvitationStanding;
  readonly invited: string;
  readonly expires: string | null;
  readonly ended: string | null;
  /** How many codes were made: without any, nobody can accept. */
  readonly sent: number;
  /** Whether the files declare the member. */
  readonly declared: boolean;
}

export interface InvitationListReport {
  readonly organization: string;
  readonly now: string;
  /** Whether those that ended are here too. */
  readonly all: boolean;
  readonly invitations: readonly ListedInvitation[];
  /** A remote that is known to hold newer entries. */
  readonly behind: string | null;
}
