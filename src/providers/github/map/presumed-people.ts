import type { JsonObject } from '../../../digest/json.ts';
import { type Address, objectAddress } from '../../../plan/address.ts';
import type { StateEntries } from '../../../plan/state.ts';

/**
 * Everybody who is ever put into a team, or is assigned a role, as a member, but for those who are told to be one, at
 * whatever time: where nothing was read and Bylaw manages no people, who is in the organization is not known, and what
 * they would get there must not be passed over. Who comes into a team, or leaves one, is in the organization as before.
 */
export function presumedPeople(ever: readonly ReadonlyMap<Address, unknown>[]): StateEntries {
  const all = new Map<Address, JsonObject>();
  for (const entries of ever) {
    for (const address of entries.keys()) {
      const person = personOf(address);
      if (person !== undefined && !ever.some((each) => each.has(person))) all.set(person, { role: 'member' });
    }
  }
  return all;
}

function personOf(address: Address): Address | undefined {
  const colon = address.indexOf(':');
  const kind = address.slice(0, colon);
  const [organization = '', ...rest] = address.slice(colon + 1).split('/');
  if (kind === 'team-member') {
    const [, name = '', account] = rest;
    return account === undefined
      ? objectAddress('member', organization, name)
      : objectAddress('service-account', organization, account);
  }
  const [holder, name = ''] = rest;
  if (kind !== 'binding' || (holder !== 'member' && holder !== 'service-account')) return undefined;
  return objectAddress(holder, organization, name.split('#')[0] ?? name);
}
