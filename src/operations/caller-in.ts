import { declaredIn } from '../model/declared-in.ts';
import type { Organization } from '../model/model.ts';
import { knownAddress } from '../plan/address.ts';
import type { StateEntries } from '../plan/state.ts';
import { emailsIn } from '../plan/state-facts.ts';

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
  for (const [name, { head }] of declaredIn(organization.members)) {
    const known = head === undefined ? organization.members.get(name)?.email : head.email;
    if (isCaller(known)) return `member/${name}`;
  }
  for (const [address, known] of emailsIn(recorded)) {
    if (!isCaller(known)) continue;
    const parsed = knownAddress(address);
    if (parsed.kind === 'member') return `member/${parsed.name}`;
  }
  return undefined;
}
