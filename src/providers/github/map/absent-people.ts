import type { Address } from '../../../plan/address.ts';
import { declaredAccounts } from './declared-accounts.ts';
import { personIn } from './principal-of.ts';
import type { Projecting } from './projecting.ts';

const words = {
  suspended: 'it is suspended',
  'without-account': 'it has no account on GitHub any more',
  nobody: 'nobody has its log-in',
};

/** Who is declared and is not to be in the organization, and why: their removal is no slip of a declaration. */
export function absentPeople({
  organization,
  people,
  left,
}: Pick<Projecting, 'organization' | 'people' | 'left'>): ReadonlyMap<Address, string> {
  const absent = new Map<Address, string>();
  for (const { address } of declaredAccounts(organization)) {
    const name = personIn(address);
    if (people.has(name)) continue;
    const reason = left.get(name);
    absent.set(address, reason === undefined ? 'no role or team puts it there any more' : words[reason]);
  }
  return absent;
}
