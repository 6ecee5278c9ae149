import type { Organization } from '../model/model.ts';
import { knownAddress } from '../plan/address.ts';
import type { StateEntries } from '../plan/state.ts';

/**
 * The member whose e-mail address Git gives for whoever runs this: a claim, good enough to keep them from locking
 * themselves out. One that the files no longer declare is still in the record.
 */
export function callerIn(
  organization: Organization,
  recorded: StateEntries,
  email: string | undefined,
): string | undefined {
  if (email === undefined) return undefined;
  const wanted = email.toLowerCase();
  const isCaller = (other: unknown) => typeof other === 'string' && other.toLowerCase() === wanted;
  for (const member of organization.members.values()) {
    if (isCaller(member.email)) return `member/${member.name}`;
  }
  for (const [address, value] of recorded) {
    if (!address.startsWith('member:') || !isCaller(value.email)) continue;
    const parsed = knownAddress(address);
    if (parsed.kind === 'member') return `member/${parsed.name}`;
  }
  return undefined;
}
