import { invariant } from '../../../diagnostic/bylaw-error.ts';
import { type Address, knownAddress } from '../../../plan/address.ts';

/** `member/ana` of `member:acme/ana`. */
export function principalOf(address: Address): string {
  const parsed = knownAddress(address);
  invariant('name' in parsed, `not a principal: ${address}`);
  return `${parsed.kind}/${parsed.name}`;
}

/** What stands for a member or service account in the address of a membership: `ana`, `service-account/ci`. */
export function personIn(address: Address): string {
  const principal = principalOf(address);
  return principal.startsWith('member/') ? principal.slice('member/'.length) : principal;
}
