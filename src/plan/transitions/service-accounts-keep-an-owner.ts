import { createDiagnostic } from '../../diagnostic/create-diagnostic.ts';
import type { PlacedDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Json } from '../../digest/json.ts';
import { type Address, knownAddress } from '../address.ts';
import type { StateEntries } from '../state.ts';
import { placeOf, type TransitionInput } from './transition.ts';

/** No active account loses its owner by this change, not even one that Bylaw does not manage. */
export function serviceAccountsKeepAnOwner(input: TransitionInput): readonly PlacedDiagnostic[] {
  const { last, next } = input;
  const gone = new Set<Address>();
  for (const address of input.changed)
    if (isActive(last, address) && !isActive(next, address)) gone.add(address);
  if (gone.size === 0) return [];
  return [...next].flatMap(([address, value]) => {
    if (!address.startsWith('service-account:') || value.status === 'suspended') return [];
    const owner = ownerAddress(address, value.owner);
    if (owner === undefined || !gone.has(owner)) return [];
    const how = next.has(owner) ? 'suspended' : 'removed';
    return createDiagnostic('plan/orphaned-service-account', {
      message: `\`${String(value.owner)}\`, who owns service account \`${nameIn(address)}\`, is ${how}`,
      ...placeOf(input, address, 'owner'),
      hint: 'name another owner in the same change, or suspend the account too',
    });
  });
}

function ownerAddress(account: Address, owner: Json | undefined): Address | undefined {
  if (typeof owner !== 'string') return undefined;
  const [kind = '', name = ''] = owner.split('/');
  return `${kind}:${knownAddress(account).organization}/${name}`;
}

function isActive(entries: StateEntries, address: Address): boolean {
  const value = entries.get(address);
  return value !== undefined && value.status !== 'suspended';
}

function nameIn(address: Address): string {
  return address.slice(address.indexOf('/') + 1);
}
