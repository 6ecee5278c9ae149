import ipaddr from 'ipaddr.js';
import { isAddressOrRange } from '../../model/services/address-range.ts';

export type Address = ReturnType<typeof ipaddr.parse>;

/** A range of addresses of one kind: those that begin with the same `bits` bits. */
export interface AddressRange {
  readonly first: Address;
  readonly bits: number;
}

/** An address, of which a v4 one written as v6 is the v4 one; undefined for a range and anything else. */
export function addressOf(text: string): Address | undefined {
  return text.includes('/') || !isAddressOrRange(text) ? undefined : ipaddr.process(text);
}

/** A range, or an address as the range that holds it alone. */
export function addressRangeOf(text: string): AddressRange | undefined {
  if (!isAddressOrRange(text)) return undefined;
  const [address = '', written] = text.split('/');
  const parsed = ipaddr.parse(address);
  const isV6 = parsed.kind() === 'ipv6';
  const bits = written === undefined ? (isV6 ? 128 : 32) : Number(written);
  const first = ipaddr.process(address);
  // Of a range that is wider than all v4 addresses, those of v6 remain.
  if (!isV6 || first.kind() === 'ipv6' || bits < 96)
    return { first: isV6 && bits < 96 ? parsed : first, bits };
  return { first, bits: bits - 96 };
}

export function isInRange(address: Address, { first, bits }: AddressRange): boolean {
  return address.kind() === first.kind() && address.match(first, bits);
}
