import type { ObservedMember } from '../../audit/observations/observed-member.ts';
import type { AskedSource } from '../access/asked-source.ts';
import { ownLedger } from '../own-ledger.ts';
import { observedMembers } from './observed-members.ts';

/** What was seen of the members of the organization asked about: as known now, whatever day is asked about. */
export async function seenBySource(
  { organization, recorded }: AskedSource,
  member?: string,
): Promise<ReadonlyMap<string, ObservedMember>> {
  if (recorded === undefined) return new Map();
  const { remote } = await ownLedger(recorded.git);
  return observedMembers(recorded.git, remote, organization.name, member);
}
