import type { LedgerTree } from '../../ledger/ledger.ts';
import { type Address, objectAddress } from '../../plan/address.ts';

/** The members of an organization whose invitation was not accepted, under the names that the ledger has. */
export async function waitingMembers(
  ledger: Pick<LedgerTree, 'lifecycle'>,
  organization: string,
): Promise<ReadonlySet<Address>> {
  const waiting = new Set<Address>();
  for (const { member, status } of (await ledger.lifecycle(organization)).values())
    if (status !== 'accepted') waiting.add(objectAddress('member', organization, member));
  return waiting;
}
