import ipaddr from 'ipaddr.js';

const { IPv4, IPv6 } = ipaddr;

/**
 * Whether a text is an address (`10.0.0.7`, `2001:db8::1`) or a range of them (`10.0.0.0/8`). Only the usual
 * spelling counts: an address in octal or with a part left out is another one to another reader, and a range has no
 * network interface (`%eth0`).
 */
export function isAddressOrRange(text: string): boolean {
  const { address = '', slash, bits = '' } = written.exec(text)?.groups ?? {};
  const most = bitsOf(address);
  if (most === undefined) return false;
  return slash === undefined || (/^(?:0|[1-9]\d{0,2})$/.test(bits) && Number(bits) <= most);
}

/** How many bits the address of a range has, whatever stands after its slash; undefined where it is no address. */
export function bitsOf(address: string): 32 | 128 | undefined {
  if (IPv4.isValidFourPartDecimal(address)) return 32;
  if (address.includes('%') || !IPv6.isValid(address)) return undefined;
  // Its last part may be a v4 address, of which `ipaddr.js` takes octal and hexadecimal numbers too.
  const last = address.slice(address.lastIndexOf(':') + 1);
  return last.includes('.') && !IPv4.isValidFourPartDecimal(last) ? undefined : 128;
}

const written = /^(?<address>[^/\s]+)(?:(?<slash>\/)(?<bits>.*))?$/;
