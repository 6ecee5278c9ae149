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
  const isCaller = (other: unknown) =>
    typeof other === 'string' && other.toLowerCase() === email.toLowerCase();
  const declared = [...organization.members.values()].find((member) => isCaller(member.email));
  if (declared !== undefined) return `member/${declared.name}`;
  for (const [address, value] of recorded) {
    const parsed = knownAddress(address);
    if (parsed.kind === 'member' && isCaller(value.email)) return `member/${parsed.name}`;
  }
  return undefined;
}
