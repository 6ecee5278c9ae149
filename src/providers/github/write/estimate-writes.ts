import type { Change } from '../../../plan/plan.ts';
import type { Estimate } from '../../provider.ts';

export interface EstimateTerms {
  /** Milliseconds between writes. */
  readonly pace: number;
  /** Invitations that are still taken today; those beyond fail without a request. */
  readonly invitationQuota: number | undefined;
}

interface Cost {
  readonly reads: number;
  readonly writes: number;
  /** Of the writes, those for which GitHub mails somebody: they come three times slower. */
  readonly mails: number;
}

/** What carrying changes out takes if nothing goes wrong: nearly all of the time is the pause between writes. */
export function estimateWrites(
  changes: readonly Change[],
  { pace, invitationQuota }: EstimateTerms,
): Estimate {
  let invitations = invitationQuota ?? Number.POSITIVE_INFINITY;
  let [requests, pauses] = [0, 0];
  for (const change of changes) {
    if (isInvitation(change)) {
      if (invitations <= 0) continue;
      invitations -= 1;
    }
    const { reads, writes, mails } = costOf(change);
    requests += reads + writes;
    pauses += writes - mails + 3 * mails;
  }
  return { requests, seconds: Math.ceil((pauses * pace) / 1000) };
}

function isInvitation({ action, address }: Change): boolean {
  return action === 'create' && isPerson(address);
}

function costOf({ action, address }: Change): Cost {
  if (action === 'rename') return { reads: 0, writes: 0, mails: 0 };
  if (isPerson(address)) return { reads: 0, writes: 1, mails: action === 'delete' ? 0 : 1 };
  // The team itself and those under it are looked at before it is deleted.
  if (address.startsWith('team:') && action === 'delete') return { reads: 2, writes: 1, mails: 0 };
  if (address.startsWith('binding:')) return { reads: 1, writes: 1, mails: 0 };
  return { reads: 0, writes: 1, mails: 0 };
}

function isPerson(address: string): boolean {
  return address.startsWith('member:') || address.startsWith('service-account:');
}
