import type { Address } from '../address.ts';

/** What an edge that is announced for later is named by among digests of changes. */
export function scheduledKey(address: Address): string {
  return `scheduled ${address}`;
}
