import type { Member } from '../../model/model.ts';
import type { MemberStatus } from '../../report/views/view-reports.ts';
import type { AskedSource } from '../access/asked-source.ts';

/** Whether a member has access at all: suspended in the files, or invited and not accepted as far as the ledger knows. */
export function memberStatus({ recorded, now }: AskedSource, { name, status }: Member): MemberStatus {
  if (status === 'suspended') return 'suspended';
  const invitation = recorded?.invitations?.open.get(name);
  if (invitation === undefined) return 'active';
  if (invitation.is !== 'invitation-pending') return invitation.is;
  const isOver = invitation.expires !== undefined && invitation.expires <= now;
  return isOver ? 'invitation-expired' : 'pending';
}
