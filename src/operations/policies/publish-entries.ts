import type { LedgerEntry } from '../../audit/entry.ts';
import type { AskedSource } from '../access/asked-source.ts';

/** The entries that published policies, by `deploy@3`; up to the newest entry that counts. */
export async function publishEntries(
  { organization, recorded }: AskedSource,
  wanted: (policy: string) => boolean,
): Promise<ReadonlyMap<string, LedgerEntry>> {
  const found = new Map<string, LedgerEntry>();
  if (recorded === undefined) return found;
  for await (const { entry } of recorded.ledger.entries({ organization: organization.name })) {
    if (entry.sequence > recorded.sequence) continue;
    for (const { policy, version } of entry.published ?? []) {
      if (wanted(policy)) found.set(`${policy}@${version}`, entry);
    }
  }
  return found;
}
